/** "Please call our hotline", without a number: the directory may know it. */
import type { ChannelName } from '../case/model.ts'
import type { Reading } from '../case/reading.ts'
import { usableChannel } from '../companies/desks.ts'
import type { Company } from '../companies/record.ts'

/** Direct messages go to the account of the posts. */
const ACCOUNT_OF: Readonly<Partial<Record<ChannelName, ChannelName>>> = { 'x-dm': 'x', messenger: 'facebook' }

function deskOf(company: Company, channel: ChannelName) {
  const own = usableChannel(company, channel).channel
  const account = ACCOUNT_OF[channel]
  return own ?? (account ? usableChannel(company, account).channel : null)
}

/** @returns the reading; a redirect without an address carries the one that the directory has on that channel */
export function withKnownDesk(reading: Reading, company: Company | null): Reading {
  const { redirect } = reading
  const desk = company && redirect?.address === null ? deskOf(company, redirect.channel) : null
  if (!redirect || !desk) return reading
  const { address, source, checked, confidence } = desk
  return { ...reading, redirect: { ...redirect, known: { address, source, checked, confidence } } }
}
