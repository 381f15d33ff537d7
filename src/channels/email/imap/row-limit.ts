/** A server that answers a FETCH without end: it is stopped by how many lines it may have to say. */
import type { ImapFlow } from 'imapflow'
import type { RawResponse, Reader } from './head-rows.ts'
import { endless } from './patience.ts'

/** Beside the mails: news of a folder in which others work, in lines. */
const NEWS = 1_000
/** No folder that is believed in has more mails. */
const LARGEST = 1_000_000

function sizeOf(range: string, exists: number): number {
  const [first, last = first] = range.split(':')
  if (first === '*' || last === '*') return exists
  return Math.abs(Number(last) - Number(first)) + 1
}

/**
 * @param uids set of UIDs as it is asked for, e.g. `3:5,9` or `7:*`
 * @param exists mails in the folder, as the server says
 * @returns how many lines an answer may have: one for each mail, and two for each of the folder, as its flags may change
 *   meanwhile (RFC 9051 section 7.5.2)
 */
export function mostLines(uids: string, exists: number): number {
  const there = Math.min(exists, LARGEST)
  const asked = uids.split(',').reduce((sum, range) => sum + sizeOf(range, there), 0)
  return asked + 2 * there + NEWS
}

/**
 * @param work during which no other command is under way
 * @throws Error with the code `TOO_MUCH` once there are more than `most` lines; then the connection is ended
 */
export async function withinLines<Answer>(
  client: ImapFlow,
  most: number,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const reader = client as unknown as Reader
  const usual = reader.handleResponse
  if (usual === undefined) return work()
  const isOwn = Object.hasOwn(reader, 'handleResponse')
  let lines = 0
  const limit = new Promise<never>((_, reject) => {
    reader.handleResponse = async (response: RawResponse) => {
      lines += 1
      if (lines <= most) return usual.call(client, response)
      reject(endless('TOO_MUCH'))
      client.close()
      return true
    }
  })
  try {
    return await Promise.race([work(), limit])
  } finally {
    if (isOwn) reader.handleResponse = usual
    else delete reader.handleResponse
  }
}
