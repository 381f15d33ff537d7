/** The text of a mail that has none but a mail inside it: somebody passed that on without a word. */
import { UserError } from '../errors.ts'
import type { Mail } from './mail.ts'

/** Mails in mails in mails that are opened, and bytes of one that are looked at. */
const MAX_DEPTH = 3
const MAX_BYTES = 1024 * 1024

const FORWARDED = ['message/rfc822', 'message/global']
/** What mail programs show of a mail that was passed on, under the line that marks it as the words of somebody else. */
const SHOWN = ['from', 'date', 'subject', 'to'] as const
const BEGINNING = '---------- Forwarded message ----------'

type Parse = (bytes: Uint8Array, depth: number) => Promise<Mail>

function headOf({ headers }: Mail): string[] {
  return SHOWN.flatMap(wanted => {
    const value = headers
      .find(({ name }) => name === wanted)
      ?.value.replace(/\s+/g, ' ')
      .slice(0, 500)
    return value ? `${wanted[0]!.toUpperCase()}${wanted.slice(1)}: ${value}` : []
  })
}

const quoted = (text: string): string =>
  text
    .trimEnd()
    .split(/\r\n|\r|\n/)
    .map(line => (line === '' ? '>' : `> ${line}`))
    .join('\n')

/** What is wrong with the mail inside is no fault of the one around it. */
function nothingOf(error: unknown): null {
  if (error instanceof UserError) return null
  throw error
}

/** Our own words, shown to us, are nobody's answer. */
const isOurs = ({ from }: Mail, { to }: Pick<Mail, 'to'>): boolean =>
  to.some(address => address.toLowerCase() === from?.address.toLowerCase())

/**
 * @param around the mail that has no words
 * @param depth how many mails it lies in
 * @param parse reads the mail inside
 * @returns its text, each line marked as a quote (RFC 3676 section 4.5), below the fields that say whose it is: they are
 *   not the words of whoever passed it on; empty where there is none, or several, or our own, or
 *   where it says nothing
 */
export async function forwardedText(
  around: Pick<Mail, 'to' | 'attachments'>,
  depth: number,
  parse: Parse,
): Promise<string> {
  const [only, another] = around.attachments.filter(({ mimeType }) => FORWARDED.includes(mimeType))
  if (only === undefined || another !== undefined || depth >= MAX_DEPTH) return ''
  const mail = await parse(only.content.subarray(0, MAX_BYTES), depth + 1).catch(nothingOf)
  if (mail === null || mail.text.trim() === '' || isOurs(mail, around)) return ''
  return [BEGINNING, ...headOf(mail), '', quoted(mail.text)].join('\n')
}
