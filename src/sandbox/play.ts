/** Plays a story: pushes the clock, lets the company speak, runs the program, compares with what must come out. */
import type { Language } from '../case/model.ts'
import { CUSTOMER } from './browser.ts'
import { networkOf } from './company.ts'
import { unmet, valuesAt } from './expect.ts'
import { readLetter } from './letter.ts'
import type { Memory } from './placeholders.ts'
import { fillIn } from './placeholders.ts'
import type { Sandbox } from './sandbox.ts'
import type { ByHandStep, OutsideStep, Story, StoryStep, UserStep } from './story.ts'

/** Runs `escalate <argv> --json` in this process against the sandbox, at an instant of the story. */
export type Run = (
  argv: readonly string[],
  at: string,
) => Promise<{ exit: number; json: unknown; stderr: string }>

export interface PlayedStep {
  readonly at: string
  readonly who: StoryStep['who']
  readonly did: string
  /** The command line of a step of the customer, without the program's name. */
  readonly command: readonly string[] | null
  readonly expected: string
  readonly ok: boolean
  /** What came instead, one entry per expectation that failed; only if any did. */
  readonly got?: readonly string[]
}

export interface PlayResult {
  readonly story: string
  readonly ok: boolean
  /** `case` of `show --json` after the last step; null if none was ever opened. */
  readonly case: unknown
  readonly steps: readonly PlayedStep[]
}

export interface PlayOptions {
  /** Language of `did` and `expected`. */
  readonly language: Language
  readonly onStep?: (step: PlayedStep) => void
}

/** What must come of a step without the program. */
const HAPPENS = {
  'by-hand': { de: 'Der Beitrag steht da.', en: 'The post is there.' },
  company: { de: 'Die Nachricht kommt an.', en: 'The message arrives.' },
  other: { de: 'Die Nachricht kommt an.', en: 'The message arrives.' },
}

/** @throws Error if X refuses the post */
async function postByHand({ text }: ByHandStep, { browser }: Sandbox): Promise<void> {
  await browser.open(`https://x.com/intent/tweet?text=${encodeURIComponent(text)}`, null)
}

/** Plays a step without the program. @throws Error if it can not happen, e.g. no mail has arrived that could be answered */
async function speak(step: ByHandStep | OutsideStep, sandbox: Sandbox, memory: Memory): Promise<void> {
  if (step.who === 'by-hand') return postByHand(step, sandbox)
  const { on, account, text, ticket, automatic, headers, thread, at } = step
  if (on === 'phone') {
    memory.phone = text
  } else if (on === 'email') {
    const to = sandbox.smtp.received.at(-1)
    if (!to) throw new Error('no mail has arrived that could be answered')
    await sandbox.company.answerMail({
      to,
      from: account,
      text,
      ticket: ticket ?? undefined,
      automatic,
      headers,
      at,
    })
  } else {
    await sandbox.company.answerPost({ channel: on, account, text, thread })
  }
}

/** What the outside world saw of the customer: `sandbox` in the paths of expectations. */
async function outside(sandbox: Sandbox) {
  const own = sandbox.social.feed.posts.filter(each => each.account === CUSTOMER)
  return {
    mails: await Promise.all(sandbox.smtp.received.map(readLetter)),
    posts: {
      x: own.filter(each => networkOf(each) === 'x'),
      'x-dm': own.filter(each => networkOf(each) === 'x-dm'),
      facebook: own.filter(each => networkOf(each) === 'facebook'),
    },
  }
}

/** Replies stand in a case as events, and in the report of `check` by case and seq. */
function remember(json: unknown, memory: Memory): void {
  const id = valuesAt(json, 'case.id')[0]
  if (typeof id === 'string') memory.caseId = id
  const inCase = valuesAt(json, 'case.events.*').filter(is('type', 'reply_received'))
  const fetched = valuesAt(json, 'received.*').filter(is('case', memory.caseId))
  const seq = valuesAt([...inCase, ...fetched], '-1.seq')[0]
  if (typeof seq === 'number') memory.replySeq = seq
}

function is(key: string, wanted: string | null): (value: unknown) => boolean {
  return value => valuesAt(value, key)[0] === wanted
}

function fieldsOf(json: unknown): object {
  return typeof json === 'object' && json !== null ? json : {}
}

/** @returns what went wrong, nothing if all is as the story tells */
async function act(
  step: UserStep,
  argv: readonly string[],
  sandbox: Sandbox,
  run: Run,
  memory: Memory,
): Promise<string[]> {
  const refusedBefore = sandbox.browser.refusals.length
  const { exit, json, stderr } = await run(argv, step.at)
  remember(json, memory)
  const output = `${JSON.stringify(json)}\n${stderr}`
  const document = { ...fieldsOf(json), exit, stderr, output, sandbox: await outside(sandbox) }
  const failed = step.expect.map(each => unmet(document, each)).filter(each => each !== null)
  const refused = sandbox.browser.refusals.slice(refusedBefore).map(each => `browser: ${each}`)
  const said = valuesAt(json, 'error.message')[0]
  const why = failed.length > 0 && typeof said === 'string' ? [`the program said: ${said}`] : []
  return [...failed, ...refused, ...why]
}

function wordsOf(error: unknown): string[] {
  return [error instanceof Error ? error.message : String(error)]
}

async function playStep(step: StoryStep, sandbox: Sandbox, run: Run, memory: Memory) {
  sandbox.push(step.at)
  if (step.who !== 'user') {
    const got = await speak(step, sandbox, memory).then(() => [], wordsOf)
    return { command: null, got }
  }
  try {
    const argv = await fillIn(step.run, sandbox, memory)
    return { command: argv, got: await act(step, argv, sandbox, run, memory).catch(wordsOf) }
  } catch (error) {
    return { command: step.run, got: wordsOf(error) }
  }
}

async function lastSight(story: Story, run: Run, memory: Memory): Promise<unknown> {
  const at = story.steps.at(-1)?.at
  if (memory.caseId === null || at === undefined) return null
  const { json } = await run(['show', memory.caseId], at)
  return valuesAt(json, 'case')[0] ?? null
}

/**
 * A step that fails does not end the story, so that all is seen at once; the result then is not `ok`.
 * @param run see {@link Run}; what it throws fails the step
 */
export async function play(
  story: Story,
  sandbox: Sandbox,
  run: Run,
  { language, onStep }: PlayOptions,
): Promise<PlayResult> {
  const memory: Memory = { caseId: null, replySeq: null, phone: null }
  const steps: PlayedStep[] = []
  for (const step of story.steps) {
    const { command, got } = await playStep(step, sandbox, run, memory)
    const ok = got.length === 0
    const expected = (step.who === 'user' ? step.wants : HAPPENS[step.who])[language]
    const { at, who } = step
    const played = { at, who, did: step.says[language], command, expected, ok, ...(ok ? {} : { got }) }
    steps.push(played)
    onStep?.(played)
  }
  const seen = await lastSight(story, run, memory)
  return { story: story.id, ok: seen !== null && steps.every(each => each.ok), case: seen, steps }
}
