/**
 * Settles sends of unknown outcome by what can be seen: the sent mails, and replies or bounces that name the message.
 * Nothing is ever sent again here; what stays unclear is the person's to say (`confirm`).
 */
import type { NewEvent } from '../case/events.ts'
import { fold } from '../case/fold.ts'
import type { Account, Sight } from '../channels/account.ts'
import { deadlineOf, waitAfter } from '../outbox/deadline.ts'
import type { World } from '../world.ts'
import { absentTwice, noteAbsence } from './absence.ts'
import { hourOf, markOf, survey, type Unknown } from './unknown-sends.ts'

export interface Settled {
  readonly caseId: string
  /** seq of the `send_started`. */
  readonly send: number
  readonly outcome: 'sent' | 'failed'
}

/** Decides inside the transaction: the person's own word meanwhile wins. @returns whether it was written */
function write({ caseId, delivery }: Unknown, event: NewEvent, world: World): boolean {
  let written = false
  world.store().append(caseId, events => {
    const now = fold(caseId, events).deliveries.find(each => each.seq === delivery.seq)
    written = now?.state === 'unknown'
    return written ? [event] : []
  })
  return written
}

/** It left when the send began: from there the wait is counted. */
async function settleSent(open: Unknown, world: World): Promise<Settled[]> {
  const { caseId, state, delivery } = open
  const { seq: send, at, message, purpose } = delivery
  const rule = waitAfter(state, purpose, message, at)
  const deadline = await deadlineOf(state.complaint, rule, at, world.calendar)
  const recordedAt = hourOf(world)
  const event = { type: 'sent', at, recordedAt, send, deadline } as const
  const done = write(open, { ...event, response: null, url: null, settledBy: 'look' }, world)
  return done ? [{ caseId, send, outcome: 'sent' }] : []
}

/** The person may send it again then. */
function settleFailed(open: Unknown, world: World): Settled[] {
  const { caseId, delivery } = open
  const reason = 'not among the sent mails of the account, looked for twice'
  const event = { type: 'send_failed', at: hourOf(world), send: delivery.seq, reason } as const
  const done = write(open, { ...event, permanent: false, settledBy: 'look' }, world)
  return done ? [{ caseId, send: delivery.seq, outcome: 'failed' }] : []
}

const domainOf = (address: string): string =>
  address
    .slice(address.lastIndexOf('@') + 1)
    .replace(/>$/, '')
    .toLowerCase()

/** Only the account it went through can miss it: not another one that was connected since, not the machine's sendmail. */
function couldHaveIt({ delivery }: Unknown, world: World): boolean {
  const from = world.settings().get('email.from')?.toString()
  return delivery.mode === 'smtp' && (from === undefined || domainOf(from) === domainOf(delivery.messageId))
}

async function lookedUp(account: Account, unknown: readonly Unknown[]) {
  const sights = await account.look(
    unknown.map(({ delivery }) => ({
      messageId: delivery.messageId,
      to: delivery.message.to,
      subject: delivery.message.subject,
      text: delivery.message.text,
      since: delivery.at,
    })),
  )
  const seen = new Map<string, Sight['seen']>(sights.map(({ sought, seen }) => [sought.messageId, seen]))
  return (open: Unknown) => seen.get(open.delivery.messageId) ?? 'unclear'
}

/**
 * Before replies are fetched: writes down abandoned sends, then looks for all unknown ones at once.
 * What was found is `sent`; that it was missed is only noted, because a reply may yet name it.
 * @param account null: there is no mailbox to look into
 * @throws UserError what {@link Account.look} throws; what was settled before stays
 */
export async function settle(
  account: Account | null,
  caseIds: readonly string[],
  world: World,
): Promise<readonly Settled[]> {
  const { unknown, named } = survey(caseIds, world)
  const settled: Settled[] = []
  const open: Unknown[] = []
  for (const each of unknown) {
    if (named.has(each.delivery.messageId)) settled.push(...(await settleSent(each, world)))
    else open.push(each)
  }
  if (account === null || open.length === 0) return settled
  const begun = hourOf(world)
  const seenOf = await lookedUp(account, open)
  const look = { begun, ended: hourOf(world) }
  for (const each of open) {
    const seen = seenOf(each)
    if (seen === 'found') settled.push(...(await settleSent(each, world)))
    if (seen !== 'absent' || !couldHaveIt(each, world)) continue
    const mark = noteAbsence(world.store().mark(markOf(each)), each.delivery.at, look)
    if (mark !== null) world.store().keepMark(markOf(each), mark)
  }
  return settled
}

/** After replies were fetched: what they name is `sent`; what the sent mails missed twice, and nobody names, is not. */
export async function settleByReplies(caseIds: readonly string[], world: World): Promise<readonly Settled[]> {
  const { unknown, named } = survey(caseIds, world)
  const settled: Settled[] = []
  for (const each of unknown) {
    if (named.has(each.delivery.messageId)) settled.push(...(await settleSent(each, world)))
    else if (absentTwice(world.store().mark(markOf(each)))) settled.push(...settleFailed(each, world))
  }
  return settled
}
