/**
 * The record of a post (lexicon app.bsky.feed.post) as it is approved. Whose account it goes to and which account the
 * handle in it means is known on the way out only; both are added there, and nothing of this is changed.
 */
import type { Message } from '../../case/model.ts'
import type { Envelope, Prepared } from '../channel.ts'
import { fieldsOf, textOf } from '../json-fields.ts'
import { isTid, tidOf } from './tid.ts'

export const COLLECTION = 'app.bsky.feed.post'

/** A stretch of the text, in bytes of UTF-8, and what it is (lexicon app.bsky.richtext.facet). */
export interface Facet {
  readonly index: { readonly byteStart: number; readonly byteEnd: number }
  readonly features: readonly Readonly<Record<string, string>>[]
}

export interface PostRecord {
  readonly $type: typeof COLLECTION
  readonly text: string
  readonly createdAt: string
  readonly langs: readonly string[]
  readonly facets?: readonly Facet[]
}

const bytesBefore = (text: string, index: number): number => Buffer.byteLength(text.slice(0, index))

/** @returns the facet over a part of the text that begins at this UTF-16 index */
export function facetOver(
  text: string,
  begin: number,
  part: string,
  feature: Facet['features'][number],
): Facet {
  const byteStart = bytesBefore(text, begin)
  return { index: { byteStart, byteEnd: byteStart + Buffer.byteLength(part) }, features: [feature] }
}

/** A link ends before the stop of its sentence. */
function linksIn(text: string): Facet[] {
  return [...text.matchAll(/https?:\/\/[^\s<>"]{3,2000}/g)].flatMap(({ 0: found, index }) => {
    const uri = found.replace(/[.,;:!?)\]'’”]+$/, '')
    return URL.canParse(uri)
      ? [facetOver(text, index, uri, { $type: 'app.bsky.richtext.facet#link', uri })]
      : []
  })
}

/** Our own name of the send, with the key of its post in it; in the form of a Message-ID, as all such names are. */
const NAME = /^<([a-z0-9]{13})@[^<>\s]+>$/

/** @returns the key of the post in the name of a send, or null */
export function rkeyIn(messageId: string): string | null {
  const rkey = NAME.exec(messageId)?.[1]
  return rkey && isTid(rkey) ? rkey : null
}

/** @returns the bytes of the record, and its key as the name of the send */
export async function prepare(message: Message, { messageId, date, language }: Envelope): Promise<Prepared> {
  const text = message.text.toWellFormed()
  const links = linksIn(text)
  const record: PostRecord = {
    $type: COLLECTION,
    text,
    createdAt: new Date(date).toISOString(),
    langs: [language],
    ...(links.length > 0 ? { facets: links } : {}),
  }
  const domain = /@([^<>\s@]+)>$/.exec(messageId)?.[1] ?? 'escalate.invalid'
  const name = `<${tidOf(messageId, date)}@${domain}>`
  return { message, messageId: name, bytes: Buffer.from(JSON.stringify(record)) }
}

/** @returns text and facets of a record as a server hands it out */
export function readRecord(value: unknown): { readonly text: string; readonly facets: unknown } {
  const { text, facets } = fieldsOf(value)
  return { text: textOf(text) ?? '', facets }
}
