/**
 * The head of a mail alone: what tells whose it is. Read for every mail of a mailbox, most of which concern nobody, so
 * it is read without a parser that is made for bodies; `parseMail` says the same of the same bytes.
 */
import { headersOf, type RawField, saidBy } from './fields.ts'
import { headLine } from './head-line.ts'
import { withLineFeeds } from './line-ends.ts'
import type { Mail } from './mail.ts'
import { reportOf } from './report.ts'

/** What a head says of whose mail it is; of the headers only those that this is told from. */
export type MailHead = Pick<Mail, 'from' | 'subject' | 'inReplyTo' | 'references' | 'headers' | 'report'>

/** An IMAP server is asked for these and no others. */
const NEEDED: ReadonlySet<string> = new Set([
  ...['from', 'subject', 'in-reply-to', 'references', 'content-type', 'x-failed-recipients'],
])

/** A byte order mark stays what it is: without it a line that is no field would become one. */
const DECODER = new TextDecoder('utf-8', { ignoreBOM: true })

const isBlank = (character: number): boolean => character === 0x20 || character === 0x09

/** Only blank and tab, as RFC 5322 section 2.2.3 has it: other blanks would make a field of a line that is none. */
function trimmed(text: string): string {
  let [start, end] = [0, text.length]
  while (start < end && isBlank(text.charCodeAt(start))) start += 1
  while (end > start && isBlank(text.charCodeAt(end - 1))) end -= 1
  return text.slice(start, end)
}

function withoutReturns(line: string): string {
  let end = line.length
  while (end > 0 && line.charCodeAt(end - 1) === 0x0d) end -= 1
  return line.slice(0, end)
}

const LF = 0x0a

function linesIn(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = []
  let start = 0
  for (let at = bytes.indexOf(LF); at !== -1; at = bytes.indexOf(LF, start)) {
    lines.push(bytes.subarray(start, at))
    start = at + 1
  }
  return [...lines, bytes.subarray(start)]
}

/** All at once, as most heads are UTF-8; where one is not, line by line. */
function decoded(bytes: Uint8Array): string[] {
  const text = DECODER.decode(bytes)
  return text.includes('\ufffd') ? linesIn(bytes).map(headLine) : text.split('\n')
}

/** @returns the lines above the first empty one; carriage returns at their ends are no part of them */
function linesOf(bytes: Uint8Array): string[] {
  const lines = decoded(bytes).map(withoutReturns)
  const end = lines.indexOf('')
  return end === -1 ? lines : lines.slice(0, end)
}

/** @returns the lines of each field, joined */
function unfolded(lines: readonly string[]): string[] {
  const fields: string[] = []
  for (const line of lines) {
    if (fields.length > 0 && isBlank(line.charCodeAt(0))) fields[fields.length - 1] += line
    else fields.push(line)
  }
  return fields
}

function fieldsIn(bytes: Uint8Array): RawField[] {
  return unfolded(linesOf(bytes)).flatMap(line => {
    const colon = line.indexOf(':')
    const key = trimmed(colon === -1 ? line : line.slice(0, colon)).toLowerCase()
    if (!NEEDED.has(key)) return []
    return { key, value: colon === -1 ? '' : trimmed(line.slice(colon + 1).replace(/\r+/g, ' ')) }
  })
}

/** A mail that is a report and nothing else. */
const BARE_REPORT = /message\/(?:global-)?(delivery-status|disposition-notification)/i

/** @returns the report as far as a head tells of one: its kind, and none of its fields */
function announcedReport(headers: Mail['headers']): Mail['report'] {
  const declared = reportOf(headers, [])
  if (declared !== null) return declared
  const type = headers.find(({ name }) => name === 'content-type')?.value ?? ''
  const bare = BARE_REPORT.exec(type)?.[1]
  return bare === undefined ? null : { type: bare.toLowerCase(), fields: [], originalMessageId: null }
}

/**
 * @param bytes a mail, or its head; total, whatever the bytes
 * @returns what `parseMail` would say of the same bytes; a report also where only the body could deny it
 */
export function readHead(bytes: Uint8Array): MailHead {
  const fields = fieldsIn(withLineFeeds(bytes))
  const headers = headersOf(fields)
  const { from, subject, inReplyTo, references } = saidBy(fields)
  return { from, subject, inReplyTo, references, headers, report: announcedReport(headers) }
}
