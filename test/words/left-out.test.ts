/** What finds no room in a public text is told; nothing of it is left out without a word. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Complaint } from '../../src/case/model.ts'
import { compose } from '../../src/words/compose.ts'
import { findings } from '../../src/words/findings.ts'
import { englishCase, germanCase, request } from './cases.ts'

const LONG = `Seit Freitag ${'geht an unserem Anschluss rein gar nichts mehr und '.repeat(5)}niemand kommt.`

function post(fields: Partial<Complaint>, { channel = 'x' as const, language = 'de' as 'de' | 'en' } = {}) {
  const base = language === 'de' ? germanCase : englishCase
  const complaint: Complaint = { ...base, happened: null, attachments: [], refs: [], ...fields }
  const to = '@firma'
  const { text } = compose(request({ channel, to, complaint }))
  const message = { channel, to, subject: null, text }
  const found = findings({ message, public: true, complaint, length: null, purpose: 'step', language })
  return { text, left: found.filter(({ rule }) => rule === 'left-out'), message, complaint }
}

describe('a first sentence that is too long for a post', () => {
  const streit = { title: 'Streit', wish: 'Bitte lösen.', problem: LONG }

  it('is left out whole, and that is said', () => {
    const { text, left } = post(streit)
    expect(text).toBe('Guten Tag @firma! Streit. Bitte lösen. Details gern per Direktnachricht.')
    expect(left).toMatchObject([{ level: 'warn' }])
    expect(left[0]?.match).toMatch(/^Seit Freitag geht .* …$/)
    expect(left[0]?.hint).toContain('(--title)')
  })

  it('is told in English too', () => {
    const { left } = post(streit, { language: 'en' })
    expect(left[0]?.hint).toBe(
      'The first sentence of the problem is left out of this public text because it is too long. Better: a short first sentence, or a --title that tells the matter in a few words.',
    )
  })

  it('says nothing where the sentence stands in the post, whole or with its mark', () => {
    const short = post({ ...streit, problem: `Das Netz ist seit Freitag weg. ${LONG}` })
    expect(short.text).toContain('Streit. Das Netz ist seit Freitag weg. Bitte lösen.')
    expect(short.left).toEqual([])
    const begun = post({ ...streit, title: 'Seit Freitag geht' })
    expect(begun.text).toContain(' … Bitte lösen.')
    expect(begun.left).toEqual([])
  })

  it('goes before the offer of details', () => {
    const first = `Das Netz ist ${'immer wieder einmal '.repeat(10)}ganz weg.`
    const { text, left } = post({ ...streit, problem: first })
    expect(text).toContain(first)
    expect(text).not.toContain('Direktnachricht')
    expect(left).toEqual([])
  })

  it('is no matter of an answer, which is the person’s own words', () => {
    const { message, complaint } = post(streit)
    const asked = { message, public: true, complaint, length: null, language: 'de' } as const
    expect(findings({ ...asked, purpose: 'reply' })).toEqual([])
    expect(findings({ ...asked, purpose: 'step' })).toHaveLength(1)
  })
})

describe('a title or a wish of one endless word', () => {
  it('is told as well', () => {
    const { left } = post({ title: 'T'.repeat(300), problem: '', wish: 'W'.repeat(300) })
    expect(left.map(({ match, hint }) => [match[0] ?? '', hint.split(' ').slice(0, 3).join(' ')])).toEqual([
      ['', 'Der Titel steht'],
    ])
  })
})

describe('whatever was typed', () => {
  const word = fc.stringMatching(/^[a-zäöü]{3,12}$/)
  const line = (most: number) => fc.array(word, { minLength: 1, maxLength: most }).map(all => all.join(' '))

  it.each(['x', 'bluesky', 'mastodon', 'facebook'] as const)(
    'stands in the text or is told (%s)',
    channel => {
      fc.assert(
        fc.property(line(30), line(60), line(30), (title, first, wish) => {
          const { text, left } = post({ title, problem: `${first}.`, wish }, { channel: channel as 'x' })
          const small = text.toLowerCase()
          const begins = (words: string) => small.includes(words.split(' ').slice(0, 2).join(' '))
          const silent = [title, first, wish].filter(words => !begins(words))
          expect(left.length).toBeGreaterThanOrEqual(new Set(silent).size > 0 ? 1 : 0)
          for (const { match } of left) expect(small).not.toContain(match.replace(/ …$/, ''))
        }),
        { numRuns: 300 },
      )
    },
  )
})
