/** What the fields of a head say, whoever split it into fields. */
import { type Address, addressParser, decodeWords } from 'postal-mime'
import type { MailAddress, MailHeader } from './mail.ts'
import { windowsLetters } from './windows-letters.ts'

/** A field as it came: name in lower case, value unfolded, encoded words not yet decoded. */
export interface RawField {
  readonly key: string
  readonly value: string
}

const MAX_IDS = 200

/** @returns mailboxes, those of groups too, without entries that have no address */
export function flatten(addresses: readonly Address[]): MailAddress[] {
  return addresses.flatMap(entry => {
    const members = entry.group === undefined ? [entry] : entry.group
    return members
      .filter(one => one.address)
      .map(({ name, address }) => ({ name: windowsLetters(name), address }))
  })
}

/** What most mails have: a name of plain words, in quotes or not, and one address. A parser for all that is allowed takes longer. */
const USUAL =
  /^(?:("?)([a-z\d]+(?: [a-z\d]+)*)\1 )?<([a-z\d][\w.+-]{0,63}@[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,5})>$/i

/** @returns the entries of an address field, as the parser of the library has them */
export function addressesIn(value: string): Address[] {
  const [, , name = '', address] = USUAL.exec(value) ?? []
  return address === undefined ? addressParser(value) : [{ name, address }]
}

/** With several authors (RFC 5322 section 3.6.2 allows them, and a forger adds one) nobody is sure to speak: null. */
export function authorOf(fields: readonly RawField[]): MailAddress | null {
  const lists = fields.filter(({ key }) => key === 'from').map(({ value }) => addressesIn(value))
  const authors = lists.flatMap(flatten)
  const different = new Set(authors.map(({ address }) => address.toLowerCase()))
  return different.size === 1 ? (flatten(lists[0]!.slice(0, 1))[0] ?? null) : null
}

/** @returns the Message-IDs in a header's value, with angle brackets, in their order */
export function idsIn(value: string | null): string[] {
  return (value?.match(/<[^<>\s]{1,990}>/g) ?? []).slice(0, MAX_IDS)
}

/** A U+0000 or half of a character pair would not survive the store or the digest. */
export const clean = (text: string): string => text.toWellFormed().replaceAll('\0', '')

/** @returns the value without encoded words (RFC 2047); most have none, and looking for them costs more than that */
const decoded = (value: string): string => (value.includes('=?') ? windowsLetters(decodeWords(value)) : value)

function isoDate(date: string | undefined): string | null {
  const time = date === undefined ? Number.NaN : Date.parse(date)
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}

/** @returns the decoded value of the first field of that name, or null where there is none or it is empty */
function firstOf(fields: readonly RawField[], name: string): string | null {
  const value = fields.find(({ key }) => key === name)?.value
  return value ? decoded(value) : null
}

/** @returns the fields as the rest of the program sees them */
export function headersOf(fields: readonly RawField[]): MailHeader[] {
  return fields.map(({ key, value }) => ({ name: clean(key), value: clean(decoded(value)) }))
}

/** @returns what the fields say of the mail itself; of a field that came twice the first counts */
export function saidBy(fields: readonly RawField[]) {
  const subject = firstOf(fields, 'subject')
  return {
    from: authorOf(fields),
    subject: subject === null ? null : clean(subject),
    date: isoDate(fields.find(({ key }) => key === 'date')?.value),
    messageId: idsIn(firstOf(fields, 'message-id'))[0] ?? null,
    inReplyTo: idsIn(firstOf(fields, 'in-reply-to')),
    references: idsIn(firstOf(fields, 'references')),
  }
}
