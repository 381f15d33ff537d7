/** The link that opens the person's own mail program with everything filled in. */
import { percentEncode } from '../percent.ts'
import { lineEndings, oneLine } from './header-text.ts'

/**
 * Longest link that Windows, Outlook and browsers pass on whole, in encoded characters. RFC 6068 sets none; measured
 * limits lie at 2,046 to 2,083, so this keeps a margin.
 */
export const MAX_MAILTO = 1900

export interface MailtoFields {
  readonly to: string
  readonly subject: string | null
  readonly text: string | null
}

/**
 * Writes a link after RFC 6068: UTF-8 percent-encoded, space `%20`, line break `%0D%0A` (section 5).
 * @returns the link, or null when it is longer than {@link MAX_MAILTO}
 */
export function mailtoLink(fields: MailtoFields): string | null {
  const values: string[] = []
  if (fields.subject !== null) values.push(`subject=${percentEncode(oneLine(fields.subject))}`)
  if (fields.text !== null) values.push(`body=${percentEncode(lineEndings(fields.text))}`)
  const query = values.length > 0 ? `?${values.join('&')}` : ''
  const link = `mailto:${recipient(fields.to)}${query}`
  return link.length <= MAX_MAILTO ? link : null
}

function recipient(address: string): string {
  const at = address.lastIndexOf('@')
  return `${percentEncode(address.slice(0, at))}@${percentEncode(address.slice(at + 1))}`
}
