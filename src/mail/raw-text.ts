/** The text of a mail whose parts cannot be told apart: its boundary is said nowhere, or wrongly. */
import type { MailHeader } from './mail.ts'

/** Bytes of such a body that are read. */
const MAX_RAW_BYTES = 64 * 1024
/** What stands between the texts of the parts. */
const SCAFFOLD = /^(?:--[^\s]{1,200}|content-[a-z-]{1,30}:.*|[ \t]*(?:boundary|charset|name|format)\s?=.*)$/i

function bodyOf(bytes: Uint8Array): string {
  const start = new TextDecoder().decode(bytes.subarray(0, 8 * MAX_RAW_BYTES)).replaceAll('\r\n', '\n')
  const end = start.indexOf('\n\n')
  return end === -1 ? '' : start.slice(end + 2, end + 2 + MAX_RAW_BYTES)
}

/**
 * @param bytes the whole mail, for which a parser found neither text nor attachments
 * @returns the lines of the body without the scaffold of its parts; empty where the mail has no parts or hides them
 *   behind base64
 */
export function rawText(bytes: Uint8Array, headers: readonly MailHeader[]): string {
  const type = headers.find(({ name }) => name === 'content-type')?.value ?? ''
  if (!/^\s*multipart\//i.test(type)) return ''
  const body = bodyOf(bytes)
  if (/^content-transfer-encoding:\s*base64/im.test(body)) return ''
  return body
    .split('\n')
    .filter(line => !SCAFFOLD.test(line.trimEnd()))
    .join('\n')
    .trim()
}
