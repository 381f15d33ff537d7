/** Where reading of a folder ended, as a text; and sets of UIDs as the protocol writes them. */
import { createHash } from 'node:crypto'

export interface Cursor {
  readonly uidValidity: string
  /** All mails up to this UID are dealt with. */
  readonly last: number
}

/**
 * Longest set of UIDs in a command, in characters: servers take lines of 8,192 octets (RFC 7162 section 4), the rest of
 * ours is far below the other half.
 */
const MAX_SET = 4000
const CURSOR = /^(\d{1,20}):(\d{1,10}):([0-9a-f]{16})$/

/** @returns what tells this account from another one whose folder happens to have the same name and UIDVALIDITY */
export function accountMark(host: string, user: string): string {
  return createHash('sha256').update(`${host.toLowerCase()}\0${user}`).digest('hex').slice(0, 16)
}

/** @returns the text that is stored */
export function writeCursor({ uidValidity, last }: Cursor, account: string): string {
  return `${uidValidity}:${last}:${account}`
}

/** @returns the highest UID that is dealt with; null: there is none, or it is of another account or a folder made anew */
export function lastUid(text: string | null, uidValidity: string, account: string): number | null {
  const [, validity, last, mark] = CURSOR.exec(text ?? '') ?? []
  return validity === uidValidity && mark === account ? Number(last) : null
}

/**
 * @param uids in ascending order
 * @returns sets such as `3:5,9`, each short enough for one command
 */
export function uidSets(uids: readonly number[]): string[] {
  const sets: string[] = []
  for (const range of rangesOf(uids)) {
    const current = sets.at(-1)
    if (current === undefined || current.length + range.length >= MAX_SET) sets.push(range)
    else sets[sets.length - 1] = `${current},${range}`
  }
  return sets
}

function rangesOf(uids: readonly number[]): string[] {
  const ranges: { first: number; last: number }[] = []
  for (const uid of uids) {
    const current = ranges.at(-1)
    if (current !== undefined && uid === current.last + 1) current.last = uid
    else ranges.push({ first: uid, last: uid })
  }
  return ranges.map(({ first, last }) => (first === last ? `${first}` : `${first}:${last}`))
}
