/**
 * Settles sends of unknown outcome by what can be seen: the sent mails, the posts of the account, and replies or bounces
 * that name the message.
 * Nothing is ever sent again here; what stays unclear is the person's to say (`confirm`).
 */
import type { NewEvent } from '../case/events.ts'
import { fold } from '../case/fold.ts'
import type { Account, Sight, Sought } from '../channels/account.ts'
import type { Channel } from '../channels/channel.ts'
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

/** What settles sends of one channel knows of it. */
export type Settling = Pick<Channel, 'name' | 'cost' | 'ownAccount'>

const MAIL: Settling = { name: 'email' }

/** It left when the send began: from there the wait is counted. */
async function settleSent(
  open: Unknown,
  url: string | null,
  channel: Settling,
  world: World,
): Promise<Settled[]> {
  const { caseId, state, delivery } = open
  const { seq: send, at, message, purpose } = delivery
  const rule = waitAfter(state, purpose, message, at)
  const deadline = await deadlineOf(state.complaint, rule, at, world.calendar)
  const recordedAt = hourOf(world)
  const charged = channel.cost?.(message, key => world.settings().get(key)?.toString()) ?? null
  const event = { type: 'sent', at, recordedAt, send, deadline, response: null, url } as const
  const priced = charged === null ? event : { ...event, cost: charged }
  const done = write(open, { ...priced, settledBy: 'look' }, world)
  return done ? [{ caseId, send, outcome: 'sent' }] : []
}

/** The person may send it again then. */
function settleFailed(open: Unknown, world: World): Settled[] {
  const { caseId, delivery } = open
  const where = delivery.message.channel === 'email' ? 'sent mails' : 'posts'
  const reason = `not among the ${where} of the account, looked for twice`
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
function couldHaveIt({ delivery }: Unknown, { ownAccount }: Settling, world: World): boolean {
  const setting = (key: string) => world.settings().get(key)?.toString()
  if (delivery.message.channel !== 'email')
    return delivery.account !== null && delivery.account === (ownAccount?.(setting) ?? null)
  const from = setting('email.from')
  return delivery.mode === 'smtp' && (from === undefined || domainOf(from) === domainOf(delivery.messageId))
}

const soughtOf = ({ delivery: { messageId, message, at } }: Unknown): Sought => ({
  messageId,
  to: message.to,
  subject: message.subject,
  text: message.text,
  since: at,
})

type Seen = Pick<Sight, 'seen'> & { readonly url: string | null }
const UNCLEAR: Seen = { seen: 'unclear', url: null }

async function lookedUp(account: Account, unknown: readonly Unknown[]) {
  const sights = await account.look(unknown.map(soughtOf))
  const seen = new Map(
    sights.map(({ sought, seen, url = null }): [string, Seen] => [sought.messageId, { seen, url }]),
  )
  return ({ delivery }: Unknown) => seen.get(delivery.messageId) ?? UNCLEAR
}

/**
 * Before replies are fetched: writes down abandoned sends, then looks for all unknown ones of the channel at once.
 * What was found is `sent`; that it was missed is only noted, because a reply may yet name it.
 * @param account null: there is none to look into; what replies name is settled all the same
 * @param channel the account's
 * @throws UserError what {@link Account.look} throws; what was settled before stays
 */
export async function settle(
  account: Account | null,
  caseIds: readonly string[],
  world: World,
  channel: Settling = MAIL,
): Promise<readonly Settled[]> {
  const { unknown, named } = survey(caseIds, world)
  const settled: Settled[] = []
  const open: Unknown[] = []
  for (const each of unknown) {
    if (named.has(each.delivery.messageId)) settled.push(...(await settleSent(each, null, MAIL, world)))
    else if (each.delivery.message.channel === channel.name) open.push(each)
  }
  if (account !== null && open.length > 0)
    settled.push(...(await settleByLook(account, open, channel, world)))
  return settled
}

async function settleByLook(
  account: Account,
  open: readonly Unknown[],
  channel: Settling,
  world: World,
): Promise<Settled[]> {
  const settled: Settled[] = []
  const begun = hourOf(world)
  const seenOf = await lookedUp(account, open)
  const look = { begun, ended: hourOf(world) }
  for (const each of open) {
    const { seen, url } = seenOf(each)
    if (seen === 'found') settled.push(...(await settleSent(each, url, channel, world)))
    if (seen !== 'absent' || !couldHaveIt(each, channel, world)) continue
    const mark = noteAbsence(world.store().mark(markOf(each)), each.delivery.at, look)
    if (mark !== null) world.store().keepMark(markOf(each), mark)
  }
  return settled
}

/**
 * After replies were fetched: what they name is `sent`; what the channel's account missed twice, and nobody names, is
 * not.
 */
export async function settleByReplies(
  caseIds: readonly string[],
  world: World,
  channel: Settling = MAIL,
): Promise<readonly Settled[]> {
  const { unknown, named } = survey(caseIds, world)
  const settled: Settled[] = []
  for (const each of unknown) {
    const { messageId, message } = each.delivery
    if (named.has(messageId)) settled.push(...(await settleSent(each, null, MAIL, world)))
    else if (message.channel === channel.name && absentTwice(world.store().mark(markOf(each))))
      settled.push(...settleFailed(each, world))
  }
  return settled
}
