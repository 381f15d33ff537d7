/** Posts by API: one request, which is never repeated, whatever the answer. */
import { EXIT, UserError } from '../../../errors.ts'
import type { Connection, Outcome, Prepared } from '../../channel.ts'
import { failed } from '../../refusal.ts'
import { userIdOf } from '../settings.ts'
import { isDuplicate, outcomeOf } from './outcome.ts'
import { findPosted } from './own-timeline.ts'
import { openSession, type Pace, type Session } from './session.ts'

const BY_HAND = failed('files are added by hand', 'hand-off')

/** Posted already, by an earlier send or by hand: then its address is among the own posts. */
async function addressOfTwin({ message }: Prepared, session: Session, { setting }: Connection) {
  const userId = userIdOf(setting)
  if (userId === null) return null
  try {
    return await findPosted(session, userId, setting('x.handle'), message.text)
  } catch {
    return null
  }
}

async function post(prepared: Prepared, connection: Connection, pace: Pace): Promise<Outcome> {
  const session = await openSession(connection, pace)
  const answer = await session.ask({ method: 'POST', path: '/2/tweets', body: prepared.bytes })
  const url = isDuplicate(answer) ? await addressOfTwin(prepared, session, connection) : null
  if (url !== null) return { kind: 'sent', response: 'it was posted already', url }
  return outcomeOf(answer, connection.setting('x.handle'), session.secrets)
}

/**
 * @param pace for tests
 * @throws UserError exit 2 (setting), 4 (sign-in), 6 (clock): then nothing was sent
 */
export async function deliver(prepared: Prepared, connection: Connection, pace: Pace = {}): Promise<Outcome> {
  if (prepared.message.attachments.length > 0) return BY_HAND
  try {
    return await post(prepared, connection, pace)
  } catch (error) {
    // The sign-in could not be renewed just now.
    if (!(error instanceof UserError) || error.exit !== EXIT.temporary) throw error
    return failed(error.message, 'temporary')
  }
}
