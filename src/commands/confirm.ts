/** `escalate confirm`: says that a handed-off message really went out, or did not; settles an unknown send likewise. */
import type { Command } from 'commander'
import { isKnown, type NewEvent } from '../case/events.ts'
import type { Attachment } from '../case/model.ts'
import type { CaseState, Delivery } from '../case/state.ts'
import { EXIT, UserError } from '../errors.ts'
import { deadlineOf, waitAfter } from '../outbox/deadline.ts'
import { oneLineOf } from '../terminal/preview.ts'
import { CASE_TALK } from '../terminal/texts/case-talk.ts'
import { channelName } from '../terminal/texts/channels.ts'
import type { World } from '../world.ts'
import { postOf } from './shared/ask-post.ts'
import { type CaseAtHand, caseAtHand } from './shared/case-at-hand.ts'
import { stampOf } from './shared/moment.ts'
import { confirmation } from './shared/posted.ts'
import { record } from './shared/record.ts'
import type { Registration } from './shared/registration.ts'
import { saidAt, sentAt } from './shared/sent-at.ts'
import { showQr } from './shared/show-qr.ts'

export interface ConfirmFlags {
  readonly url?: string
  readonly at?: string
  readonly attach?: string
  readonly sent?: boolean
  readonly notSent?: boolean
  readonly why?: string
  readonly qr?: boolean
}

export function register(program: Command, { tr, act }: Registration): void {
  program
    .command('confirm <case>')
    .description(tr('say whether a message went out', 'sagen, ob eine Nachricht hinausging'))
    .option('--url <address>', tr('address of the post', 'Adresse des Beitrags'))
    .option('--at <when>', tr('when it was sent', 'wann sie gesendet wurde'))
    .option('--attach <file>', tr('a screenshot', 'ein Bildschirmfoto'))
    .option('--sent', tr('it went out', 'sie ging hinaus'))
    .option('--not-sent', tr('it did not', 'sie ging nicht hinaus'))
    .option('--why <text>', tr('a remark', 'eine Bemerkung'))
    .option('--qr', tr('the link as a QR code too', 'den Link auch als QR-Code'))
    .action(act((world, id: string, flags: ConfirmFlags) => runConfirm(world, id, flags)))
}

/** The delivery that waits for the user's word. @throws UserError `nothing_to_confirm` (exit 2) */
export function openDelivery(state: CaseState, world: World): Delivery {
  const open = state.deliveries.find(
    ({ state: each, process }) =>
      each === 'handed-off' ||
      each === 'unknown' ||
      (each === 'started' && process && !world.isAlive(process)),
  )
  if (open) return open
  throw new UserError('nothing_to_confirm', EXIT.usage, `${state.id}: no message waits to be confirmed`, {
    hints: [`${world.launch} show ${state.id}`],
  })
}

/** Three answers: who is not sure must not be made to say that nothing left. */
async function askWhether(question: string, world: World): Promise<boolean> {
  const texts = CASE_TALK[world.language]
  const answer = await (await world.prompts()).choose(question, [
    { name: texts.notYet, value: null },
    { name: texts.itLeft, value: true },
    { name: texts.itDidNot, value: false },
  ])
  if (answer !== null) return answer
  throw new UserError('cancelled', EXIT.needsApproval, texts.stillWaiting)
}

function didYou({ message: { channel, to } }: Delivery, { language }: World): string {
  const texts = CASE_TALK[language]
  return channel === 'phone'
    ? texts.didYouCall(to)
    : texts.didYouSend(channelName(channel, language), oneLineOf(to))
}

async function wentOut(delivery: Delivery, flags: ConfirmFlags, world: World): Promise<boolean> {
  const { sent, notSent, url } = flags
  if (notSent && (sent || url !== undefined)) {
    const other = sent ? '--sent' : '--url'
    throw new UserError('bad_input', EXIT.usage, `${other} and --not-sent exclude each other`)
  }
  if (notSent) return false
  if (sent || url !== undefined) return true
  const { to } = delivery.message
  const handOff = delivery.state === 'handed-off'
  if (world.interactive && !world.options.yes) {
    const question = handOff ? didYou(delivery, world) : CASE_TALK[world.language].didItLeave(to)
    return askWhether(question, world)
  }
  if (handOff) return true
  throw new UserError('missing_input', EXIT.usage, 'it is not known whether it went out: say which', {
    missing: ['--sent or --not-sent'],
    hints: ['look into your Sent folder first'],
  })
}

async function confirmed(state: CaseState, delivery: Delivery, flags: ConfirmFlags, world: World) {
  const said = await saidAt(flags.at, state, delivery, world)
  const post = await postOf(state, delivery, flags.url, world)
  const url = post?.url ?? null
  const at = sentAt(said, post?.at ?? null, delivery, world)
  // Who posted while they were asked did it after the start of this run.
  const now = Date.parse(at) > Date.parse(world.now) ? at : world.now
  if (delivery.state !== 'handed-off') {
    const rule = waitAfter(state, delivery.purpose, delivery.message, at)
    const deadline = await deadlineOf(state.complaint, rule, at, world.calendar)
    const sent = { send: delivery.seq, deadline, response: null, url, settledBy: 'user' } as const
    return { type: 'sent', ...stampOf(at, { now }), ...sent } as const
  }
  const attachments: Attachment[] = flags.attach ? [await world.inspect(flags.attach)] : []
  if (!world.options.dryRun) await world.keepAll(attachments)
  return confirmation(state, delivery, { url, at, now, attachments }, world)
}

function denied(delivery: Delivery, flags: ConfirmFlags, world: World): NewEvent {
  const why = flags.why ?? null
  if (delivery.state === 'handed-off')
    return { type: 'hand_off_denied', at: world.now, handOff: delivery.seq, why }
  const reason = why ?? 'not found where it was looked for'
  return {
    type: 'send_failed',
    at: world.now,
    send: delivery.seq,
    reason,
    permanent: false,
    settledBy: 'user',
  }
}

/** The link once more, for whoever has not posted yet. */
async function drawQr({ id, events }: CaseAtHand, { seq }: Delivery, world: World): Promise<void> {
  const event = events.find(each => each.seq === seq)
  const url = event && isKnown(event) && event.type === 'handed_off' ? event.url : null
  await showQr(url, `${world.launch} confirm ${id} --qr`, world)
}

/**
 * @returns 0
 * @throws UserError `nothing_to_confirm`, `bad_url`, `bad_post_time`, `missing_input`, `bad_input` (exit 2),
 *   `cancelled` (exit 3), `post_taken` (exit 6)
 */
export async function runConfirm(world: World, text: string, flags: ConfirmFlags): Promise<number> {
  const at = caseAtHand(world, world.reader(), text)
  const { id, state } = at
  const delivery = openDelivery(state, world)
  if (flags.qr) await drawQr(at, delivery, world)
  const event = (await wentOut(delivery, flags, world))
    ? await confirmed(state, delivery, flags, world)
    : denied(delivery, flags, world)
  return record(world, id, now => {
    if (openDelivery(now, world).seq !== delivery.seq)
      throw new UserError('case_moved_on', EXIT.busy, `${id} changed while you looked: nothing was recorded`)
    return [event]
  })
}
