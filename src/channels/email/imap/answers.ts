/** Answers of the IMAP library as the rest of the program sees them. */
import type { FetchMessageObject, ListResponse } from 'imapflow'
import type { Folder, SentMail } from './link.ts'

/** @returns whether a folder of a list holds mails */
export function isOpenable({ flags }: ListResponse): boolean {
  return !flags.has('\\Noselect') && !flags.has('\\NonExistent')
}

/** @returns a folder with what it is for */
export function folderOf({ path, name, parent, specialUse, specialUseSource }: ListResponse): Folder {
  const use = specialUse ?? null
  return { path, name, parents: parent, use, announced: use !== null && specialUseSource !== 'name' }
}

/** @returns a mail among those sent; its ids with the original one that Exchange keeps in a field of its own */
export function sentMailOf({ envelope, headers }: FetchMessageObject): SentMail {
  const original = !headers
    ? []
    : (Buffer.from(headers)
        .toString('latin1')
        .match(/<[^<>\s]{1,990}>/g) ?? [])
  return {
    ids: [envelope?.messageId?.trim() ?? '', ...original].filter(id => id !== ''),
    to: (envelope?.to ?? []).flatMap(({ address }) => (address ? [address] : [])),
    subject: envelope?.subject ?? null,
    date: isoOf(envelope?.date),
  }
}

/** @returns the instant as ISO 8601 UTC; null: none, or no date */
export function isoOf(date: Date | string | undefined): string | null {
  const time = date === undefined ? Number.NaN : new Date(date).getTime()
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}
