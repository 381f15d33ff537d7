/**
 * Every prompt of the program beside the interview's own: Ctrl-C is 130, the end of the input 3, and nothing is
 * recorded. inquirer alone would leave with 0 there. The last test finds a prompt that has no line here; those of
 * `connect` are in connect.test.ts.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dropHome, homeWith, prepared, Terminal } from '../support/pty.ts'
import { codeOf, sourceFiles } from '../support/sources.ts'

const NOW = '2026-11-23T09:00:00Z'
const OVERDUE = '2026-12-01T09:00:00Z'

const NEW = [
  ...['new', '--company', 'telekom-de', '--problem', 'The line is dead.', '--wish', 'Repair it.'],
  ...['--to', 'email=service@telekom.test', '--yes'],
]
const CONFIRMED = [NEW, ['confirm', 'telekom-1', '--sent']]
const REPLY = ['--channel', 'email', '--sender', 'service@telekom.test', '--text', 'We are looking into it.']

interface Prompt {
  readonly name: string
  readonly before: readonly (readonly string[])[]
  readonly run: readonly string[]
  readonly now?: string
  /** Answers given on the way to the prompt. */
  readonly way?: readonly (readonly [question: string, keys: string, plain: string])[]
  readonly question: string
}

const PROMPTS: readonly Prompt[] = [
  { name: 'menu', before: [], run: [], question: 'What would you like to do?' },
  { name: 'nearest company', before: [], run: ['new', 'telekon'], question: 'is not in the directory' },
  { name: 'own address', before: [], run: ['new', 'Qwxzjk'], question: 'E-mail address of Qwxzjk' },
  { name: 'kept answers', before: [], run: ['new'], question: 'Go on with it?' },
  {
    name: 'answered meanwhile',
    before: CONFIRMED,
    run: ['next'],
    now: OVERDUE,
    question: 'Have they answered since?',
  },
  {
    name: 'approval of the next step',
    before: CONFIRMED,
    run: ['next'],
    now: OVERDUE,
    way: [['Have they answered since?', '\r', '\r']],
    question: 'Make this ready for you to send?',
  },
  {
    name: 'confirm',
    before: [NEW],
    run: ['confirm', 'telekom-1'],
    question: 'Did you send the text by e-mail',
  },
  {
    name: 'address of the post',
    before: [...CONFIRMED, ['next', 'telekom-1', '--channel', 'x', '--yes']],
    run: ['confirm', 'telekom-1'],
    now: OVERDUE,
    way: [['Did you send the text by X', '\u001b[B\r', '2\r']],
    question: 'Address (link) of the post',
  },
  {
    name: 'judge',
    before: [...CONFIRMED, ['log', 'telekom-1', ...REPLY]],
    run: ['judge', 'telekom-1'],
    question: 'worth?',
  },
  {
    name: 'reply: the words',
    before: [...CONFIRMED, ['log', 'telekom-1', ...REPLY]],
    run: ['reply', 'telekom-1'],
    question: 'Your answer',
  },
  {
    name: 'approval of a reply',
    before: [...CONFIRMED, ['log', 'telekom-1', ...REPLY]],
    run: ['reply', 'telekom-1'],
    way: [['Your answer', 'Thank you.\r', 'Thank you.\r']],
    question: 'Make this ready for you to send?',
  },
  { name: 'close', before: [NEW], run: ['close', 'telekom-1'], question: 'How did it end?' },
  { name: 'forget', before: [NEW], run: ['forget', 'telekom-1'], question: 'for good?' },
  { name: 'log: where', before: [NEW], run: ['log', 'telekom-1'], question: 'Where did it happen?' },
  {
    name: 'log: who',
    before: [NEW],
    run: ['log', 'telekom-1', '--channel', 'phone'],
    question: 'Who wrote or called',
  },
  {
    name: 'log: what',
    before: [NEW],
    run: ['log', 'telekom-1', '--channel', 'phone', '--sender', 'Ms Muster'],
    question: 'What was said?',
  },
]

const KEYS = [
  { key: '\u0003', code: 130, mode: [] },
  { key: '\u0004', code: 3, mode: [] },
  { key: '\u0003', code: 130, mode: ['--accessible'] },
  { key: '\u0004', code: 3, mode: ['--accessible'] },
]

let home: string
beforeEach(() => {
  home = homeWith()
})
afterEach(() => dropHome(home))

function arrange({ name, before, now }: Prompt): void {
  for (const args of before) prepared(home, args[0] === 'next' ? (now ?? NOW) : NOW, ...args)
  if (name === 'kept answers') writeFileSync(join(home, 'draft.json'), '{"company":"telekom-de"}')
}

const recorded = (before: Prompt['before']) =>
  before.length === 0
    ? prepared(home, NOW, 'status', '--all', '--json')
    : JSON.stringify(JSON.parse(prepared(home, NOW, 'show', 'telekom-1', '--json')).case.events)

describe('a prompt that ends early', () => {
  it.each(PROMPTS)('$name: 130 or 3, and nothing is recorded', { timeout: 60_000 }, async prompt => {
    arrange(prompt)
    const before = recorded(prompt.before)
    for (const { key, code, mode } of KEYS) {
      const terminal = new Terminal({ home, now: prompt.now ?? NOW }, ...prompt.run, ...mode)
      for (const [question, keys, plain] of prompt.way ?? []) {
        await terminal.sees(question)
        if (mode.length > 0) await terminal.sees(': ')
        terminal.keys(mode.length > 0 ? plain : keys)
      }
      await terminal.sees(prompt.question)
      terminal.keys(key)
      expect(await terminal.exit()).toBe(code)
      expect(terminal.raw.lastIndexOf('\u001b[?25l')).toBeLessThanOrEqual(
        terminal.raw.lastIndexOf('\u001b[?25h'),
      )
      expect(recorded(prompt.before)).toBe(before)
    }
  })

  it('is one of these: every place that asks is known here', () => {
    const places = sourceFiles().flatMap(file => {
      const found = codeOf(file).match(/\.(?:text|confirm|choose)(?:<[^(]*>)?\(|prompts\.secret\(/g) ?? []
      return file.startsWith('commands/') && found.length > 0 ? [`${file}: ${found.length}`] : []
    })
    expect(places).toMatchInlineSnapshot(`
      [
        "commands/bare.ts: 1",
        "commands/close.ts: 1",
        "commands/confirm.ts: 1",
        "commands/connect-x.ts: 1",
        "commands/connect.ts: 1",
        "commands/disconnect-platform.ts: 1",
        "commands/disconnect.ts: 1",
        "commands/forget.ts: 1",
        "commands/judge.ts: 1",
        "commands/log.ts: 3",
        "commands/shared/ask-post.ts: 1",
        "commands/shared/connect-dialogue.ts: 7",
        "commands/shared/connect-secret.ts: 1",
        "commands/shared/interview-company.ts: 3",
        "commands/shared/interview-facts.ts: 5",
        "commands/shared/interview-person.ts: 2",
        "commands/shared/interview.ts: 1",
        "commands/shared/look-first.ts: 1",
        "commands/shared/platform-questions.ts: 3",
        "commands/shared/platform-trial.ts: 1",
        "commands/shared/post-waiting.ts: 1",
        "commands/shared/posted.ts: 1",
        "commands/shared/reply-text.ts: 1",
        "commands/shared/send.ts: 3",
        "commands/shared/x-sign-in.ts: 3",
      ]
    `)
  })
})
