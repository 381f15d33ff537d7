import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Complaint } from '../../src/case/model.ts'
import { compose } from '../../src/words/compose.ts'
import { findings } from '../../src/words/findings.ts'
import { isPostable, POST_LIMIT, weightedLength } from '../../src/words/post-length.ts'
import { englishCase, germanCase, history, request } from './cases.ts'

const RUNS = { numRuns: 1_000 }
const PUBLIC = ['x', 'bluesky', 'mastodon', 'facebook', 'community'] as const

const piece = fc.oneof(
  fc.constantFrom(
    'Anschluss',
    'tot',
    '東京の電話',
    '👨‍👩‍👧',
    '🇩🇪',
    'www.firma.de',
    'https://example.com/a/b?c=d',
    '€',
    '@andere',
    '\n',
    'ﬀ',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
)
const anyText = fc.array(piece, { maxLength: 40 }).map(parts => parts.join(' '))

function caseOf(fields: Partial<Complaint>): Complaint {
  return { ...germanCase, ...fields }
}

const post = (complaint: Complaint, to = '@Telekom_hilft', told = history) =>
  compose(request({ channel: 'x', to, complaint, history: told })).text

describe('weighted length', () => {
  it('counts as X does', () => {
    expect(weightedLength('äöü – „so“')).toBe(10)
    expect(weightedLength('a\u0308')).toBe(1)
    expect(weightedLength('www.firma.de')).toBe(23)
    expect(weightedLength('👨‍👩‍👧')).toBe(2)
    expect(weightedLength('東京€')).toBe(6)
    expect([' ', '', 'a\ufffe', 'a'.repeat(281)].map(isPostable)).toEqual([false, false, false, false])
  })
})

describe('a post', () => {
  it('fits and never begins with a handle, whatever was typed', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, fc.boolean(), (title, problem, wish, german) => {
        const text = post({ ...(german ? germanCase : englishCase), title, problem, wish })
        expect(weightedLength(text)).toBeLessThanOrEqual(POST_LIMIT)
        expect(isPostable(text)).toBe(true)
        expect(text.startsWith('@')).toBe(false)
        expect(text).toContain('@Telekom_hilft')
      }),
      RUNS,
    )
  })
  it('cuts no word', () => {
    const word = fc.stringMatching(/^[a-zäöü]{1,25}$/)
    const text = fc.array(word, { minLength: 1, maxLength: 60 }).map(words => words.join(' '))
    fc.assert(
      fc.property(text, text, (title, wish) => {
        const shown = post(caseOf({ title, wish, problem: '' }))
        const [, what = ''] = /@Telekom_hilft! (.*?)(?:\.| …) Offen/.exec(shown) ?? []
        const [, ask = ''] = /Mein Wunsch: (.*?)(?:\.| …)(?: Details|$)/.exec(shown) ?? []
        expect(what).not.toBe('')
        const small = (shown: string) => `${shown.toLowerCase()} `
        expect(`${title} `.startsWith(small(what))).toBe(true)
        expect(ask === '' || `${wish} `.startsWith(small(ask))).toBe(true)
      }),
      RUNS,
    )
  })
  it('of an answer is postable, or too long as it is', () => {
    fc.assert(
      fc.property(anyText, replyText => {
        const { text } = compose(request({ channel: 'x', to: '@Telekom_hilft', purpose: 'reply', replyText }))
        expect(isPostable(text) || weightedLength(text) > POST_LIMIT).toBe(true)
        expect(text.startsWith('@')).toBe(false)
      }),
    )
  })
  it('of an answer is never cut: what is too long is for the person to shorten', () => {
    const replyText = `${'Wir warten seit Wochen auf den Techniker. '.repeat(9)}Ende.`
    const { text } = compose(request({ channel: 'x', to: '@Telekom_hilft', purpose: 'reply', replyText }))
    expect(text).toBe(`Guten Tag @Telekom_hilft! ${replyText}`)
    expect(weightedLength(text)).toBeGreaterThan(POST_LIMIT)
  })
  it('leaves out a handle that is no handle', () => {
    expect(isPostable(post(germanCase, `@${'x'.repeat(400)}`))).toBe(true)
  })
  it.each([
    ['Landline dead', 'Landline dead. Nobody answers.', 'Landline dead. Open'],
    [
      'Landline dead since…',
      'Landline dead since Friday evening.',
      'Landline dead since Friday evening. Open',
    ],
    ['I wait since 20.11.', 'I wait since 20.11. for you.', 'I wait since 20.11. for you. Open'],
    ['Outage', 'landline dead. Nobody answers.', 'Outage. Landline dead. Open'],
  ])('does not repeat the title %j', (title, problem, shown) => {
    const complaint = { ...englishCase, title, problem, wish: 'repair it' }
    const text = compose(request({ channel: 'x', to: '@Telekom_hilft', complaint })).text
    expect(text).toBe(
      `Hello @Telekom_hilft! ${shown} since 20 November 2026. My request: Repair it. I can send details by direct message.`,
    )
    expect(compose(request({ channel: 'facebook', complaint })).text).toContain(shown)
    expect(compose(request({ channel: 'x-dm', complaint })).text.split(title.replace('…', ''))).toHaveLength(
      2,
    )
  })
  it('says nothing of a wish before a request', () => {
    for (const wish of ['bitte reparieren', 'Ich möchte 50 EUR', 'Please repair'])
      expect(post(caseOf({ wish }))).not.toContain('Mein Wunsch')
    expect(post(caseOf({ wish: 'Bitten hat nichts genützt' }))).toContain('Mein Wunsch: Bitten')
  })
  it('counts in whole words', () => {
    const open = (times: number, language: typeof germanCase) =>
      post({ ...language, happened: null }, '@a', Array(times).fill(history[0]))
    expect(open(1, germanCase)).toContain(
      'Ich habe mich schon einmal gemeldet (Telefon), bisher ohne Lösung.',
    )
    expect(open(12, germanCase)).toContain('schon 12-mal gemeldet (Telefon)')
    expect(open(1, englishCase)).toContain('I have reported it once (phone), no solution so far.')
    expect(open(3, englishCase)).toContain('3 times (phone)')
    expect(open(0, germanCase)).not.toContain('gemeldet')
  })
  it('still says something when the title may not be shown', () => {
    const text = post(
      caseOf({ title: 'Kundennummer 471108 1523 tot', problem: '', wish: '', happened: null }),
    )
    expect(text).toBe(
      'Guten Tag @Telekom_hilft! Ich brauche Ihre Hilfe in einer offenen Sache. Ich habe mich schon zweimal gemeldet (Telefon, E-Mail), bisher ohne Lösung. Wer kann helfen? Details gern per Direktnachricht.',
    )
  })
  it('asks for help on a page even when nothing may be shown', () => {
    const complaint = caseOf({ title: 'Nr. 471108', problem: '', wish: '' })
    const { text } = compose(request({ channel: 'facebook', to: 'telekomhilft', complaint }))
    expect(text).toContain('ich bitte Sie um Hilfe in einer offenen Sache. Offen seit')
  })
  it('counts calls and messages, names neither tickets nor references', () => {
    const text = post(germanCase)
    expect(text).toContain('schon zweimal gemeldet (Telefon, E-Mail), bisher ohne Lösung')
    expect(text).not.toMatch(/2026112210000012|4711|0815|Beispiel/)
  })
  it('stays within 300 characters on Bluesky even with a long link', () => {
    const title = `https://example.com/${'a'.repeat(200)} tot`
    const { text } = compose(
      request({ channel: 'bluesky', to: '@firma.example.com', complaint: caseOf({ title }) }),
    )
    expect([...text].length).toBeLessThanOrEqual(300)
  })
})

describe('a reference number', () => {
  it('never gets into a public text unless a finding blocks it', () => {
    const value = fc.stringMatching(/^[A-Z]{0,3}[0-9]{4,12}$/).filter(ref => !/^(19|20)\d\d$/.test(ref))
    const spacing = fc.constantFrom('', ' ', '-', '.', '/', '\u200b', ' - ')
    fc.assert(
      fc.property(value, spacing, fc.constantFrom(...PUBLIC), fc.boolean(), (ref, gap, channel, asReply) => {
        const shown = [...ref].join(gap)
        const problem = `Meine Nummer ${shown} kennt niemand.`
        const complaint = caseOf({
          refs: [{ name: 'Nr', value: ref }],
          title: '',
          problem,
          wish: `Hilfe zu ${shown}`,
        })
        const message = { channel, to: '@Telekom_hilft', subject: null }
        const purpose = asReply ? 'reply' : 'step'
        const { text } = compose(request({ ...message, complaint, purpose, replyText: problem }))
        const blocked = findings({
          message: { ...message, text },
          public: true,
          complaint,
          length: null,
          language: 'de',
        }).some(({ rule, level }) => rule === 'private-data' && level === 'block')
        expect(text.includes(shown.replaceAll('\u200b', '')) && !blocked).toBe(false)
        expect(blocked).toBe(asReply)
      }),
      RUNS,
    )
  })
})

describe('a page post', () => {
  it('stays readable and offers the details in private', () => {
    const long = 'sehr lange Geschichte '.repeat(60)
    for (const complaint of [germanCase, englishCase, caseOf({ title: long, problem: long, wish: long })]) {
      const { text } = compose(request({ channel: 'facebook', to: 'telekomhilft', complaint, history }))
      expect(text.length).toBeGreaterThan(350)
      expect(text.length).toBeLessThanOrEqual(650)
      expect(text).toMatch(/privaten Nachricht|private message/)
    }
  })
  it('offers them right there in Messenger', () => {
    expect(compose(request({ channel: 'messenger', to: 'telekomhilft' })).text).toContain('hier im Chat')
    const asked = compose(request({ channel: 'messenger', to: 'telekomhilft', purpose: 'redirect' })).text
    expect(asked).toContain('Sie haben mich gebeten, Ihnen hier zu schreiben.')
    expect(asked).toContain(germanCase.refs[0]!.value)
  })
})
