/** Which message of the company an answer is for, and what keeps it from being answered here. */
import { ANSWERED } from '../../case/answers.ts'
import { isNotTheirs } from '../../case/former.ts'
import type { ReadingClass } from '../../case/reading.ts'
import type { CaseState, ReplyEntry } from '../../case/state.ts'
import { classOf } from '../../case/state.ts'
import { EXIT, UserError } from '../../errors.ts'
import { isUnsure, openReplies } from '../../ladder/next-step.ts'
import type { World } from '../../world.ts'

/** Written by mail servers and newsletters: nobody is there to read an answer. */
const NOBODY: ReadonlySet<ReadingClass> = new Set(['bounce', 'delay', 'read_receipt', 'unrelated'])

/** Digits only: `Number` would also take `0x4` and an empty text. */
const seqOf = (text: string): number => (/^\d{1,15}$/.test(text) ? Number(text) : Number.NaN)

function nothing(state: CaseState, message: string, launch: string): UserError {
  const numbers = state.replies.filter(each => each.seq > state.companySince).map(each => each.seq)
  const hint = numbers.length
    ? `--reply N answers another one: ${numbers.join(', ')}`
    : `record what they wrote first: ${launch} log ${state.id}`
  return new UserError('nothing_to_answer', EXIT.usage, `${state.id}: ${message}`, {
    hints: [hint],
    caseId: state.id,
  })
}

/** On any other channel only the person themselves gets through. */
function refuseUncarried(state: CaseState, { channel }: ReplyEntry, launch: string): void {
  if (ANSWERED.includes(channel)) return
  throw new UserError('not_carried', EXIT.usage, `${state.id}: an answer by ${channel} is yours to write`, {
    hints: [`answer there, then record it: ${launch} log ${state.id} --channel ${channel} --text "..."`],
    caseId: state.id,
  })
}

/** Only a question demands an answer, so it goes before what was written after it. */
function waiting(state: CaseState): ReplyEntry | undefined {
  const open = openReplies(state).filter(each => each.former === null)
  return open.findLast(each => classOf(each) === 'question' && ANSWERED.includes(each.channel)) ?? open.at(-1)
}

/** Only a message that is named is answered where somebody else wrote it: the company's clock goes on all the same. */
function nothingWaits(state: CaseState, now: readonly ReplyEntry[], launch: string): UserError {
  const newest = now.at(-1)
  if (newest === undefined || !isNotTheirs(newest))
    return nothing(state, 'no message of theirs waits for an answer', launch)
  const { seq, sender } = newest
  const who = sender ?? 'somebody'
  const message = `${state.id}: reply ${seq} is by ${who}, not by ${state.complaint.company.name}`
  return new UserError('not_theirs', EXIT.usage, message, {
    hints: [
      `--reply ${seq} answers it all the same; the deadline of ${state.complaint.company.name} goes on`,
    ],
    caseId: state.id,
  })
}

/**
 * @param text as typed with --reply; undefined: of those that wait for the person and speak for the company the newest
 *   question that can be answered here, else the newest
 * @throws UserError `nothing_to_answer`, `not_theirs`, `not_carried` (exit 2)
 */
export function answerable(state: CaseState, text: string | undefined, { launch }: World): ReplyEntry {
  const now = state.replies.filter(each => each.seq > state.companySince)
  const reply = text === undefined ? waiting(state) : now.find(each => each.seq === seqOf(text))
  if (!reply)
    throw text === undefined
      ? nothingWaits(state, now, launch)
      : nothing(state, `there is no reply ${text}`, launch)
  if (NOBODY.has(classOf(reply)) && !isUnsure(reply))
    throw nothing(state, `nobody reads an answer to reply ${reply.seq} (${classOf(reply)})`, launch)
  refuseUncarried(state, reply, launch)
  return reply
}

/** An answer after a send that is in doubt, or beside one that lies ready, could reach them twice. */
export function refuseSecond(state: CaseState, { launch, isAlive }: World): void {
  const { id, deliveries } = state
  const sending = deliveries.find(each => each.state === 'started' && each.process && isAlive(each.process))
  if (sending)
    throw new UserError('case_moved_on', EXIT.busy, `${id}: another run is sending at this moment`, {
      hints: [`look again in a minute: ${launch} show ${id}`],
    })
  if (deliveries.some(each => each.state === 'unknown' || each.state === 'started'))
    throw new UserError(
      'send_unknown',
      EXIT.unknown,
      `${id}: it is not known whether the last message went out`,
      { hints: [`look, then: ${launch} confirm ${id} --sent, or --not-sent`], caseId: id },
    )
  if (deliveries.some(each => each.state === 'handed-off' && each.purpose === 'reply'))
    throw new UserError('hand_off_open', EXIT.usage, `${id}: the last answer waits for your word`, {
      hints: [`${launch} confirm ${id}, or ${launch} confirm ${id} --not-sent`],
      caseId: id,
    })
}
