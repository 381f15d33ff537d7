/** Posts once (docs.joinmastodon.org, "Post a new status"), after asking how long a post may be here. */
import { createHash } from 'node:crypto'
import type { Message } from '../../case/model.ts'
import { MASTODON_LIMIT, MASTODON_LINK, mastodonLength } from '../../words/network-length.ts'
import type { Answer } from '../ask.ts'
import type { Connection, Envelope, Outcome, Prepared } from '../channel.ts'
import { fieldsOf, textOf } from '../json-fields.ts'
import { failed, outcomeByStatus, sentenceOf } from '../refusal.ts'
import { serverHost } from './address.ts'
import { type Client, clientOf, RESET } from './client.ts'
import { checkPostUrl, postLink } from './post-url.ts'
import { accountOf, MASTODON, type MastodonAccount } from './settings.ts'

/** @returns the body of the request; the language is what the server files the post under */
export async function prepare(message: Message, { messageId, language }: Envelope): Promise<Prepared> {
  const status = message.text.toWellFormed()
  const bytes = Buffer.from(JSON.stringify({ status, visibility: 'public', language }))
  return { message, messageId, bytes }
}

/** @returns the key of a send, the same for the same send; nothing can be read from it */
export function keyOf(messageId: string): string {
  return createHash('sha256').update(messageId).digest('hex')
}

interface Limits {
  readonly most: number
  readonly link: number
}

const countOf = (value: unknown, usual: number): number =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= 1_000_000 ? value : usual

/**
 * The server's own limits (docs.joinmastodon.org, "View server information (v2)"); one that does not tell them has the
 * usual ones. @returns an outcome where the server cannot be posted to now: nothing has left then
 */
async function limitsOf(client: Client): Promise<Limits | Outcome> {
  const answer = await client.get('/api/v2/instance')
  if (answer.kind !== 'answer' || answer.status >= 500)
    return failed(
      `Mastodon cannot be reached (${answer.kind === 'answer' ? answer.status : answer.reason})`,
      'temporary',
    )
  if (answer.status === 401 || answer.status === 429)
    return outcomeByStatus(answer, MASTODON, { reset: RESET, said: null })!
  const { statuses } = fieldsOf(fieldsOf(answer.json).configuration)
  const { max_characters: most, characters_reserved_per_url: link } = fieldsOf(statuses)
  return { most: countOf(most, MASTODON_LIMIT), link: countOf(link, MASTODON_LINK) }
}

/** The link as the server gives it, or made of what it says; null where that is no link of a post. */
function urlOf(json: unknown, id: string, { server }: MastodonAccount): string | null {
  const { url, account } = fieldsOf(json)
  const given = checkPostUrl(textOf(url) ?? '')
  if (given) return given.url
  const [host, name] = [serverHost(server.hostname), textOf(fieldsOf(account).username)]
  return host && name ? (checkPostUrl(postLink({ host, name, id }))?.url ?? null) : null
}

function outcomeOf(answer: Answer, account: MastodonAccount): Outcome {
  const json = answer.kind === 'answer' ? answer.json : undefined
  const said = sentenceOf(fieldsOf(json).error, [account.token])
  const byStatus = outcomeByStatus(answer, MASTODON, { reset: RESET, said })
  if (byStatus) return byStatus
  const id = textOf(fieldsOf(json).id)
  if (id === null || !/^[\w-]{1,64}$/.test(id))
    return { kind: 'unknown', reason: 'Mastodon does not say which post it made' }
  return { kind: 'sent', response: id, url: urlOf(json, id, account) }
}

/** @param limit milliseconds for the post. @throws UserError as `ready` does */
export async function deliver(prepared: Prepared, connection: Connection, limit?: number): Promise<Outcome> {
  const account = await accountOf(connection)
  const client = clientOf(account, limit)
  const limits = await limitsOf(client)
  if ('kind' in limits) return limits
  const length = mastodonLength(prepared.message.text, limits.link)
  if (length > limits.most)
    return failed(`this server takes ${limits.most} characters, the post has ${length}`, 'hand-off')
  if (prepared.messageId === null) throw new TypeError('a post for Mastodon has no name')
  const answer = await client.post('/api/v1/statuses', prepared.bytes, keyOf(prepared.messageId))
  return outcomeOf(answer, account)
}
