/** Looks for a post of ours among those of the own account (docs.joinmastodon.org, "Get account's statuses"). */
import type { Sight, Sought } from '../account.ts'
import { fieldsOf, instantOf, listOf, textOf } from '../json-fields.ts'
import { sameWords } from '../post-text.ts'
import { readAnswer } from '../refusal.ts'
import { type Client, RESET } from './client.ts'
import { htmlText } from './html-text.ts'
import { checkPostUrl } from './post-url.ts'
import { MASTODON } from './settings.ts'

/** Own posts that are looked through, at most: 5 pages of 40 (same source). */
const MAX_PAGES = 5
const PAGE = [
  ['exclude_reblogs', 'true'],
  ['limit', '40'],
] as const
/** Milliseconds by which two clocks that are set by the network may differ. */
const MARGIN = 120_000

interface Own {
  readonly at: string
  readonly text: string
  readonly url: string | null
}

function ownOf(status: unknown): Own[] {
  const { created_at: created, content, url } = fieldsOf(status)
  const at = instantOf(created)
  if (at === null) return []
  return [
    {
      at,
      text: htmlText(textOf(content) ?? '', { links: false }),
      url: checkPostUrl(textOf(url) ?? '')?.url ?? null,
    },
  ]
}

/** @returns own posts since then, and whether none is missing among them */
async function ownSince(
  since: number,
  own: string,
  client: Client,
): Promise<{ posts: Own[]; whole: boolean }> {
  const posts: Own[] = []
  let before: string | null = null
  for (let pages = 0; pages < MAX_PAGES; pages += 1) {
    const query: readonly (readonly [string, string])[] =
      before === null ? PAGE : [...PAGE, ['max_id', before]]
    const answer = await client.get(`/api/v1/accounts/${own}/statuses`, query)
    const list = listOf(readAnswer(answer, MASTODON, { reset: RESET }))
    const some = list.flatMap(ownOf)
    posts.push(...some)
    before = textOf(fieldsOf(list.at(-1)).id)
    if (before === null || some.some(({ at }) => Date.parse(at) < since)) return { posts, whole: true }
  }
  return { posts, whole: false }
}

/** @param own id of our account. @returns what is seen of each. @throws UserError exit 4, 8 */
export async function lookFor(
  all: readonly Sought[],
  own: string,
  client: Client,
): Promise<readonly Sight[]> {
  if (all.length === 0) return []
  const since = Math.min(...all.map(sought => Date.parse(sought.since))) - MARGIN
  const { posts, whole } = await ownSince(since, own, client)
  return all.map(sought => {
    const begun = Date.parse(sought.since) - MARGIN
    const found = posts.find(({ at, text }) => Date.parse(at) >= begun && sameWords(text, sought.text))
    if (found) return { sought, seen: 'found', url: found.url }
    return { sought, seen: whole ? 'absent' : 'unclear' }
  })
}
