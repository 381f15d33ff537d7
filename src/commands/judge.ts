/** `escalate judge`: says what an answer was worth; a correction of the reading wins over the program's. */
import type { Command } from 'commander'
import type { Verdict } from '../case/events.ts'
import { READING_CLASSES } from '../case/reading.ts'
import type { CaseState } from '../case/state.ts'
import { EXIT, UserError } from '../errors.ts'
import { openReplies } from '../ladder/next-step.ts'
import { CASE_TALK } from '../terminal/texts/case-talk.ts'
import { TIMELINE } from '../terminal/texts/timeline.ts'
import type { World } from '../world.ts'
import { caseAtHand } from './shared/case-at-hand.ts'
import { record } from './shared/record.ts'
import type { Registration } from './shared/registration.ts'

export interface JudgeFlags {
  readonly reply?: string
  readonly as?: string
  readonly why?: string
}

const WORTH = ['solved', 'partly', 'goodwill', 'rejected'] as const
const VERDICTS: readonly Verdict[] = [
  ...new Set<Verdict>([...WORTH, 'question', 'unrelated', ...READING_CLASSES]),
]

export function register(program: Command, { tr, act }: Registration): void {
  program
    .command('judge <case>')
    .description(tr('say what an answer was worth', 'sagen, was eine Antwort wert war'))
    .option('--reply <seq>', tr('number of the reply in the timeline', 'Nummer der Antwort im Verlauf'))
    .option(
      '--as <verdict>',
      `${WORTH.join(', ')}, question, unrelated, ${tr('or a class', 'oder eine Klasse')}`,
    )
    .option('--why <text>', tr('a remark', 'eine Bemerkung'))
    .action(act((world, id: string, flags: JudgeFlags) => runJudge(world, id, flags)))
}

/** Digits only: `Number` would also take `0x4` and an empty text. */
const seqOf = (text: string): number => (/^\d{1,15}$/.test(text) ? Number(text) : Number.NaN)

/** The reply that is meant: by its number, or the newest that waits for a word, or the newest of all. */
function replyOf(state: CaseState, text: string | undefined): number {
  const numbers = state.replies.map(reply => reply.seq)
  const seq = text === undefined ? (openReplies(state).at(-1)?.seq ?? numbers.at(-1)) : seqOf(text)
  if (seq !== undefined && numbers.includes(seq)) return seq
  throw new UserError('unknown_reply', EXIT.usage, `${state.id}: there is no reply ${text ?? ''}`.trim(), {
    hints: numbers.length ? [`replies: ${numbers.join(', ')}`] : ['record one first: escalate log'],
  })
}

async function verdictOf({ as }: JudgeFlags, world: World): Promise<Verdict> {
  const { language } = world
  if (as === undefined && world.interactive) {
    const { verdicts, classes } = TIMELINE[language]
    const names = { ...verdicts, question: classes.question, unrelated: classes.unrelated }
    const choices = ([...WORTH, 'question', 'unrelated'] as const).map(value => ({
      name: names[value],
      value,
    }))
    return (await world.prompts()).choose<Verdict>(CASE_TALK[language].worth, choices)
  }
  const known = VERDICTS.find(each => each === as)
  if (known) return known
  const missing = as === undefined ? ['--as'] : []
  const message = as === undefined ? 'missing: --as' : `--as: there is no verdict ${JSON.stringify(as)}`
  throw new UserError(missing.length ? 'missing_input' : 'bad_input', EXIT.usage, message, {
    missing,
    hints: [`one of ${VERDICTS.join(', ')}`],
  })
}

/** @returns 0. @throws UserError `unknown_reply` (exit 2) */
export async function runJudge(world: World, id: string, flags: JudgeFlags): Promise<number> {
  replyOf(caseAtHand(world, world.reader(), id).state, flags.reply)
  const as = await verdictOf(flags, world)
  return record(world, id, state => [
    { type: 'reply_judged', at: world.now, reply: replyOf(state, flags.reply), as, why: flags.why ?? null },
  ])
}
