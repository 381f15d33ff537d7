/**
 * Posts once on the page of one's own (developers.facebook.com, "Page Feed"): a page can write nowhere else, and a person
 * has no interface at all. What the company is called stands in the text.
 */
import type { Message } from '../../case/model.ts'
import { UserError } from '../../errors.ts'
import type { Answer } from '../ask.ts'
import type { Connection, Envelope, Outcome, Prepared } from '../channel.ts'
import { fieldsOf, textOf } from '../json-fields.ts'
import { sameWords } from '../post-text.ts'
import { outcomeOfTwin, type Twin } from '../twin.ts'
import { type Graph, graphOf } from './graph.ts'
import { isDuplicate, outcomeOfPost } from './graph-error.ts'
import { postLink, postsSince } from './own-posts.ts'
import { type OwnPage, pageOf } from './settings.ts'

/** @returns the body of the request */
export async function prepare(message: Message, { messageId }: Envelope): Promise<Prepared> {
  const bytes = Buffer.from(JSON.stringify({ message: message.text.toWellFormed() }))
  return { message, messageId, bytes }
}

/**
 * "Posted before" is told of one's own posts, so it lies among them: a look, once, and nothing is sent.
 * @returns the newest such post, or null where none is seen
 */
async function twinOf(text: string, { id }: OwnPage, graph: Graph): Promise<Twin | null> {
  try {
    const { posts } = await postsSince(null, id, graph)
    return posts.find(post => sameWords(post.text, text)) ?? null
  } catch (error) {
    if (error instanceof UserError) return null
    throw error
  }
}

function sentAs(answer: Answer): Outcome {
  const id = textOf(fieldsOf(answer.kind === 'answer' ? answer.json : undefined).id)
  if (id === null || !/^\d{1,30}(?:_\d{1,30})?$/.test(id))
    return { kind: 'unknown', reason: 'Facebook does not say which post it made' }
  return { kind: 'sent', response: id, url: postLink(id) }
}

/**
 * @param limit milliseconds for the post
 * @param now milliseconds of the epoch: the real hour, as Facebook counts by that one
 * @throws UserError as `ready` does
 */
export async function deliver(
  { bytes, message }: Prepared,
  connection: Connection,
  limit?: number,
  now: () => number = Date.now,
): Promise<Outcome> {
  const begun = now()
  const page = await pageOf(connection)
  const graph = graphOf(page, limit)
  const answer = await graph.post(`${page.id}/feed`, bytes)
  if (isDuplicate(answer)) return outcomeOfTwin(await twinOf(message.text, page, graph), begun, 'Facebook')
  return outcomeOfPost(answer, page.token) ?? sentAs(answer)
}
