/** Whom the bytes really name: the last look before they leave. */
import { EXIT, UserError } from '../../errors.ts'
import type { Prepared } from '../channel.ts'
import { parseAddress } from './address.ts'

export interface MailEnvelope {
  readonly from: string
  readonly to: string
}

/** Longest header block that is looked at, in bytes; our own stay far below. */
const MAX_HEADERS = 256 * 1024

/**
 * Puts the envelope together and holds it against what was approved: exactly one recipient, the same in the approved
 * message and in the bytes.
 * @param sender address of the account (`email.from`); null: the From of the bytes
 * @throws UserError `recipient_changed` (exit 6), `missing_setting` (exit 2) when nobody is named as sender
 */
export function envelopeOf(prepared: Prepared, sender: string | null): MailEnvelope {
  const { to } = prepared.message
  if (parseAddress(to) !== to || headerAddress(prepared.bytes, 'to') !== to) {
    throw new UserError(
      'recipient_changed',
      EXIT.refused,
      'The mail names another recipient than the approved one.',
    )
  }
  const from = parseAddress(sender ?? headerAddress(prepared.bytes, 'from') ?? '')
  if (from !== null) return { from, to }
  throw new UserError('missing_setting', EXIT.usage, 'There is no sender address for e-mail.', {
    hints: ['escalate config set email.from you@example.org'],
    missing: ['email.from'],
  })
}

/**
 * @param name header in lower case
 * @returns the address of the only header of that name, as written; null when there is none or several
 */
export function headerAddress(bytes: Uint8Array, name: string): string | null {
  const found = headerLines(bytes).filter(line => line.toLowerCase().startsWith(`${name}:`))
  if (found.length !== 1) return null
  const value = (found[0] ?? '').slice(name.length + 1).trim()
  const open = value.lastIndexOf('<')
  return open >= 0 && value.endsWith('>') ? value.slice(open + 1, -1) : value
}

function headerLines(bytes: Uint8Array): string[] {
  const start = Buffer.from(bytes.subarray(0, MAX_HEADERS)).toString('latin1')
  const end = start.indexOf('\r\n\r\n')
  return (end < 0 ? start : start.slice(0, end)).replace(/\r\n[ \t]+/g, ' ').split('\r\n')
}
