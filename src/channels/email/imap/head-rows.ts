/**
 * Rows of heads as they come over the line. The library takes 0.15 ms for each, mostly to read the list of fields that a
 * server repeats in every row; a mailbox of years has 10,000 of them. Here the usual row, numbers and one head, is told
 * by one expression. Any other one goes the library's own way, and so would all if the library were made differently.
 */
import type { ImapFlow } from 'imapflow'
import type { Head } from './link.ts'

/** A response as the library's stream gives it: its line without what was counted out in it. */
export interface RawResponse {
  readonly payload: Uint8Array
  readonly literals: readonly Uint8Array[]
}

/** What the library calls with every response; it is not in its types. */
export interface Reader {
  handleResponse?: (response: RawResponse) => Promise<boolean>
}

/** Longer lines are no usual rows. */
const LONGEST = 1000
/** RFC 9051 section 7.5.2, with what Gmail and servers of RFC 7162 and RFC 8474 add: numbers, then the head as a literal. */
const ROW =
  /^\* \d{1,10} FETCH \(((?:(?:UID|RFC822\.SIZE|X-GM-MSGID) \d{1,20} |(?:EMAILID|MODSEQ) \([\w-]{1,255}\) )+)BODY\[HEADER\.FIELDS \([\w "-]+\)\] \{\d{1,10}\}\r?\n\)$/i

const numberOf = (name: RegExp, items: string): number => Number(name.exec(items)?.[1] ?? 0)

/** @returns the head of a usual row; null: it is another response */
export function headIn({ payload, literals }: RawResponse): Head | null {
  const [bytes, more] = literals
  if (bytes === undefined || more !== undefined || payload.length > LONGEST) return null
  const items = ROW.exec(
    Buffer.from(payload.buffer, payload.byteOffset, payload.length).toString('latin1'),
  )?.[1]
  if (items === undefined) return null
  const uid = numberOf(/\bUID (\d+)/i, items)
  return uid === 0 ? null : { uid, size: numberOf(/\bRFC822\.SIZE (\d+)/i, items), bytes }
}

/**
 * Takes usual rows out of what a client is sent, until `work` is done.
 * @param visit is waited for before the next row is looked at; must not throw
 */
export async function takingHeads(
  client: ImapFlow,
  visit: (head: Head) => Promise<void>,
  work: () => Promise<void>,
): Promise<void> {
  const reader = client as unknown as Reader
  const usual = reader.handleResponse
  if (usual === undefined) return work()
  reader.handleResponse = async response => {
    const head = headIn(response)
    if (head === null) return usual.call(client, response)
    await visit(head)
    return true
  }
  try {
    await work()
  } finally {
    delete reader.handleResponse
  }
}
