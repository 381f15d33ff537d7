/** The account on X for one run: reads posts of others, looks among its own; nothing on X changes by it. */
import { EXIT, UserError } from '../../../errors.ts'
import type { Account, Probe } from '../../account.ts'
import type { Answer } from '../../ask.ts'
import type { Connection } from '../../channel.ts'
import { apiUrl, requireUserId } from '../settings.ts'
import { failureOf } from './failure.ts'
import { fetchPosts } from './fetch-posts.ts'
import { lookForPosts } from './own-timeline.ts'
import { openSession, type Pace, type Session } from './session.ts'

/** @throws UserError exit 2 (setting), 4 (sign-in), 6 (clock), 8 (temporary) */
export async function openAccount(connection: Connection, pace: Pace = {}): Promise<Account> {
  const userId = requireUserId(connection.setting)
  const session = await openSession(connection, pace)
  const handle = connection.setting('x.handle')
  return {
    fetchPosts: request => fetchPosts(session, userId, request),
    look: sought => lookForPosts(session, userId, handle, sought),
    requests: () => session.requests(),
    close: async () => undefined,
  }
}

type Verdict = Pick<Probe, 'ok' | 'reason' | 'next'>

const OTHER: Verdict = { ok: false, reason: 'the sign-in is for another account on X', next: 'sign-in' }

function wrong({ exit, message }: UserError): Verdict {
  const next = exit === EXIT.signIn ? 'sign-in' : 'temporary'
  return { ok: false, reason: message.replace(/\.$/, ''), next }
}

/** @returns what X said; an error where it does not accept the sign-in, and that cannot be renewed */
async function asked(session: Session): Promise<Answer | UserError> {
  try {
    return await session.ask({ method: 'GET', path: '/2/users/me' })
  } catch (error) {
    const expected =
      error instanceof UserError && [EXIT.signIn, EXIT.temporary].some(exit => exit === error.exit)
    if (expected) return error
    throw error
  }
}

async function verdict(connection: Connection, pace: Pace): Promise<Verdict> {
  const session = await openSession(connection, pace)
  const answer = await asked(session)
  if (answer instanceof UserError) return wrong(answer)
  const json = answer.kind === 'answer' && answer.status === 200 ? answer.json : null
  const id = (json as { data?: { id?: unknown } | null } | null)?.data?.id
  if (typeof id === 'string') {
    const own = connection.setting('x.userId')?.trim() || id
    return own === id ? { ok: true, reason: null, next: null } : OTHER
  }
  return wrong(failureOf(answer, session.secrets))
}

/** One request tells of both directions, except what only a post would show. @throws UserError as {@link openAccount} */
export async function probe(connection: Connection, pace: Pace = {}): Promise<readonly Probe[]> {
  const at = apiUrl(connection).host
  const said = await verdict(connection, pace)
  return (['send', 'receive'] as const).map(direction => ({ direction, at, ...said }))
}
