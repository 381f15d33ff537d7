import { describe, expect, it } from 'vitest'
import type { ComposeRequest } from '../../src/words/compose.ts'
import { compose } from '../../src/words/compose.ts'
import type { Answered } from '../../src/words/request.ts'
import { englishCase, germanCase, history, request } from './cases.ts'

const TICKET = '2026112210000012'
const answers: Answered = {
  at: '2026-11-23T09:00:00Z',
  subject: `AW: Re: Ihre Störung [Ticket#${TICKET}]`,
  tickets: [TICKET],
  tokens: [`[Ticket#${TICKET}]`],
}

const reply = (change: Partial<ComposeRequest> = {}) =>
  compose(
    request({ purpose: 'reply', replyText: 'Ab 15 Uhr bin ich zu Hause.', history, answers, ...change }),
  )

describe('an answer to the company', () => {
  it('is the own words in German, with greeting, ticket and name', () => {
    const { subject, text } = reply()
    expect(subject).toBe(`Re: Ihre Störung [Ticket#${TICKET}]`)
    expect(text).toMatchInlineSnapshot(`
      "Guten Tag,

      vielen Dank für Ihre Nachricht vom 23. November 2026 (Vorgang 2026112210000012).

      Ab 15 Uhr bin ich zu Hause.

      Freundliche Grüße
      Erika Beispiel"
    `)
  })

  it('and in English', () => {
    const { text } = reply({ complaint: englishCase, replyText: 'I am at home after 3 pm.' })
    expect(text).toMatchInlineSnapshot(`
      "Hello,

      Thank you for your message of 23 November 2026 (ticket 2026112210000012).

      I am at home after 3 pm.

      Kind regards,
      Erika Beispiel"
    `)
  })

  it('repeats no complaint and demands nothing that the person did not', () => {
    for (const complaint of [germanCase, englishCase]) {
      const { text } = reply({ complaint })
      for (const part of [
        complaint.problem.slice(0, 40),
        complaint.wish,
        ...complaint.refs.map(ref => ref.value),
      ])
        expect(text).not.toContain(part)
      expect(text).not.toMatch(/\bbis\b|\bby\b|Frist|deadline|router\.jpg/)
    }
  })

  it('leaves the words as they were typed', () => {
    const words = 'erstens: ja\n\nzweitens: 0171 5550199'
    expect(reply({ replyText: words }).text).toContain(`\n\n${words}\n\nFreundliche Grüße`)
  })

  it('greets nobody twice, and ends once', () => {
    const whole = 'Sehr geehrte Frau Muster,\n\nja.\n\nMit freundlichen Grüßen\nErika Beispiel'
    expect(reply({ replyText: whole }).text).toBe(`${whole}\n\nVorgangsnummer: ${TICKET}`)
    const inEnglish = 'Dear Ms Muster,\n\nyes.\n\nKind regards\nErika Beispiel'
    const { text } = reply({ complaint: englishCase, replyText: inEnglish })
    expect(text).toBe(`${inEnglish}\n\nTicket number: ${TICKET}`)
    expect(reply({ replyText: 'Hallo, ja.' }).text).toMatch(
      /^Hallo, ja\.\n\nVorgangsnummer: .*\n\nFreundliche Grüße\nErika/,
    )
    expect(reply({ replyText: 'Hierzu sage ich ja.' }).text).toMatch(/^Guten Tag,/)
  })

  it('shows a gap where the words or the name are missing', () => {
    const nameless = { ...germanCase, complainant: { ...germanCase.complainant, name: null } }
    const { text } = reply({ complaint: nameless, replyText: ' ' })
    expect(text).toContain('[Ihre Antwort]')
    expect(text).toContain('[Ihr Name]')
  })
})

describe('the subject of an answer', () => {
  const subjectOf = (
    change: Partial<typeof answers> | { subject: null },
    rest: Partial<ComposeRequest> = {},
  ) => reply({ answers: { ...answers, ...change }, ...rest }).subject

  it.each([
    ['Ihre Störung', [], 'Re: Ihre Störung'],
    ['RE: AW: Re[2]: WG: Fwd: Ihre Störung', [], 'Re: Ihre Störung'],
    ['Reparatur: Ihre Störung', [], 'Re: Reparatur: Ihre Störung'],
    ['[Ticket#77] Re: Ihre Störung', ['77'], 'Re: [Ticket#77] Re: Ihre Störung'],
    ['Ihre Störung', ['77'], 'Re: Ihre Störung (77)'],
    ['Re: ', ['77'], 'Re: Festnetz und Internet sind tot (77)'],
    ['Re: Ihre\r\n\u2028Störung\u202e\u0000', [], 'Re: Ihre Störung'],
  ])('%j with %j: %j', (subject, tickets, expected) => {
    expect(subjectOf({ subject, tickets, tokens: tickets.map(() => null) }, { history: [] })).toBe(expected)
  })

  it('has our title where they wrote none, with their ticket', () => {
    expect(subjectOf({ subject: null })).toBe(`Re: Festnetz und Internet sind tot [Ticket#${TICKET}]`)
  })

  it('keeps the ticket of a subject that is too long', () => {
    const subject = `${'sehr '.repeat(100)}lang [Ticket#${TICKET}]`
    expect(subjectOf({ subject })).toMatch(/^Re: sehr .{100,140} … \[Ticket#2026112210000012\]$/)
  })
})

describe('the subject of a later letter', () => {
  const line = { ...history[2]!, tickets: [TICKET], tokens: [`[Ticket#${TICKET}]`] }

  it('has the ticket as their help desk writes it, the text as a number', () => {
    const { subject, text } = compose(request({ step: 'reminder', history: [line] }))
    expect(subject).toBe(`Erinnerung: Festnetz und Internet sind tot [Ticket#${TICKET}]`)
    expect(text).toContain(`- Vorgangsnummer: ${TICKET}\n`)
  })

  it('takes the brackets from any answer of theirs with that number, never from a stranger’s', () => {
    const bare = { ...line, tokens: [null] }
    const stranger = { ...line, official: false, tokens: [`[buy at evil.test ${TICKET}]`] }
    const subject = (...lines: (typeof line | typeof bare)[]) =>
      compose(request({ step: 'reminder', history: lines as never })).subject
    expect(subject(bare, line as never)).toContain(`tot [Ticket#${TICKET}]`)
    expect(subject(bare, stranger as never)).toContain(`tot (${TICKET})`)
  })
})
