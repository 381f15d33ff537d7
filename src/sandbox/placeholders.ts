/** What a customer would copy from a page, a mail or a call: filled into the arguments of a story's step. */
import { CUSTOMER } from './browser.ts'
import { lastPost, networkOf } from './company.ts'
import type { Post } from './feed.ts'
import { accountKey } from './feed.ts'
import { list } from './maildir.ts'
import type { Sandbox } from './sandbox.ts'
import { fetchPosts, repliesPath } from './social-client.ts'

/** What the player remembers from step to step. */
export interface Memory {
  /** Id of the case, as the program gave it. */
  caseId: string | null
  /** seq of the newest reply in the case. */
  replySeq: number | null
  /** Last words of the company on the phone. */
  phone: string | null
}

type Fill = (sandbox: Sandbox, memory: Memory) => string | undefined | null | Promise<string | undefined>

async function newest(sandbox: Sandbox, path: string): Promise<Post | undefined> {
  const posts = await fetchPosts(sandbox.social.base, path)
  return posts.findLast(each => accountKey(each.account) !== accountKey(CUSTOMER))
}

async function newestReply(sandbox: Sandbox, network: 'x' | 'facebook'): Promise<Post | undefined> {
  const post = lastPost(sandbox.browser, network)
  return post && newest(sandbox, repliesPath(post))
}

function urlOf(sandbox: Sandbox, network: 'x' | 'facebook'): string | undefined {
  const visit = sandbox.browser.visits.findLast(each => each.post && networkOf(each.post) === network)
  return visit?.postUrl ?? undefined
}

const INBOX = `/x/messages/${CUSTOMER}`

const FILL: ReadonlyMap<string, Fill> = new Map<string, Fill>([
  ['{case}', (_, memory) => memory.caseId],
  ['{reply:seq}', (_, memory) => memory.replySeq?.toString()],
  ['{phone:reply}', (_, memory) => memory.phone],
  ['{x:url}', sandbox => urlOf(sandbox, 'x')],
  ['{facebook:url}', sandbox => urlOf(sandbox, 'facebook')],
  ['{x:reply}', async sandbox => (await newestReply(sandbox, 'x'))?.text],
  ['{x:account}', async sandbox => (await newestReply(sandbox, 'x'))?.account],
  ['{x:timeline}', async sandbox => (await newest(sandbox, '/x/posts'))?.text],
  ['{x-dm:reply}', async sandbox => (await newest(sandbox, INBOX))?.text],
  ['{x-dm:account}', async sandbox => (await newest(sandbox, INBOX))?.account],
  ['{facebook:reply}', async sandbox => (await newestReply(sandbox, 'facebook'))?.text],
  ['{facebook:account}', async sandbox => (await newestReply(sandbox, 'facebook'))?.account],
  ['{mail:file}', async sandbox => (await list(sandbox.maildir)).at(-1)],
])

/** @returns whether the argument is a placeholder that can be filled */
export function isPlaceholder(argument: string): boolean {
  return FILL.has(argument)
}

/**
 * Fills arguments that are a placeholder as a whole; what is filled in is never looked at again, so the
 * company's words can not reach for another placeholder.
 * @throws Error if there is nothing yet to fill in
 */
export async function fillIn(argv: readonly string[], sandbox: Sandbox, memory: Memory): Promise<string[]> {
  const filled: string[] = []
  for (const argument of argv) {
    const fill = FILL.get(argument)
    const text = fill ? await fill(sandbox, memory) : argument
    if (text === undefined || text === null) throw new Error(`nothing to fill in for ${argument}`)
    filled.push(text)
  }
  return filled
}
