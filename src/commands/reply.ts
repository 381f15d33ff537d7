/** `escalate reply`: answers the company in the same thread: its question, a refusal. */
import type { Command } from 'commander'
import type { Step } from '../case/model.ts'
import type { CaseState, ReplyEntry } from '../case/state.ts'
import { conversationOf, historyOf, tokensOf } from '../case/thread.ts'
import { EXIT, UserError } from '../errors.ts'
import { directOffers } from '../ladder/offers.ts'
import { waitAfter } from '../outbox/deadline.ts'
import { draft } from '../outbox/draft.ts'
import type { Planned } from '../outbox/plan.ts'
import type { World } from '../world.ts'
import { answerable, refuseSecond } from './shared/answerable.ts'
import { type CaseAtHand, caseAtHand, refuseClosed } from './shared/case-at-hand.ts'
import { dropWords, withWordsKept } from './shared/kept-words.ts'
import type { Registration } from './shared/registration.ts'
import { recipientOf } from './shared/reply-address.ts'
import { replyWords } from './shared/reply-text.ts'
import { send, tellPlan } from './shared/send.ts'

export interface ReplyFlags {
  readonly text?: string
  readonly textFile?: string
  readonly reply?: string
  readonly attach?: readonly string[]
  readonly approve?: string
  readonly again?: boolean
  readonly qr?: boolean
}

export function register(program: Command, { tr, act }: Registration): void {
  const collect = (value: string, before: readonly string[] = []) => [...before, value]
  program
    .command('reply <case>')
    .description(tr('answer the company in the same thread', 'dem Unternehmen im selben Verlauf antworten'))
    .option('--text <text>', tr('your answer, or - for stdin', 'deine Antwort, oder - für stdin'))
    .option(
      '--text-file <file>',
      tr('the same from a file, or - for stdin', 'dasselbe aus einer Datei, oder - für stdin'),
    )
    .option(
      '--reply <seq>',
      tr('number of the message it answers', 'Nummer der Nachricht, die du beantwortest'),
    )
    .option('--attach <file>', tr('a file (repeatable)', 'eine Datei (mehrmals möglich)'), collect)
    .option('--approve <digest>', tr('approve exactly this message', 'genau dieser Nachricht zustimmen'))
    .option(
      '--again',
      tr('send although the same text was sent before', 'senden, obwohl derselbe Text schon gesendet wurde'),
    )
    .option('--qr', tr('the link as a QR code too', 'den Link auch als QR-Code'))
    .action(act((world, id: string, flags: ReplyFlags) => runReply(world, id, flags)))
}

/** The step the case is at: an answer is none of its own. */
function stepOf(state: CaseState): Step {
  const newest = state.deliveries.findLast(each => each.seq > state.companySince)
  return state.clock?.step ?? newest?.message.step ?? 'complaint'
}

/** A link or a post carries no files. */
function refuseFiles({ channel }: ReplyEntry, files: readonly string[]): void {
  if (files.length === 0 || channel === 'email') return
  throw new UserError('bad_input', EXIT.usage, `--attach: an answer on ${channel} carries no files`)
}

/** @returns the command that says it in private where a message can be begun beside this thread, or null */
function privatelyOf(state: CaseState, { channel }: ReplyEntry, { launch }: World): string | null {
  const direct = directOffers(state).find(each => each.beside === channel)
  return direct ? `${launch} next ${state.id} --channel ${direct.channel}` : null
}

async function planned(
  { state, events }: CaseAtHand,
  reply: ReplyEntry,
  text: string,
  files: readonly string[],
  world: World,
): Promise<Planned> {
  const { channel, at, subject, reading } = reply
  const { address, origin, findings } = await recipientOf(state, events, reply, world)
  const rung = { step: stepOf(state), channel }
  const answers = { at, subject, tickets: reading.tickets, tokens: tokensOf(reply) }
  return draft(
    {
      ...{ ...rung, address, origin, findings, complaint: state.complaint, purpose: 'reply' },
      wait: waitAfter(state, 'reply', rung, world.now),
      history: historyOf(state),
      privately: privatelyOf(state, reply, world),
      references: conversationOf(state, reply),
      reply: { text, answers, attachments: await world.inspectAll(files) },
    },
    world,
  )
}

/** Said also where no preview is shown. */
const WARN_FIRST = new Set(['unknown-address', 'unread-address'])

/** Words typed at the terminal are not lost with a No, Ctrl-C or a server that is down: the next `reply` offers them. */
async function keeping(id: string, text: string, world: World, work: () => Promise<number>): Promise<number> {
  try {
    const code = await work()
    dropWords(id, world)
    return code
  } catch (error) {
    // What may have left is not offered again.
    const lost = error instanceof UserError && error.exit !== EXIT.unknown
    throw lost && world.interactive ? withWordsKept(id, text, error, world) : error
  }
}

/** @returns exit code of the contract. @throws UserError; nothing is stored unless it was approved */
export async function runReply(world: World, given: string, flags: ReplyFlags): Promise<number> {
  const at = caseAtHand(world, world.reader(), given)
  const { id, state } = at
  refuseClosed(state, world.launch)
  refuseSecond(state, world)
  const reply = answerable(state, flags.reply, world)
  const files = flags.attach ?? []
  refuseFiles(reply, files)
  const text = await replyWords(id, reply, flags, world)
  const target = { kind: 'case', id, version: state.version } as const
  if (world.options.dryRun)
    return tellPlan([await planned(at, reply, text, files, world)], target, flags, world)
  return keeping(id, text, world, async () => {
    const message = await planned(at, reply, text, files, world)
    for (const { rule, hint } of message.findings) if (WARN_FIRST.has(rule)) world.output.warn(hint)
    return send(message, target, flags, world)
  })
}
