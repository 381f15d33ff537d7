/** The machine-readable part of a delivery or read report, as fields; what they mean is read elsewhere. */
import type { MailAttachment, MailHeader, MailReport } from './mail.ts'
import { undeclaredCharset } from './undeclared-charset.ts'

const REPORT_PARTS = ['message/delivery-status', 'message/global-delivery-status']
const RECEIPT_PARTS = ['message/disposition-notification', 'message/global-disposition-notification']
/** The last three are no types of the RFC: Zoho and others say them of the returned mail. */
const ORIGINAL_PARTS = [
  ...['message/rfc822', 'text/rfc822-headers', 'message/global', 'message/global-headers'],
  ...['message/partial', 'text/rfc822', 'message/rfc822-headers'],
]
/** Some attach the head of the returned mail as a text file. */
const TEXT_PARTS = ['text/plain', 'application/octet-stream', 'message/delivery-status-headers']
/** Who sends back mails without a report: a mail system, or a machine that gives no address to answer to. */
const RETURNER =
  /mailer-?daemon|post_?master|mail delivery|mail-?router|(?:no|do-?not)-?reply|mdaemon|system ?administrator|(?<![a-z])ndr@/i

/** A report needs a few lines per recipient; more than these bytes, blocks and fields is not looked at. */
const MAX_REPORT_BYTES = 64 * 1024
const MAX_BLOCKS = 100
const MAX_FIELDS = 50

function decode(content: Uint8Array): string {
  const bytes = content.subarray(0, MAX_REPORT_BYTES)
  const text = new TextDecoder(undeclaredCharset(undefined, bytes) ?? 'utf-8').decode(bytes)
  return text.replaceAll('\r', '').replaceAll('\0', '')
}

/** @returns the fields of one block, folded lines joined (RFC 5322 section 2.2.3) */
function fieldsIn(block: string): MailHeader[] {
  const fields: { name: string; value: string }[] = []
  for (const line of block.split('\n')) {
    const last = fields.at(-1)
    if (/^[ \t]/.test(line) && last !== undefined) {
      last.value += ` ${line.trim()}`
      continue
    }
    const colon = line.indexOf(':')
    if (colon > 0) {
      fields.push({ name: line.slice(0, colon).trim().toLowerCase(), value: line.slice(colon + 1).trim() })
    }
  }
  return fields.slice(0, MAX_FIELDS)
}

/** @returns blocks of fields, which a blank line parts (RFC 3464 section 2.1) */
export function blocksIn(text: string): MailHeader[][] {
  return text
    .split(/\n[ \t]*\n/)
    .slice(0, MAX_BLOCKS)
    .map(fieldsIn)
    .filter(fields => fields.length > 0)
}

function reportType(headers: readonly MailHeader[]): string | null {
  const type = headers.find(({ name }) => name === 'content-type')?.value ?? ''
  if (!/^\s*multipart\/report/i.test(type)) return null
  return /report-type\s*=\s*"?([a-z-]{1,60})/i.exec(type)?.[1]?.toLowerCase() ?? null
}

const ID = /<[^<>\s]{1,990}>/

/** The head of a mail that is attached; a text file is one only if it begins like a mail. */
function originalHead(attachments: readonly MailAttachment[]): MailHeader[] {
  const declared = attachments.find(({ mimeType }) => ORIGINAL_PARTS.includes(mimeType))
  const headOf = ({ content }: MailAttachment) => blocksIn(decode(content).trimStart())[0] ?? []
  if (declared) return headOf(declared)
  const texts = attachments.filter(({ mimeType }) => TEXT_PARTS.includes(mimeType)).slice(0, 5)
  const isHead = (fields: MailHeader[]) =>
    ['message-id', 'from', 'subject'].every(wanted => fields.some(({ name }) => name === wanted))
  return texts.map(headOf).find(isHead) ?? []
}

function originalId(head: readonly MailHeader[], blocks: readonly MailHeader[][]): string | null {
  const named = blocks.flat().find(({ name }) => name === 'original-message-id')?.value
  const header = head.find(({ name }) => name === 'message-id')?.value
  return ID.exec(named ?? '')?.[0] ?? ID.exec(header ?? '')?.[0] ?? null
}

const ADDRESS = /[^\s<>"(),:;@]{1,64}@[^\s<>"(),:;@]{1,253}/
/** @returns whom the attached mail was written to, for reports that name no recipient */
function originalTo(head: readonly MailHeader[]): string | null {
  const to = head.find(({ name }) => name === 'to')?.value.slice(0, 1000) ?? ''
  return ADDRESS.exec(to)?.[0] ?? null
}

/** What a report says of the mail that it is about. */
function about(head: readonly MailHeader[], blocks: readonly MailHeader[][]) {
  return { originalMessageId: originalId(head, blocks), originalTo: originalTo(head) }
}

/**
 * The attached mail was written by the one whom this mail is written to: it came back, if a sender without a name sent
 * it as no answer; a person who shows us our own mail has a name.
 */
function isOurs(head: readonly MailHeader[], to: string): boolean {
  const from = head.find(({ name }) => name === 'from')?.value.slice(0, 1000) ?? ''
  const ours = ADDRESS.exec(from)?.[0].toLowerCase()
  return ours !== undefined && to.slice(0, 10_000).toLowerCase().includes(ours)
}

/** A notice of a system that writes no report, with the mail it returns attached; other people's attachments are none. */
function returnedMail(
  headers: readonly MailHeader[],
  attachments: readonly MailAttachment[],
): MailReport | null {
  const fieldNamed = (wanted: string) => headers.find(({ name }) => name === wanted)?.value.trim()
  const isMachine =
    RETURNER.test(fieldNamed('from')?.slice(0, 500) ?? '') ||
    fieldNamed('return-path') === '<>' ||
    fieldNamed('x-failed-recipients') !== undefined
  const mails = attachments.filter(({ mimeType }) => ORIGINAL_PARTS.includes(mimeType))
  const attached = originalHead(isMachine ? attachments : mails)
  const isNameless =
    /^<?[^\s<]{1,320}$/.test(fieldNamed('from') ?? '') && fieldNamed('in-reply-to') === undefined
  const isBack = isNameless && isOurs(attached, fieldNamed('to') ?? '')
  const head = isMachine || isBack ? attached : []
  return head.length > 0 ? { type: null, fields: [], ...about(head, []) } : null
}

/**
 * Finds the report inside a mail, also where the mail does not call itself one.
 * @returns null where there is neither a `multipart/report` nor a report part, nor a mail that a machine sent back
 */
export function reportOf(
  headers: readonly MailHeader[],
  attachments: readonly MailAttachment[],
): MailReport | null {
  const declared = reportType(headers)
  const part = attachments.find(({ mimeType }) => [...REPORT_PARTS, ...RECEIPT_PARTS].includes(mimeType))
  if (declared === null && part === undefined) return returnedMail(headers, attachments)
  const blocks = part ? blocksIn(decode(part.content)) : []
  const found = part === undefined ? null : RECEIPT_PARTS.includes(part.mimeType) ? 'receipt' : 'delivery'
  const implied = { receipt: 'disposition-notification', delivery: 'delivery-status' }
  const type = declared ?? (found ? implied[found] : null)
  return { type, fields: blocks, ...about(originalHead(attachments), blocks) }
}
