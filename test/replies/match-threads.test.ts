/** 500 invented mailboxes: whoever writes what about which case, nothing lands in a wrong one. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexCases, matchIn, type Recognised, type Trace } from '../../src/replies/match.ts'

const DAY = 86_400_000
const BEGIN = Date.parse('2026-11-01T09:00:00.000Z')
const at = (days: number) => new Date(BEGIN + days * DAY).toISOString()

interface World {
  readonly cases: readonly Recognised[]
}

const WORDS = ['Anschluss tot', 'Rechnung zu hoch', 'Paket verschwunden', 'Zug verpasst'] as const

/** Several companies with up to three cases each; two cases at one company may bear the same title. */
const worlds: fc.Arbitrary<World> = fc
  .array(
    fc.record({
      company: fc.constantFrom('fernruf', 'paket', 'strom'),
      title: fc.constantFrom(...WORDS),
      open: fc.boolean(),
      mails: fc.integer({ min: 1, max: 3 }),
      sentOn: fc.integer({ min: 0, max: 60 }),
      ref: fc.option(fc.integer({ min: 100_000, max: 999_999 }), { nil: null }),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map(drawn => ({
    cases: drawn.map(({ company, title, open, mails, sentOn, ref }, index) => ({
      id: `${company}-${index + 1}`,
      open,
      thread: Array.from({ length: mails }, (_, mail) => `<own-${index}-${mail}@example.org>`),
      tickets: [`20261122${String(index).padStart(3, '0')}4711`],
      subjects: [`Beschwerde: ${title}`],
      addresses: [`service@${company}.example`],
      ownRefs: ref === null ? [] : [`K-${ref}-${index}`],
      lastSent: at(sentOn),
    })),
  }))

type Write = (about: Recognised, other: Recognised, pick: number) => Partial<Trace>

const company = ({ id }: Recognised) => `Anna Muster <anna@mail.${id.split('-')[0]}.example>`
const soon = ({ lastSent }: Recognised) => new Date(Date.parse(lastSent!) + DAY).toISOString()
const answer = ({ subjects }: Recognised) => `Re: ${subjects[0]}`

/** What can be written about a case; `sure` where nothing but the right case will do. */
const MESSAGES: Readonly<Record<string, { readonly sure: boolean; readonly write: Write }>> = {
  'in the thread': {
    sure: true,
    write: about => ({ names: [about.thread.at(-1)!], from: company(about), subject: answer(about) }),
  },
  'in the thread, from elsewhere, late': {
    sure: true,
    write: about => ({ names: [about.thread[0]!], from: 'x@desk.test', subject: 'AW: ?', at: at(400) }),
  },
  'behind ids of strangers': {
    sure: true,
    write: (about, _, pick) => ({
      names: [`<x${pick}@evil.test>`, '<>', about.thread[0]!],
      from: company(about),
    }),
  },
  'with an older mail of another case': {
    sure: true,
    write: (about, other) => ({ names: [about.thread.at(-1)!, other.thread[0]!], from: company(other) }),
  },
  'with the number of another case in the subject': {
    sure: true,
    write: (about, other) => ({ names: [about.thread[0]!], subject: `[Ticket#${other.tickets[0]}]` }),
  },
  'with its number, from a help desk': {
    sure: true,
    write: about => ({ from: 'x@desk.test', subject: `[Ticket#${about.tickets[0]}] Ihre Anfrage` }),
  },
  'with its number in the text': {
    sure: true,
    write: about => ({ from: company(about), text: `Ticketnummer: ${about.tickets[0]}. Guten Tag` }),
  },
  'with our subject only': {
    sure: false,
    write: about => ({ from: company(about), subject: answer(about) }),
  },
  'with our number only': {
    sure: false,
    write: about => ({ from: company(about), text: `Ihre Kundennummer ${about.ownRefs[0] ?? '-'}` }),
  },
  'passed on by a relative': {
    sure: false,
    write: about => ({ from: 'bo@privat.test', subject: `WG: ${answer(about)}` }),
  },
  'by the person': { sure: false, write: about => ({ from: 'erika@example.org', names: about.thread }) },
  'back from the mail server': {
    sure: false,
    write: about => ({
      from: 'mailer-daemon@mx.test',
      failure: true,
      text: `unknown user: ${about.addresses[0]}`,
    }),
  },
  'with the number of one company, from another': {
    sure: false,
    write: (about, other) => ({ from: company(other), subject: `Ticket ${about.tickets[0]}` }),
  },
}

const traces = (about: Recognised, over: Partial<Trace>): Trace => ({
  ...{ names: [], from: null, subject: 'Ihr Anliegen', text: 'Guten Tag', at: soon(about), failure: false },
  ...over,
})

const OWN = ['erika@example.org']

describe('500 mailboxes', () => {
  it.each(Object.entries(MESSAGES))('a message %s is in its case or in the tray', (_, { sure, write }) => {
    fc.assert(
      fc.property(worlds, fc.nat(), fc.nat(), ({ cases }, first, second) => {
        const about = cases[first % cases.length]!
        const other = cases[second % cases.length]!
        const found = matchIn(indexCases(cases, OWN), traces(about, write(about, other, second)))
        if (sure) expect(found.caseId).toBe(about.id)
        else if (found.caseId !== null) expect(found.caseId).toBe(about.id)
      }),
      { numRuns: 500, seed: 20261123 },
    )
  })

  it('a head alone never leaves out what the whole message would concern, but for reports', () => {
    const kinds = fc.constantFrom(...Object.values(MESSAGES))
    fc.assert(
      fc.property(worlds, kinds, fc.nat(), fc.nat(), ({ cases }, { write }, first, second) => {
        const [about, other] = [cases[first % cases.length]!, cases[second % cases.length]!]
        const whole = traces(about, write(about, other, second))
        const index = indexCases(cases, OWN)
        const found = matchIn(index, whole)
        const head = matchIn(index, { ...whole, text: null, at: null })
        const concerns = (one: typeof found) => one.caseId !== null || one.near.length > 0
        if (!whole.failure && concerns(found)) expect(concerns(head)).toBe(true)
      }),
      { numRuns: 500, seed: 20261124 },
    )
  })

  it('an answer that names only an answer is in the right case once that one is known', () => {
    fc.assert(
      fc.property(worlds, fc.nat(), ({ cases }, first) => {
        const about = cases[first % cases.length]!
        const index = indexCases(cases, OWN)
        const later = traces(about, { names: ['<theirs@x.test>'], from: company(about), subject: 'Nachtrag' })
        const early = matchIn(index, later)
        if (early.caseId !== null) expect(early.caseId).toBe(about.id)
        index.learn(about.id, { messageId: '<theirs@x.test>', tickets: [] })
        expect(matchIn(index, later)).toEqual({ caseId: about.id, by: 'thread' })
      }),
      { numRuns: 500, seed: 20261125 },
    )
  })
})
