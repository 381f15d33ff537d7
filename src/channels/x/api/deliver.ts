/** Posts by API: one request, which is never repeated, whatever the answer. */
import { EXIT, UserError } from '../../../errors.ts'
import type { Connection, Outcome, Prepared } from '../../channel.ts'
import { failed } from '../../refusal.ts'
import { outcomeOfTwin, type Twin } from '../../twin.ts'
import { userIdOf } from '../settings.ts'
import { isDuplicate, outcomeOf } from './outcome.ts'
import { findPosted } from './own-timeline.ts'
import { isRefusedSignIn } from './problem.ts'
import { openSession, type Pace, type Session } from './session.ts'

const BY_HAND = failed('files are added by hand', 'hand-off')
const RENEWED = failed('X did not accept the sign-in; the sign-in was renewed; try again', 'temporary')

/** Posted already, by this send, an earlier one or by hand: then it is among the own posts. */
async function twinOf(
  { message }: Prepared,
  session: Session,
  { setting }: Connection,
): Promise<Twin | null> {
  const userId = userIdOf(setting)
  if (userId === null) return null
  try {
    return await findPosted(session, userId, setting('x.handle'), message.text)
  } catch (error) {
    if (error instanceof UserError) return null
    throw error
  }
}

async function isRenewed(session: Session): Promise<boolean> {
  try {
    return await session.renew()
  } catch (error) {
    if (error instanceof UserError) return false
    throw error
  }
}

async function post(prepared: Prepared, connection: Connection, pace: Pace): Promise<Outcome> {
  const begun = (pace.now ?? Date.now)()
  const session = await openSession(connection, pace)
  const answer = await session.ask({ method: 'POST', path: '/2/tweets', body: prepared.bytes })
  if (isDuplicate(answer)) return outcomeOfTwin(await twinOf(prepared, session, connection), begun, 'X')
  if (isRefusedSignIn(answer) && (await isRenewed(session))) return RENEWED
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
