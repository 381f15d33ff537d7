/** The own account on Bluesky, for one run. */
import type { Account, Sight, Sought } from '../account.ts'
import type { Connection, OwnAccount } from '../channel.ts'
import { fieldsOf, textOf } from '../json-fields.ts'
import { readAnswer } from '../refusal.ts'
import { postLink } from './post-url.ts'
import { fetchPosts } from './reading.ts'
import { COLLECTION, rkeyIn } from './record.ts'
import { RESET, type Session, signIn } from './session.ts'
import { accountOf, BLUESKY } from './settings.ts'

/**
 * Certain, as the key is our own (com.atproto.repo.getRecord): a record that is not there is answered with 400
 * `RecordNotFound`; any other 400 says nothing.
 */
async function lookFor(sought: Sought, session: Session): Promise<Sight> {
  const rkey = rkeyIn(sought.messageId)
  if (rkey === null) return { sought, seen: 'unclear' }
  const query = [
    ['repo', session.did],
    ['collection', COLLECTION],
    ['rkey', rkey],
  ] as const
  const answer = await session.get('com.atproto.repo.getRecord', query)
  if (answer.kind === 'answer' && (answer.status === 400 || answer.status === 404)) {
    const missing = fieldsOf(answer.json).error === 'RecordNotFound'
    return { sought, seen: missing ? 'absent' : 'unclear' }
  }
  const { value } = fieldsOf(readAnswer(answer, BLUESKY, { reset: RESET }))
  if (textOf(fieldsOf(value).text) === null) return { sought, seen: 'unclear' }
  return { sought, seen: 'found', url: postLink({ profile: session.did, rkey }) }
}

/** @throws UserError exit 2 (setting), 4 (sign-in), 6 (clock), 8 (temporary) */
export async function openAccount(connection: Connection): Promise<Account> {
  const session = await signIn(await accountOf(connection))
  return {
    fetchPosts: request => fetchPosts(session, request),
    look: async all => {
      const sights: Sight[] = []
      for (const sought of all) sights.push(await lookFor(sought, session))
      return sights
    },
    requests: session.requests,
    close: async () => undefined,
  }
}

/** @throws UserError exit 2, 4, 6, 8 */
export async function whoAmI(connection: Connection): Promise<OwnAccount> {
  const { did, name } = await signIn(await accountOf(connection))
  return { handle: name === did ? did : `@${name}`, id: did }
}
