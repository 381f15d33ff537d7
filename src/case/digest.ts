/** The approval of a message binds to this digest: it depends on neither clock nor store nor chance. */
import { createHash } from 'node:crypto'
import type { Complaint, Message } from './model.ts'

/**
 * Canonical JSON of strings, lists and objects after RFC 8785 (sorted keys, no blanks).
 * Numbers do not occur in what is approved, so their section 3.2.2.3 is left out on purpose.
 * @throws TypeError on a lone surrogate, which RFC 8785 section 3.2.2.2 forbids
 */
export function canonicalJson(value: unknown): string {
  if (value === null) return 'null'
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new TypeError('text holds half of a character pair')
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object') throw new TypeError(`canonical JSON does not take a ${typeof value}`)
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`).join(',')}}`
}

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

/** @returns `sha256:` and the hex SHA-256 of `{channel, to, subject, text, attachments:[{name,sha256}]}` */
export function digestOf(message: Message): string {
  const { channel, to, subject, text } = message
  const attachments = message.attachments.map(({ name, sha256 }) => ({ name, sha256 }))
  const canonical = canonicalJson({ channel, to, subject, text, attachments })
  return `sha256:${sha256(canonical)}`
}

/**
 * A letter holds the date an answer is expected by, so the same complaint has another digest tomorrow. This key names
 * the matter itself: who is written to, where, about what, and for what.
 * @returns `matter:` and the hex SHA-256
 */
export function matterOf({ company, title, problem, wish }: Complaint, { channel, to }: Message): string {
  return `matter:${sha256(canonicalJson({ company: company.id, channel, to, title, problem, wish }))}`
}

/** @returns the key under which a text that was handed over, and is not confirmed yet, is found */
export const readyKey = (digest: string): string => `ready:${digest}`
