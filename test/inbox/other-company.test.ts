import { describe, expect, it } from 'vitest'
import type { ChannelName } from '../../src/case/model.ts'
import { directoryOf } from '../../src/companies/directory.ts'
import type { Company, CompanyChannel } from '../../src/companies/record.ts'
import { withKnownDesk } from '../../src/inbox/known-desk.ts'
import { otherCompany, readAsOthers } from '../../src/inbox/other-company.ts'
import type { IncomingMessage } from '../../src/replies/incoming.ts'
import { reading, redirectTo } from '../case/history.ts'

const desk = (
  channel: ChannelName,
  address: string,
  change: Partial<CompanyChannel> = {},
): CompanyChannel => ({
  channel,
  address,
  platformId: null,
  purpose: 'support',
  hours: null,
  status: 'active',
  ended: null,
  source: 'their imprint',
  checked: '2026-01-05',
  confidence: 'medium',
  note: null,
  ...change,
})

const company = (
  id: string,
  name: string,
  channels: CompanyChannel[],
  change: Partial<Company> = {},
): Company => ({
  id,
  name,
  aliases: [],
  countries: ['DE'],
  sector: 'telecom',
  website: `https://www.${id}.example/`,
  wikidata: null,
  successor: null,
  gone: false,
  channels,
  ...change,
})

const MINE = company('fernruf', 'Fernruf', [
  desk('x', '@Fernruf_hilft'),
  desk('phone', '+49 800 5550100'),
  desk('letter', 'Fernruf GmbH\nWeg 1\n12345 Stadt'),
])
const RIVAL = company('funknetz', 'Funknetz', [
  desk('x', '@Funknetz_Team'),
  desk('facebook', 'funknetz'),
  desk('email', 'service@funknetz.example'),
  desk('email', 'funknetz@gmail.com'),
])
const HEIR = company('erbe', 'Erbe', [desk('x', '@Erbe_hilft')])
const GONE = company('altnetz', 'Altnetz', [], { successor: { id: 'erbe', name: 'Erbe', since: '2020' } })
const SISTER = company('fernruf-at', 'Fernruf Austria', [desk('x', '@FernrufAT')])
const DIRECTORY = directoryOf([MINE, RIVAL, HEIR, GONE, SISTER])

const from = (channel: ChannelName, sender: string | null, inReplyTo: string[] = []): IncomingMessage => ({
  channel,
  from: sender,
  senderName: null,
  subject: null,
  text: 'We solved it.',
  headers: [],
  messageId: null,
  inReplyTo,
  report: null,
  company: null,
  ownRefs: [],
  sentBefore: null,
})

describe('the sender speaks for another company', () => {
  it.each([
    ['x', '@Funknetz_Team'],
    ['x', 'https://x.com/funknetz_team'],
    ['x-dm', '@funknetz_team'],
    ['facebook', 'funknetz'],
    ['messenger', 'funknetz'],
    ['email', 'service@funknetz.example'],
    ['email', 'Anna <anna@mail.funknetz.example>'],
  ] as const)('%s %s', (channel, sender) => {
    expect(otherCompany(from(channel, sender), MINE, DIRECTORY)?.id).toBe('funknetz')
  })

  it('is not official and settles nothing, and the evidence names that company', () => {
    const read = readAsOthers(
      reading('offer', { official: null }),
      from('x', '@Funknetz_Team'),
      MINE,
      DIRECTORY,
    )
    expect(read).toMatchObject({ official: false, settles: false, class: 'offer' })
    expect(read.evidence).toEqual(['words', '@Funknetz_Team: account of Funknetz, another company'])
    const mail = readAsOthers(
      reading('offer', { official: null }),
      from('email', 'a@funknetz.example'),
      MINE,
      DIRECTORY,
    )
    expect(mail.evidence).toContain('a@funknetz.example: address of Funknetz, another company')
  })
})

describe('the sender does not', () => {
  it.each([
    ['x', '@Fernruf_hilft', MINE],
    ['x', '@anna_muster', MINE],
    ['x', '@Funknetz_Tearn', MINE],
    ['x', '@funknetz', MINE],
    ['email', 'someone@gmail.com', MINE],
    ['email', 'service@funknetz.example.evil.test', MINE],
    ['phone', 'Funknetz', MINE],
    ['x', null, MINE],
    ['x', '@Erbe_hilft', GONE],
    ['x', '@FernrufAT', MINE],
    ['x', '@Funknetz_Team', null],
  ] as const)('%s %s', (channel, sender, mine) => {
    expect(otherCompany(from(channel, sender), mine, DIRECTORY)).toBeNull()
  })

  it('and what is official, or an answer in our own thread, stays as it was read', () => {
    const official = reading('answer', { official: true })
    expect(readAsOthers(official, from('x', '@Funknetz_Team'), MINE, DIRECTORY)).toBe(official)
    const handedOn = reading('answer', { official: null })
    const answer = from('email', 'service@funknetz.example', ['<ours@example.org>'])
    expect(readAsOthers(handedOn, answer, MINE, DIRECTORY)).toBe(handedOn)
  })
})

describe('a redirect without an address', () => {
  const known = (channel: ChannelName, address: string | null = null) =>
    withKnownDesk(redirectTo(channel, address), MINE).redirect?.known?.address

  it('carries the one that the directory has there, with its source', () => {
    expect(withKnownDesk(redirectTo('phone', null), MINE).redirect?.known).toEqual({
      address: '+49 800 5550100',
      source: 'their imprint',
      checked: '2026-01-05',
      confidence: 'medium',
    })
    expect(known('letter')).toBe('Fernruf GmbH\nWeg 1\n12345 Stadt')
    expect(known('x-dm')).toBe('@Fernruf_hilft')
  })

  it('or none, where the directory has none, one was named, or no company is known', () => {
    expect(known('messenger')).toBeUndefined()
    expect(known('phone', '0800 1')).toBeUndefined()
    expect(withKnownDesk(redirectTo('phone', null), null).redirect?.known).toBeUndefined()
    const plain = reading('answer')
    expect(withKnownDesk(plain, MINE)).toBe(plain)
  })
})
