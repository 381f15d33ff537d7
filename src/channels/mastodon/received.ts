/** From a status as the server shows it (docs.joinmastodon.org, "Status") to a plain post. */
import type { PostAuthor, ReceivedPost } from '../account.ts'
import { fieldsOf, instantOf, textOf } from '../json-fields.ts'
import { boundedText } from '../post-text.ts'
import { parseAccount } from './address.ts'
import { htmlText } from './html-text.ts'

/** What a status has to be told apart by. */
export interface Home {
  /** Host in the handles of this server. */
  readonly domain: string
  /** Id of our account on it. */
  readonly own: string
  /** The hour, ISO 8601 UTC. */
  readonly now: string
}

const short = (value: unknown, most: number): string | null => {
  const text = textOf(value)
  return text !== null && text.length <= most ? text : null
}

function authorOf(account: unknown, domain: string): PostAuthor {
  const { id, uri, acct, display_name: name } = fieldsOf(account)
  const written = short(acct, 400) ?? ''
  const handle = parseAccount(written.includes('@') ? `@${written}` : `@${written}@${domain}`)
  return { id: short(uri, 500) ?? short(id, 100), handle, name: textOf(name)?.slice(0, 200) ?? null }
}

/** What a person looks at; a link of any other kind is none. */
function linkOf(url: unknown): string | null {
  const link = short(url, 500)
  return link !== null && /^https?:\/\//.test(link) && URL.canParse(link) ? link : null
}

/** @returns id of a status on this server, and of the one it answers */
export function idsOf(status: unknown): { readonly id: string | null; readonly parent: string | null } {
  const { id, in_reply_to_id: parent } = fieldsOf(status)
  return { id: short(id, 64), parent: short(parent, 64) }
}

/**
 * @param thread url of our post whose conversation it belongs to, or null
 * @returns the post; its instant is its author's word, but never in the future; null: it is ours, or no post
 */
export function receivedPost(status: unknown, thread: string | null, home: Home): ReceivedPost | null {
  const { uri, url, content, created_at: created, account, spoiler_text: warning } = fieldsOf(status)
  const { id } = idsOf(status)
  const at = instantOf(created)
  if (id === null || at === null || fieldsOf(account).id === home.own) return null
  const words = [textOf(warning), htmlText(textOf(content) ?? '')].filter(Boolean).join('\n\n')
  return {
    id: short(uri, 500) ?? id,
    url: linkOf(url),
    text: boundedText(words),
    author: authorOf(account, home.domain),
    at: Date.parse(at) > Date.parse(home.now) ? new Date(home.now).toISOString() : at,
    thread,
  }
}
