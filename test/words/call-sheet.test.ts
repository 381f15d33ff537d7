import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { HistoryLine } from '../../src/case/history.ts'
import { callSheet, SPOKEN_WORDS, spokenText } from '../../src/words/call-sheet.ts'
import { countWords } from '../../src/words/plain-text.ts'
import { englishCase, germanCase, history } from './cases.ts'

/** They wrote that one should call. */
const asked: readonly HistoryLine[] = [
  ...history,
  {
    at: '2026-11-28T09:00:00Z',
    kind: 'reply',
    channel: 'email',
    class: 'redirect',
    official: true,
    tickets: [],
    promise: null,
    rejected: false,
    note: null,
  },
]

describe('the call sheet', () => {
  it('for a number is headed by it, and says when they asked for the call', () => {
    const call = { number: '0800 5550100', asked: true }
    const sheet = callSheet(englishCase, asked, call)
    expect(sheet).toMatch(/^Call: .*\nNumber: 0800 5550100\n\n/)
    expect(sheet).toContain('On 28 November 2026 you asked me to call. ')
    expect(callSheet(germanCase, asked, call)).toContain(
      'Sie haben mich am 28. November 2026 gebeten anzurufen. ',
    )
    for (const other of [callSheet(englishCase, asked), callSheet(englishCase, [], call)])
      expect(other).not.toContain('you asked me to call')
    expect(callSheet(englishCase, asked, { ...call, asked: false })).not.toContain('you asked me to call')
  })

  it('is said in a minute, whatever was typed', () => {
    const long = fc
      .array(fc.lorem({ mode: 'sentences', maxCount: 20 }), { maxLength: 5 })
      .map(all => all.join('\n'))
    fc.assert(
      fc.property(long, long, long, fc.boolean(), (title, problem, wish, german) => {
        const complaint = { ...(german ? germanCase : englishCase), title, problem, wish }
        for (const call of [null, { number: '0800 5550100', asked: true }])
          expect(countWords(spokenText(complaint, asked, call))).toBeLessThanOrEqual(SPOKEN_WORDS)
      }),
    )
  })
  it('drops whole sentences before it cuts one', () => {
    const problem = `Der Router ist aus. ${'Und noch ein Satz dazu. '.repeat(60)}`
    const spoken = spokenText({ ...germanCase, problem }, [])
    expect(spoken).toContain('Der Router ist aus. Und noch ein Satz dazu.')
    expect(spoken).not.toContain('…')
    expect(countWords(spoken)).toBeGreaterThan(140)
  })
  it('cuts an endless sentence at a word end', () => {
    const spoken = spokenText({ ...germanCase, problem: 'nichts geht '.repeat(200) }, [])
    expect(spoken).toMatch(/(geht|nichts) … Bitte stellen/)
  })
  it('says a title only once that is the beginning of the problem', () => {
    const problem = 'Landline dead since Friday. Nobody answers.'
    const spoken = spokenText(
      { ...englishCase, title: 'Landline dead…', problem, wish: 'credit for a week' },
      [],
    )
    expect(spoken).toContain(
      'This is what I am calling about: Landline dead since Friday. Nobody answers. The',
    )
    expect(spoken).toContain('My request: Credit for a week.')
    expect(spoken.split('Landline dead')).toHaveLength(2)
  })
  it('asks and leaves room for name, ticket and promise', () => {
    const sheet = callSheet(englishCase, [])
    expect(sheet).toContain('- Name:\n- Ticket number:\n- Promise and date:')
    expect(sheet).not.toContain('contacted you')
  })
})
