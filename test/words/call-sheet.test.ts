import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { callSheet, SPOKEN_WORDS, spokenText } from '../../src/words/call-sheet.ts'
import { countWords } from '../../src/words/plain-text.ts'
import { englishCase, germanCase, history } from './cases.ts'

describe('the call sheet', () => {
  it('is said in a minute, whatever was typed', () => {
    const long = fc
      .array(fc.lorem({ mode: 'sentences', maxCount: 20 }), { maxLength: 5 })
      .map(all => all.join('\n'))
    fc.assert(
      fc.property(long, long, long, fc.boolean(), (title, problem, wish, german) => {
        const complaint = { ...(german ? germanCase : englishCase), title, problem, wish }
        expect(countWords(spokenText(complaint, history))).toBeLessThanOrEqual(SPOKEN_WORDS)
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
