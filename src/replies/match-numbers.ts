/** Numbers of a message, to be compared with ticket and customer numbers: always whole, never a part of another. */
import { ticketsIn } from './tickets.ts'

/** A run of letters, digits and what stands inside numbers; longer ones are no numbers. */
const TOKEN = /[\p{L}\p{N}][\p{L}\p{N}._:/#!–-]{0,78}/gu
/** `22.11.2026`, `2026-11-22`. */
const DATE = /^(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{2}|\d{4})|\d{4}-\d{2}-\d{2})$/
/** As much of a text as the reading looks at. */
const LONGEST = 20_000

/** @returns letters and digits of a number, in small letters: `2026-1122/12` and `2026112212` are one */
export const bareNumber = (number: string): string => number.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase()

const digitsIn = (number: string): number => number.replace(/\D/g, '').length

/** @returns whether a number is long enough to be one of few; `digits` of its characters must be digits */
export function isTelling(bare: string, length: number, digits: number): boolean {
  return bare.length >= length && digitsIn(bare) >= digits
}

function formsOf(token: string): string[] {
  const trimmed = token.replace(/[._:/#!–-]+$/, '')
  return DATE.test(trimmed) ? [] : [trimmed, ...trimmed.split(/[:#]/)]
}

/** @returns every whole number of a text, bare; `Ticket#123` also as `123` */
export function looseNumbers(text: string | null): ReadonlySet<string> {
  const tokens = (text ?? '').slice(0, LONGEST).match(TOKEN) ?? []
  return new Set(tokens.filter(token => /\d/.test(token)).flatMap(token => formsOf(token).map(bareNumber)))
}

/** @returns numbers with a label or in brackets, bare */
export function labelledNumbers(subject: string | null, text: string | null): ReadonlySet<string> {
  return new Set(ticketsIn([subject ?? '', text ?? ''], []).map(bareNumber))
}
