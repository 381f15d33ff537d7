/**
 * Posts once. com.atproto.repo.putRecord with `swapRecord: null` writes our own key only where nothing is: a second one
 * is refused as `InvalidSwap` (createRecord answers 500 there, bluesky-social/atproto issue 3718, which says nothing).
 */
import { EXIT, UserError } from '../../errors.ts'
import type { Answer } from '../ask.ts'
import type { Connection, Outcome, Prepared } from '../channel.ts'
import { fieldsOf } from '../json-fields.ts'
import { failed, outcomeByStatus, sentenceOf, tooMany } from '../refusal.ts'
import { parseHandle } from './address.ts'
import { mentionsIn } from './mention.ts'
import { postLink } from './post-url.ts'
import { COLLECTION, type Facet, type PostRecord, rkeyIn } from './record.ts'
import { RESET, type Session, signIn } from './session.ts'
import { accountOf, BLUESKY, type BlueskyAccount } from './settings.ts'

/** Errors of a server that a sign-in mends though their status is 400 (lexicons of com.atproto.server). */
const SIGN_IN: readonly unknown[] = ['ExpiredToken', 'InvalidToken', 'AuthMissing', 'AccountTakedown']

function bodyOf(record: PostRecord, mentions: readonly Facet[], did: string, rkey: string): string {
  const facets = [...(record.facets ?? []), ...mentions]
  const whole = facets.length > 0 ? { ...record, facets } : record
  return JSON.stringify({ repo: did, collection: COLLECTION, rkey, swapRecord: null, record: whole })
}

/** Whether the post is there; asked only where the server says that something is. */
async function isThere({ get, did }: Session, rkey: string): Promise<boolean> {
  const query = [
    ['repo', did],
    ['collection', COLLECTION],
    ['rkey', rkey],
  ] as const
  const answer = await get('com.atproto.repo.getRecord', query)
  return answer.kind === 'answer' && answer.status === 200 && answer.json !== undefined
}

async function outcomeOf(answer: Answer, session: Session, rkey: string, password: string): Promise<Outcome> {
  const { error, message, uri } = fieldsOf(answer.kind === 'answer' ? answer.json : undefined)
  const sent: Outcome = {
    kind: 'sent',
    response: `at://${session.did}/${COLLECTION}/${rkey}`,
    url: postLink({ profile: session.did, rkey }),
  }
  const refused = answer.kind === 'answer' && answer.status === 400
  if (refused && SIGN_IN.includes(error)) return failed('Bluesky refuses the sign-in', 'sign-in')
  if (refused && error === 'RateLimitExceeded') return tooMany('Bluesky', null)
  if (refused && error === 'InvalidSwap') {
    if (await isThere(session, rkey)) return sent
    return { kind: 'unknown', reason: 'Bluesky says that the post is there already, and does not show it' }
  }
  const said = sentenceOf(message, [password])
  const byStatus = outcomeByStatus(answer, BLUESKY, { reset: RESET, said })
  if (byStatus) return byStatus
  return uri === sent.response ? sent : { kind: 'unknown', reason: 'Bluesky does not say which post it made' }
}

async function post(prepared: Prepared, account: BlueskyAccount, limit?: number): Promise<Outcome> {
  const rkey = rkeyIn(prepared.messageId ?? '')
  const handle = parseHandle(prepared.message.to)
  if (rkey === null || handle === null) throw new TypeError('a post for Bluesky has no key or no address')
  const record = JSON.parse(Buffer.from(prepared.bytes).toString('utf8')) as PostRecord
  const session = await signIn(account, limit)
  const mentions = await mentionsIn(record.text, handle, session)
  if (mentions === null) return failed(`nobody on Bluesky has the handle ${handle}`, 'hand-off')
  const answer = await session.post('com.atproto.repo.putRecord', bodyOf(record, mentions, session.did, rkey))
  return outcomeOf(answer, session, rkey, account.password)
}

/**
 * Before the post itself is sent nothing can have left: what fails until then is a failure for now.
 * @param limit milliseconds for the post
 * @returns what became of it
 * @throws UserError as `ready` does
 */
export async function deliver(prepared: Prepared, connection: Connection, limit?: number): Promise<Outcome> {
  const account = await accountOf(connection)
  try {
    return await post(prepared, account, limit)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return failed(error.message.replace(/\.$/, ''), error.exit === EXIT.signIn ? 'sign-in' : 'temporary')
  }
}
