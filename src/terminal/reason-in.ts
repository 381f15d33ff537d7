/** A stored reason why something was not sent, as a person reads it: events keep the English words. */
import type { Language } from '../case/model.ts'
import { wallTime } from '../ladder/due.ts'
import { shortDate, shortTime } from './texts/channels.ts'
import { FAILURE, REFUSALS, type Row } from './texts/refusals.ts'
import { OWN_REASONS } from './texts/refusals-own.ts'

/** Longest reason that is looked at, in characters; what is stored has at most a few hundred. */
const MAX_REASON = 2_000

interface Reader {
  readonly language: Language
  /** IANA zone. */
  readonly zone: string
}

/** Patterns of the words in braces, without a group of their own. */
const FIELDS: Readonly<Record<string, string>> = {
  platform: 'X|Facebook|Bluesky|Mastodon',
  until: String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d[\d:.]{0,10}Z`,
  day: String.raw`\d{1,2} [A-Z][a-z]{2} \d{4}`,
  status: String.raw`\d{1,9}`,
  code: String.raw`[\w.-]{1,60}`,
  name: String.raw`\S{1,300}`,
  why: '.+',
  said: '.+',
}
const FIELD = /\{(\w+)\}/g

interface Pattern {
  readonly row: Row
  readonly fields: readonly string[]
  readonly shape: RegExp
}

function patternOf(row: Row): Pattern {
  const escaped = row[0].replace(/[.*+?^$()[\]|\\]/g, String.raw`\$&`)
  const shape = new RegExp(`^${escaped.replace(FIELD, (_, field) => `(${FIELDS[field]})`)}$`)
  return { row, shape, fields: [...row[0].matchAll(FIELD)].map(([, field]) => field!) }
}

let patterns: readonly Pattern[] | null = null
/** Made when the first reason is shown: most runs show none. */
const allPatterns = () => {
  patterns ??= [...REFUSALS, ...OWN_REASONS].map(patternOf)
  return patterns
}

/** Up to the minute, rounded up: it is told until when something lasts. */
function hour(instant: string, { language, zone }: Reader): string {
  const time = Date.parse(instant)
  if (Number.isNaN(time)) return instant
  const minute = new Date(Math.ceil(time / 60_000) * 60_000).toISOString()
  return shortTime(wallTime(minute, zone), language)
}

/** As `25 Aug 2026`, without a zone. */
function dayIn(date: string, { language }: Reader): string {
  const time = Date.parse(`${date} UTC`)
  return Number.isNaN(time) ? date : shortDate(new Date(time).toISOString(), language)
}

/** Codes of Node, OpenSSL and protocols, e.g. `ESOCKET (ECONNREFUSED)`; they mean the same in every language. */
const CODES = /^[\w-]{1,60}(?: \([\w-]{1,60}\))?$/

/** Somebody else's words stay as they are; in a German sentence they are set off from it. */
function quoted(text: string, { language }: Reader): string {
  return language === 'en' || CODES.test(text) ? text : `„${text}“`
}

function shown(field: string, value: string, reader: Reader): string {
  if (field === 'until') return hour(value, reader)
  if (field === 'day') return dayIn(value, reader)
  if (field === 'why') return known(value, reader) ?? quoted(value, reader)
  return field === 'said' ? quoted(value, reader) : value
}

function byTable(text: string, reader: Reader): string | null {
  for (const { row, fields, shape } of allPatterns()) {
    const values = shape.exec(text)?.slice(1)
    if (values === undefined) continue
    const left = fields.map((field, index) => shown(field, values[index]!, reader))
    return row[reader.language === 'de' ? 1 : 0].replace(FIELD, () => left.shift()!)
  }
  return null
}

/** A reason may be followed by a piece of advice, or by the words of a server. */
function inTwo(text: string, reader: Reader): string | null {
  const [, head, sign, tail] = /^(.+?)([.:] )(.+)$/.exec(text) ?? []
  const first = head === undefined ? null : byTable(head, reader)
  if (first === null) return null
  return `${first}${sign}${known(tail!, reader) ?? quoted(tail!, reader)}`
}

function known(text: string, reader: Reader): string | null {
  const plain = text.replace(/\.$/, '')
  return plain.length > MAX_REASON ? null : (byTable(plain, reader) ?? inTwo(plain, reader))
}

/** The zone of this machine. */
const hereZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone

/** @returns whether these are words of ours, which {@link reasonIn} says in every language */
export function isOurReason(text: string): boolean {
  return known(text, { language: 'de', zone: 'UTC' }) !== null
}

/**
 * @param text a reason as an event or an outcome holds it
 * @param zone IANA zone for the times in it; not given: that of this machine
 * @returns it in the language of the interface, without a full stop; words that are not ours as they are, in quotation
 *   marks where the sentence around them is German
 */
export function reasonIn(text: string, language: Language, zone: string = hereZone()): string {
  const reader = { language, zone }
  return known(text, reader) ?? quoted(text, reader)
}

/**
 * @param outcome what became of a message that did not go through
 * @returns the message of its error, in the language of the interface
 */
export function failureText(
  id: string,
  { kind, reason }: { readonly kind: 'failed' | 'unknown'; readonly reason: string },
  language: Language,
  zone: string,
): string {
  return FAILURE[language][kind](id, reasonIn(reason, language, zone))
}
