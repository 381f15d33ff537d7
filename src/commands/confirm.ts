/** `escalate confirm`: says that a handed-off message really went out, or did not; settles an unknown send likewise. */
import type { Command } from 'commander'
import type { NewEvent } from '../case/events.ts'
import type { Attachment } from '../case/model.ts'
import type { CaseState, Delivery } from '../case/state.ts'
import { EXIT, UserError } from '../errors.ts'
import { deadlineOf, waitAfter } from '../outbox/deadline.ts'
import { oneLineOf } from '../terminal/preview.ts'
import { CASE_TALK } from '../terminal/texts/case-talk.ts'
import { channelName } from '../terminal/texts/channels.ts'
import type { World } from '../world.ts'
import { caseAtHand } from './shared/case-at-hand.ts'
import { momentOf, stampOf } from './shared/moment.ts'
import { record } from './shared/record.ts'
import type { Registration } from './shared/registration.ts'

export interface ConfirmFlags {
  readonly url?: string
  readonly at?: string
  readonly attach?: string
  readonly sent?: boolean
  readonly notSent?: boolean
  readonly why?: string
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
  if (sent && notSent)
    throw new UserError('bad_input', EXIT.usage, '--sent and --not-sent exclude each other')
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

/** @throws UserError `bad_url` (exit 2) for the address of something else */
async function postOf(delivery: Delivery, flags: ConfirmFlags, world: World) {
  const channel = await world.channel(delivery.message.channel)
  const check = channel.checkPostUrl?.bind(channel)
  const texts = CASE_TALK[world.language]
  let url = flags.url
  if (url === undefined && check && world.interactive && !world.options.yes) {
    const wrong = (text: string) => (!text.trim() || check(text.trim()) ? null : texts.badAddress)
    url = (await (await world.prompts()).text(texts.address, { check: wrong })).trim() || undefined
  }
  if (url === undefined) return null
  const post = check?.(url) ?? null
  if (post) return post
  throw new UserError(
    'bad_url',
    EXIT.usage,
    `--url: ${JSON.stringify(url)} is not the address of a post on ${channel.name}`,
  )
}

/** The hour in the post's own address, unless the text was not there yet, or the hour lies ahead. */
function postedAt(at: string | null, delivery: Delivery, now: string): string | undefined {
  const time = Date.parse(at ?? '')
  return at !== null && time >= Date.parse(delivery.at) && time <= Date.parse(now) ? at : undefined
}

async function confirmed(state: CaseState, delivery: Delivery, flags: ConfirmFlags, world: World) {
  const { timezone } = state.complaint.complainant
  const post = await postOf(delivery, flags, world)
  const at = await momentOf(
    '--at',
    flags.at ?? postedAt(post?.at ?? null, delivery, world.now),
    timezone,
    world,
  )
  const rule = waitAfter(state, delivery.purpose, delivery.message, at)
  const deadline = await deadlineOf(state.complaint, rule, at, world.calendar)
  const url = post?.url ?? null
  if (delivery.state !== 'handed-off')
    return {
      type: 'sent',
      ...stampOf(at, world),
      send: delivery.seq,
      deadline,
      response: null,
      url,
      settledBy: 'user',
    } as const
  const attachments: Attachment[] = flags.attach ? [await world.inspect(flags.attach)] : []
  if (!world.options.dryRun) await world.keepAll(attachments)
  return {
    type: 'hand_off_confirmed',
    ...stampOf(at, world),
    handOff: delivery.seq,
    url,
    deadline,
    attachments,
  } as const
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

/** @returns 0. @throws UserError `nothing_to_confirm`, `bad_url`, `missing_input` (exit 2) */
export async function runConfirm(world: World, text: string, flags: ConfirmFlags): Promise<number> {
  const { id, state } = caseAtHand(world, world.reader(), text)
  const delivery = openDelivery(state, world)
  const event = (await wentOut(delivery, flags, world))
    ? await confirmed(state, delivery, flags, world)
    : denied(delivery, flags, world)
  return record(world, id, now => {
    if (openDelivery(now, world).seq !== delivery.seq)
      throw new UserError('case_moved_on', EXIT.busy, `${id} changed while you looked: nothing was recorded`)
    return [event]
  })
}
