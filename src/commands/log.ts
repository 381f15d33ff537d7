/** `escalate log`: records what happened elsewhere: a call, a pasted reply, a mail as a file. */
import type { Command } from 'commander'
import type { NewEvent, StepDone } from '../case/events.ts'
import { CHANNELS, type ChannelName } from '../case/model.ts'
import type { CaseState } from '../case/state.ts'
import { classOf } from '../case/state.ts'
import { EXIT, UserError } from '../errors.ts'
import { type Incoming, readIncoming } from '../inbox/incoming.ts'
import { outlookOf } from '../ladder/look-ahead.ts'
import { answersQuestion, openReplies } from '../ladder/next-step.ts'
import { offersOf } from '../ladder/offers.ts'
import { stepAt } from '../ladder/outlook.ts'
import { deadlineOf } from '../outbox/deadline.ts'
import { CASE_TALK } from '../terminal/texts/case-talk.ts'
import type { World } from '../world.ts'
import { type CaseAtHand, caseAtHand } from './shared/case-at-hand.ts'
import { logFile, logUnmatched } from './shared/log-mail.ts'
import { loggedSender } from './shared/log-sender.ts'
import { momentOf, stampOf } from './shared/moment.ts'
import { record } from './shared/record.ts'
import type { Registration } from './shared/registration.ts'
import { tellReading } from './shared/tell-reading.ts'
import { textOf } from './shared/typed-text.ts'

export interface LogFlags {
  readonly channel?: string
  readonly text?: string
  readonly sender?: string
  readonly fromFile?: string
  readonly unmatched?: string
  readonly at?: string
}

export function register(program: Command, { tr, act }: Registration): void {
  program
    .command('log <case>')
    .description(tr('record a call, a reply, a note', 'einen Anruf, eine Antwort, eine Notiz eintragen'))
    .option(
      '--channel <name>',
      tr('where it happened: phone, x, facebook, email ...', 'wo es war: phone, x, facebook, email ...'),
    )
    .option('--text <text>', tr('what was said, or - for stdin', 'was gesagt wurde, oder - für stdin'))
    .option(
      '--sender <who>',
      tr('who wrote or called, e.g. @handle', 'wer schrieb oder anrief, z. B. @handle'),
    )
    .option('--from-file <file>', tr('a reply as .eml file', 'eine Antwort als .eml-Datei'))
    .option('--unmatched <id>', tr('a reply from the tray', 'eine Antwort aus der Ablage'))
    .option('--at <when>', tr('when it happened', 'wann es war'))
    .action(act((world, id: string, flags: LogFlags) => runLog(world, id, flags)))
}

function channelOf(name: string | undefined): ChannelName {
  const known = CHANNELS.find(channel => channel === name?.trim().toLowerCase())
  if (known) return known
  throw new UserError('unknown_channel', EXIT.usage, `--channel: there is no ${JSON.stringify(name)}`, {
    hints: [`one of ${CHANNELS.join(', ')}`],
  })
}

/** Of the present company: what a former one asks holds no clock. */
const questionsOf = (state: CaseState) =>
  openReplies(state).filter(reply => classOf(reply) === 'question' && reply.former === null)

/** That a call settles no written question is said: the user may have answered it there all the same. */
function tellStillAsked(id: string, state: CaseState, world: World): void {
  const { output, language, launch } = world
  const asked = questionsOf(state).findLast(reply => !answersQuestion('phone', reply))
  if (asked === undefined) return
  const { seq, channel } = asked
  const [reply, log] = [
    `${launch} reply ${id} --reply ${seq}`,
    `${launch} log ${id} --channel ${channel} --text "..."`,
  ]
  output.say(CASE_TALK[language].stillAsked(seq, reply, log))
}

/** A question of theirs held the clock; the answer to it starts the same wait again. A date the user set stays. */
async function restarted(
  state: CaseState,
  channel: ChannelName,
  at: string,
  world: World,
): Promise<NewEvent[]> {
  const asked = questionsOf(state)
  const answers = asked.length > 0 && asked.every(reply => answersQuestion(channel, reply))
  const rule = state.clock?.deadline.rule
  if (!answers || !rule || rule.includes(':')) return []
  const deadline = await deadlineOf(state.complaint, rule, at, world.calendar)
  return [{ type: 'deadline_moved', ...stampOf(at, world), deadline, why: null, promise: null }]
}

/** What is due and was written by hand is done: with the same clock as if the program had handed it over. */
async function stepDone(
  state: CaseState,
  channel: ChannelName,
  at: string,
  world: World,
): Promise<StepDone | null> {
  const next = stepAt(outlookOf(state), world.now, world.isAlive)
  const offer = next.action === 'send' && next.channel === channel ? offersOf(state, next)[0] : undefined
  const earlier = state.clock !== null && Date.parse(at) < Date.parse(state.clock.since)
  if (offer === undefined || earlier) return null
  const { step, address: to, purpose, wait } = offer
  return { step, to, purpose, deadline: await deadlineOf(state.complaint, wait, at, world.calendar) }
}

/** Without a sender it was the user: a call, or a message written on their own. */
async function logOwn(
  id: string,
  state: CaseState,
  { channel, at, text }: { channel: ChannelName; at: string; text: string },
  world: World,
): Promise<number> {
  const moved = await restarted(state, channel, at, world)
  const stamp = stampOf(at, world)
  const done = channel === 'phone' ? null : await stepDone(state, channel, at, world)
  const own: NewEvent =
    channel === 'phone'
      ? { type: 'call_logged', ...stamp, text, incoming: false }
      : { type: 'note_added', ...stamp, text, channel, ...(done ? { done } : {}) }
  const code = record(world, id, () => [...moved, own])
  if (channel === 'phone') tellStillAsked(id, state, world)
  return code
}

async function logNote(id: string, at: string, text: string, world: World): Promise<number> {
  return record(world, id, () => [{ type: 'note_added', ...stampOf(at, world), text }])
}

/** A pasted text has no identity but its place; a mail is told from its copies in `shared/log-mail.ts`. */
async function logReply(
  id: string,
  state: CaseState,
  { incoming, url }: { readonly incoming: Incoming; readonly url: string | null },
  world: World,
): Promise<number> {
  const reading = await readIncoming(incoming, state, world)
  const { channel, sender, subject, text } = incoming
  const post = url === null ? {} : { url }
  const event = {
    ...({ type: 'reply_received', channel, sender, ...post } as const),
    ...{ subject, text, reading, original: null },
  }
  const code = record(world, id, () => [{ ...event, ...stampOf(incoming.at, world) }])
  tellReading({ reading, sender, caseId: id }, world)
  return code
}

const PASTED = { senderName: null, subject: null, headers: [], messageId: null, inReplyTo: [], report: null }

/** @returns 0. @throws UserError (exit 2) naming the flag that is wrong or missing */
export async function runLog(world: World, text: string, flags: LogFlags): Promise<number> {
  const at = caseAtHand(world, world.reader(), text)
  if (flags.unmatched !== undefined) return logUnmatched(at, flags.unmatched, flags.at, world)
  if (flags.fromFile !== undefined) return logFile(at, flags.fromFile, flags.at, world)
  return logTyped(at, flags, world)
}

async function logTyped({ id, state }: CaseAtHand, flags: LogFlags, world: World): Promise<number> {
  const { timezone } = state.complaint.complainant
  const asked = world.interactive ? await askFor(flags, world) : flags
  const said = await textOf(required('--text', asked.text), world)
  const at = await momentOf('--at', asked.at, timezone, world)
  if (asked.channel === undefined && asked.sender === undefined) return logNote(id, at, said, world)
  const channel = channelOf(required('--channel', asked.channel))
  if (asked.sender === undefined) return logOwn(id, state, { channel, at, text: said }, world)
  const { sender, url } = await loggedSender(asked.sender, channel, world)
  return logReply(id, state, { incoming: { ...PASTED, channel, at, sender, text: said }, url }, world)
}

function required(flag: string, value: string | undefined): string {
  if (value !== undefined) return value
  throw new UserError('missing_input', EXIT.usage, `missing: ${flag}`, {
    missing: [flag],
    hints: ['e.g. --channel x --sender @handle --text "...", or --from-file reply.eml'],
  })
}

async function askFor(flags: LogFlags, world: World): Promise<LogFlags> {
  const prompts = await world.prompts()
  const texts = CASE_TALK[world.language]
  const channel =
    flags.channel ??
    (await prompts.choose(
      texts.where,
      CHANNELS.map(value => ({ name: value, value })),
    ))
  const sender = flags.sender ?? (await prompts.text(texts.who)).trim()
  // Before the text is typed, which would be lost.
  if (sender) await loggedSender(sender, channelOf(channel), world)
  const text =
    flags.text ?? (await prompts.text(texts.what, { check: answer => (answer.trim() ? null : texts.what) }))
  return { ...flags, channel, text, ...(sender ? { sender } : {}) }
}
