/** A post as X describes it, and as plain text. Everything in it is written by strangers. */
import { type Fields, fieldsOf, instantOf, listOf, textOf } from '../../json-fields.ts'
import { boundedText } from '../../post-text.ts'
import { checkPostUrl } from '../post-url.ts'
import { isId, postAddress } from '../settings.ts'

export interface Post {
  readonly id: string
  readonly text: string
  readonly authorId: string | null
  /** Id of the post its conversation began with. */
  readonly conversation: string | null
  /** ISO 8601 UTC; null: not said, and the id is older than its clock. */
  readonly at: string | null
}

export interface Author {
  /** Without `@`. */
  readonly username: string | null
  readonly name: string | null
}

/** Characters that are looked at: a long post has up to 25,000 (X help centre, "About X Premium"). */
const MAX_RAW = 30_000
/** Longest address that is put in the place of X's short one. */
const MAX_LINK = 500
/** Characters of a shown name; X allows 50. */
const MAX_NAME = 100

/** X writes these three in its texts, and no others. */
const REFERENCES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' }

/** X's short links, and what they stand for; that of a picture stands for nothing a text needs. */
function linksOf(entities: unknown): ReadonlyMap<string, string> {
  const { urls } = fieldsOf(entities)
  const pairs = listOf(urls)
    .slice(0, 100)
    .flatMap(each => {
      const { url, expanded_url: expanded, media_key: media } = fieldsOf(each)
      if (typeof url !== 'string' || typeof expanded !== 'string') return []
      if (media !== undefined) return [[url, ''] as const]
      return /^https?:\/\/\S+$/i.test(expanded) && expanded.length <= MAX_LINK
        ? [[url, expanded] as const]
        : []
    })
  return new Map(pairs)
}

function plainText({ text, entities }: Fields): string | null {
  if (typeof text !== 'string') return null
  const links = linksOf(entities)
  const plain = text
    .slice(0, MAX_RAW)
    .replace(/&(?:amp|lt|gt);/g, found => REFERENCES[found]!)
    .replace(/https?:\/\/t\.co\/\w+/g, short => links.get(short) ?? short)
  return boundedText(plain)
}

/** @returns the post; null for what is none. The text of a long post stands in `note_tweet`, cut in `text` */
export function readPost(value: unknown): Post | null {
  const fields = fieldsOf(value)
  const { id, author_id: author, conversation_id: conversation } = fields
  const text = plainText(fieldsOf(fields.note_tweet)) ?? plainText(fields)
  if (!isId(id) || text === null) return null
  return {
    id,
    text,
    authorId: isId(author) ? author : null,
    conversation: isId(conversation) ? conversation : null,
    at: instantOf(fields.created_at) ?? checkPostUrl(postAddress(null, id))?.at ?? null,
  }
}

/** @param includes what X sends beside a page. @returns authors by their numbers */
export function readAuthors(includes: unknown): ReadonlyMap<string, Author> {
  const { users } = fieldsOf(includes)
  const pairs = listOf(users)
    .slice(0, 1_000)
    .flatMap(each => {
      const { id, username, name } = fieldsOf(each)
      if (!isId(id)) return []
      const known = typeof username === 'string' && /^\w{1,15}$/.test(username) ? username : null
      return [
        [id, { username: known, name: textOf(name)?.slice(0, MAX_NAME).toWellFormed() ?? null }] as const,
      ]
    })
  return new Map(pairs)
}
