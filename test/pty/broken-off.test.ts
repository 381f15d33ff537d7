/** Ctrl-C and the end of the input at each question of `new`: never 0, nothing sent, nothing typed is lost. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dropHome, homeWith, prepared, Terminal } from '../support/pty.ts'

const NOW = '2026-11-23T09:00:00Z'

interface Step {
  readonly question: string
  readonly answer: string
  /** What is asked next in the same run. */
  readonly next: string
  /** What stands in the kept answers once it was given. */
  readonly kept: string
}

let home: string
beforeEach(() => {
  home = homeWith()
  writeFileSync(join(home, 'bill.txt'), 'one line\n')
})
afterEach(() => dropHome(home))

const steps = (): Step[] => {
  const list = [
    { question: 'Which company is it about?', answer: 'T-Com', kept: '"company": "telekom-de"' },
    { question: 'What happened?', answer: 'The line is dead.', kept: '"problem": "The line is dead."' },
    { question: 'When was that?', answer: '2026-11-14', kept: '"happened": "2026-11-14"' },
    { question: 'What should the company do?', answer: 'Repair it.', kept: '"wish": "Repair it."' },
    {
      question: 'Your customer number there',
      answer: '4711',
      kept: '"value": "4711"',
      next: 'Another number',
    },
    {
      question: 'A file as attachment',
      answer: join(home, 'bill.txt'),
      kept: 'bill.txt',
      next: '(path; Enter',
    },
    { question: 'Your name', answer: 'Erika Beispiel', kept: '"name": "Erika Beispiel"' },
    { question: 'Your e-mail address', answer: 'erika@example.org', kept: '"email": "erika@example.org"' },
  ]
  return list.map((step, index) => ({ next: list[index + 1]?.question ?? 'Make this ready', ...step }))
}

/** The cursor is shown and pastes are plain again, whatever was hidden or switched on before. */
function expectRestored(raw: string): void {
  expect(raw.lastIndexOf('\u001b[?25l')).toBeLessThanOrEqual(raw.lastIndexOf('\u001b[?25h'))
  expect(raw.lastIndexOf('\u001b[?2004h')).toBeLessThanOrEqual(raw.lastIndexOf('\u001b[?2004l'))
}

describe.each([
  { name: 'Ctrl-C', key: '\u0003', code: 130, flags: [] },
  { name: 'the end of the input', key: '\u0004', code: 3, flags: [] },
  { name: 'Ctrl-C, accessible', key: '\u0003', code: 130, flags: ['--accessible'] },
  { name: 'the end of the input, accessible', key: '\u0004', code: 3, flags: ['--accessible'] },
])('$name', ({ key, code, flags }) => {
  const start = (...args: string[]) => new Terminal({ home, now: NOW }, 'new', ...flags, ...args)

  it('at every question keeps the answers, and --resume goes on behind them', {
    timeout: 90_000,
  }, async () => {
    for (const [index, { question, answer, next, kept }] of steps().entries()) {
      const flags = index > 0 ? ['--resume'] : []
      const broken = start(...flags)
      await broken.sees(question)
      broken.keys(key)
      expect(await broken.exit()).toBe(code)
      expectRestored(broken.raw)
      expect(broken.text.includes('new --resume')).toBe(index > 0)
      expect(existsSync(join(home, 'cases.db'))).toBe(false)

      const resumed = start(...flags)
      await resumed.answers(question, answer)
      await resumed.sees(next)
      expect(existsSync(join(home, 'cases.db'))).toBe(false)
      resumed.keys(key)
      expect(await resumed.exit()).toBe(code)
      expectRestored(resumed.raw)
      if (next !== 'Make this ready') expect(readFileSync(join(home, 'draft.json'), 'utf8')).toContain(kept)
      else expect(resumed.text).toContain('kept as draft telekom-1')
    }
    expect(existsSync(join(home, 'draft.json'))).toBe(false)
    const [entry] = JSON.parse(prepared(home, NOW, 'status', '--json')).cases
    expect(entry).toMatchObject({ id: 'telekom-1', state: 'draft' })
  })
})
