/** The machine-readable part of a delivery or read report, as fields; what they mean is read elsewhere. */
import type { MailAttachment, MailHeader, MailReport } from './mail.ts'

const REPORT_PARTS = ['message/delivery-status', 'message/global-delivery-status']
const RECEIPT_PARTS = ['message/disposition-notification', 'message/global-disposition-notification']
const ORIGINAL_PARTS = ['message/rfc822', 'text/rfc822-headers', 'message/global', 'message/global-headers']
/** Zoho says text/rfc822 for the returned mail. */
const ODD_ORIGINAL_PARTS = ['text/rfc822']

/** A report needs a few lines per recipient; more than these bytes, blocks and fields is not looked at. */
const MAX_REPORT_BYTES = 64 * 1024
const MAX_BLOCKS = 100
const MAX_FIELDS = 50

const decode = (content: Uint8Array): string =>
  new TextDecoder().decode(content.subarray(0, MAX_REPORT_BYTES)).replaceAll('\r', '').replaceAll('\0', '')

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

function originalId(attachments: readonly MailAttachment[], blocks: readonly MailHeader[][]): string | null {
  const named = blocks.flat().find(({ name }) => name === 'original-message-id')?.value
  const original = attachments.find(({ mimeType }) =>
    [...ORIGINAL_PARTS, ...ODD_ORIGINAL_PARTS].includes(mimeType),
  )
  const top = original ? (blocksIn(decode(original.content).trimStart())[0] ?? []) : []
  const header = top.find(({ name }) => name === 'message-id')?.value
  return /<[^<>\s]{1,990}>/.exec(named ?? header ?? '')?.[0] ?? null
}

/**
 * Finds the report inside a mail, also where the mail does not call itself one.
 * @returns null where there is neither a `multipart/report` nor a report part
 */
export function reportOf(
  headers: readonly MailHeader[],
  attachments: readonly MailAttachment[],
): MailReport | null {
  const declared = reportType(headers)
  const part = attachments.find(({ mimeType }) => [...REPORT_PARTS, ...RECEIPT_PARTS].includes(mimeType))
  if (declared === null && part === undefined) return null
  const blocks = part ? blocksIn(decode(part.content)) : []
  const found = part === undefined ? null : RECEIPT_PARTS.includes(part.mimeType) ? 'receipt' : 'delivery'
  const implied = { receipt: 'disposition-notification', delivery: 'delivery-status' }
  const type = declared ?? (found ? implied[found] : null)
  return { type, fields: blocks, originalMessageId: originalId(attachments, blocks) }
}
