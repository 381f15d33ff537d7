import { describe, expect, it } from 'vitest'
import type { HistoryLine } from '../../src/case/history.ts'
import { CHANNELS, type Complaint, STEPS, type Step } from '../../src/case/model.ts'
import { callSheet } from '../../src/words/call-sheet.ts'
import { compose } from '../../src/words/compose.ts'
import { englishCase, germanCase, history, request } from './cases.ts'

const english = { complaint: englishCase }
const handle = { channel: 'x', to: '@Telekom_hilft' } as const
const page = { channel: 'facebook', to: 'telekomhilft' } as const

describe('a telecom case in German', () => {
  it('is a letter', () => {
    const { subject, text } = compose(request({ history }))
    expect(subject).toMatchInlineSnapshot(`"Festnetz und Internet sind tot (#2026112210000012)"`)
    expect(text).toMatchInlineSnapshot(`
      "Guten Tag,

      ich wende mich mit folgendem Anliegen an Sie: Festnetz und Internet sind tot.

      Sachverhalt
      Geschehen am: 20. November 2026

      Seit Freitagabend geht an unserem Anschluss nichts mehr. Der Router blinkt rot, auch nach einem Neustart.

      Die Hotline war zweimal überlastet.

      Angaben zur Zuordnung
      - Kundennummer: 4711 0815 23
      - Rufnummer: 0791 5550123
      - Vorgangsnummer: #2026112210000012

      Bisherige Kontakte
      - 21. November 2026, 10:05 Uhr, Telefon: Warteschleife, abgebrochen
      - 21. November 2026, 10:29 Uhr, E-Mail: meine Nachricht
      - 21. November 2026, 10:30 Uhr, E-Mail: automatische Eingangsbestätigung (Vorgang #2026112210000012); zugesagt: „innerhalb von 5 Werktagen“
      - 23. November 2026, 11:00 Uhr, E-Mail: Antwort; das Problem war damit nicht gelöst

      Was ich von Ihnen erwarte
      Bitte stellen Sie den Anschluss wieder her und schreiben Sie mir die ausgefallenen Tage gut.

      Ich erwarte Ihre Antwort bis Montag, 30. November 2026. Sollte ich bis dahin nichts von Ihnen hören, wende ich mich erneut an Sie.

      Bitte bestätigen Sie mir den Eingang dieser Nachricht schriftlich.

      Anlagen (Kopien)
      - router.jpg

      Freundliche Grüße
      Erika Beispiel
      E-Mail: erika@example.org
      Telefon: +49 171 5550199
      Anschrift: Musterweg 7, 74523 Schwäbisch Hall"
    `)
  })
  it('is a post', () =>
    expect(compose(request({ ...handle, history })).text).toMatchInlineSnapshot(
      `"Guten Tag @Telekom_hilft! Festnetz und Internet sind tot. Offen seit dem 20. November 2026, schon zweimal gemeldet (Telefon, E-Mail), bisher ohne Lösung. Bitte stellen Sie den Anschluss wieder her und schreiben Sie mir die ausgefallenen Tage gut. Details gern per Direktnachricht."`,
    ))
  it('is a page post', () =>
    expect(compose(request({ ...page, history })).text).toMatchInlineSnapshot(`
      "Guten Tag,

      ich bitte Sie um Hilfe in folgender Sache: Festnetz und Internet sind tot. Seit Freitagabend geht an unserem Anschluss nichts mehr. Offen seit dem 20. November 2026, schon zweimal gemeldet (Telefon, E-Mail), bisher ohne Lösung.

      Bitte stellen Sie den Anschluss wieder her und schreiben Sie mir die ausgefallenen Tage gut.

      Bitte sagen Sie mir, wer sich darum kümmert und bis wann ich mit einer Lösung rechnen kann. Über eine Antwort bis Montag, 30. November 2026 freue ich mich.

      Kundendaten und alle Einzelheiten sende ich Ihnen gern in einer privaten Nachricht.

      Vielen Dank!"
    `))
  it('is a direct message', () =>
    expect(compose(request({ ...handle, channel: 'x-dm', history })).text).toMatchInlineSnapshot(`
      "Guten Tag!

      Festnetz und Internet sind tot. Seit Freitagabend geht an unserem Anschluss nichts mehr. Der Router blinkt rot, auch nach einem Neustart. Die Hotline war zweimal überlastet. Offen seit dem 20. November 2026, schon zweimal gemeldet (Telefon, E-Mail), bisher ohne Lösung.

      Angaben zur Zuordnung:
      Kundennummer: 4711 0815 23
      Rufnummer: 0791 5550123
      Vorgangsnummer: #2026112210000012

      Bitte stellen Sie den Anschluss wieder her und schreiben Sie mir die ausgefallenen Tage gut. Bitte antworten Sie mir bis Montag, 30. November 2026.

      Erika Beispiel"
    `))
  it('is a call sheet', () =>
    expect(callSheet(germanCase, history)).toMatchInlineSnapshot(`
      "Anruf: Deutsche Telekom

      In 60 Sekunden gesagt
      Guten Tag, mein Name ist Erika Beispiel. Es geht um Folgendes: Festnetz und Internet sind tot. Das Problem besteht seit dem 20. November 2026. Seit Freitagabend geht an unserem Anschluss nichts mehr. Der Router blinkt rot, auch nach einem Neustart. Die Hotline war zweimal überlastet. Ich habe mich deswegen schon zweimal gemeldet, zuletzt am 21. November 2026 per E-Mail. Gelöst ist es noch nicht. Ihre Vorgangsnummer ist #2026112210000012. Bitte stellen Sie den Anschluss wieder her und schreiben Sie mir die ausgefallenen Tage gut. Was können Sie jetzt dafür tun, und bis wann ist es erledigt?

      Nummern bereithalten
      - Kundennummer: 4711 0815 23
      - Rufnummer: 0791 5550123
      - Vorgangsnummer des Unternehmens: #2026112210000012

      Fragen
      - Mit wem spreche ich?
      - Welche Vorgangsnummer hat dieses Gespräch?
      - Was geschieht als Nächstes, und bis wann?
      - Bestätigen Sie mir das bitte schriftlich?

      Notieren
      - Datum und Uhrzeit:
      - Name:
      - Vorgangsnummer:
      - Zusage und Termin:"
    `))
})

describe('a telecom case in English', () => {
  it('is a letter', () => {
    const { subject, text } = compose(request({ ...english, history }))
    expect(subject).toMatchInlineSnapshot(`"Landline and internet are dead (#2026112210000012)"`)
    expect(text).toMatchInlineSnapshot(`
      "Hello,

      I am writing to you about the following problem: Landline and internet are dead.

      What happened
      Happened on: 20 November 2026

      Since Friday evening nothing works on our line. The router blinks red, even after a restart.

      The hotline was overloaded twice.

      References
      - Customer number: 4711 0815 23
      - Line: 0791 5550123
      - Ticket number: #2026112210000012

      Contacts so far
      - 21 November 2026, 10:05, phone: Warteschleife, abgebrochen
      - 21 November 2026, 10:29, e-mail: my message
      - 21 November 2026, 10:30, e-mail: automatic receipt (ticket #2026112210000012); promised: “innerhalb von 5 Werktagen”
      - 23 November 2026, 11:00, e-mail: answer; this did not solve the problem

      What I ask of you
      Please restore the line and credit the days without service.

      I expect your reply by Monday, 30 November 2026. If I have not heard from you by then, I will contact you again.

      Please confirm in writing that you have received this message.

      Attachments (copies)
      - router.jpg

      Kind regards,
      Erika Beispiel
      E-mail: erika@example.org
      Phone: +49 171 5550199
      Address: Musterweg 7, 74523 Schwäbisch Hall"
    `)
  })
  it('is a post', () =>
    expect(compose(request({ ...english, ...handle, history })).text).toMatchInlineSnapshot(
      `"Hello @Telekom_hilft! Landline and internet are dead. Since Friday evening nothing works on our line. Open since 20 November 2026, reported twice (phone, e-mail), no solution so far. Please restore the line and credit the days without service."`,
    ))
  it('is a page post', () =>
    expect(compose(request({ ...english, ...page, history })).text).toMatchInlineSnapshot(`
      "Hello,

      I am asking for your help with the following matter: Landline and internet are dead. Since Friday evening nothing works on our line. Open since 20 November 2026, reported twice (phone, e-mail), no solution so far.

      Please restore the line and credit the days without service.

      Please tell me who will take care of it and by when I can expect a solution. I look forward to your answer by Monday, 30 November 2026.

      I will gladly send you my customer details and everything else you need in a private message.

      Thank you!"
    `))
  it('is a call sheet', () =>
    expect(callSheet(englishCase, history)).toMatchInlineSnapshot(`
      "Call: Deutsche Telekom

      Said in 60 seconds
      Hello, my name is Erika Beispiel. This is what I am calling about: Landline and internet are dead. The problem has existed since 20 November 2026. Since Friday evening nothing works on our line. The router blinks red, even after a restart. The hotline was overloaded twice. I have contacted you about it twice already, most recently on 21 November 2026 by e-mail. It is still not solved. Your ticket number is #2026112210000012. Please restore the line and credit the days without service. What can you do about it now, and by when will it be done?

      Numbers to have ready
      - Customer number: 4711 0815 23
      - Line: 0791 5550123
      - Company's ticket number: #2026112210000012

      Questions to ask
      - Who am I speaking to?
      - What is the ticket number of this call?
      - What happens next, and by when?
      - Will you please confirm that in writing?

      Write down
      - Date and time:
      - Name:
      - Ticket number:
      - Promise and date:"
    `))
})

describe('every text', () => {
  it('is the same for the same request, and only letters have a subject', () => {
    for (const channel of CHANNELS) {
      const first = compose(request({ channel, history }))
      expect(compose(request({ channel, history: structuredClone(history) }))).toEqual(first)
      expect(first.subject !== null).toBe(['email', 'web-form', 'letter'].includes(channel))
    }
  })
  it('never tells what a foreign account wrote', () => {
    for (const channel of CHANNELS) {
      const { subject, text } = compose(request({ channel, history }))
      expect(`${subject} ${text}`).not.toMatch(/FAKE-999999|100 EUR/)
    }
  })
  it('shows a gap where the name is missing', () => {
    const nameless = { ...germanCase.complainant, name: null }
    expect(compose(request({ complaint: { ...germanCase, complainant: nameless } })).text).toContain(
      'Freundliche Grüße\n[Ihr Name]',
    )
    expect(compose(request({ complaint: { ...englishCase, complainant: nameless } })).text).toContain(
      'Kind regards,\n[Your name]',
    )
  })
})

describe('a first letter', () => {
  it('threatens with nothing and asks for nothing but an answer by a date', () => {
    const { text } = compose(request())
    expect(text).toContain('bis Montag, 30. November 2026')
    expect(text).not.toMatch(/Frist|Anwalt|Gericht|Rechte|Schlichtung|Verzug|§|Behörde/)
    expect(compose(request(english)).text).not.toMatch(/deadline|lawyer|court|rights|§|authority|demand/i)
  })
  it('sets no date when there is none', () => {
    expect(compose(request({ dueDate: null })).text).toContain('bis wann ich mit einer Lösung rechnen kann')
  })
  it('is also what is sent by post when nothing was sent before', () => {
    expect(compose(request({ step: 'letter', channel: 'letter' }))).toEqual(compose(request()))
  })
  it('keeps the paragraphs of the problem and drops what would reorder it', () => {
    const problem = 'Erstens.\r\n\r\n\r\n\r\nZweitens \u202egnurhä\u0007 nicht.'
    const { text } = compose(request({ complaint: { ...germanCase, problem } }))
    expect(text).toContain('Erstens.\n\nZweitens gnurhä nicht.')
  })
})

describe('the own words in a letter', () => {
  const written = (change: Partial<Complaint>, step: Step = 'complaint') =>
    compose(request({ complaint: { ...germanCase, ...change }, step, history })).text
  it('begin with a capital and end with a full stop, otherwise untouched', () => {
    const text = written({ problem: 'der Router\n- blinkt\n- piept', wish: 'ich will brot' })
    expect(text).toContain('\n\nDer Router\n- blinkt\n- piept.\n\n')
    expect(text).toContain('Was ich von Ihnen erwarte\nIch will brot.\n')
    const small = { ...germanCase, title: 'netz tot' }
    expect(compose(request({ complaint: small, step: 'final' })).subject).toBe(
      'Letzte Fristsetzung: Netz tot',
    )
  })
  it.each(STEPS)('are said once in the step %s', step => {
    const problem = 'Flug LH123 annulliert. Niemand antwortet.'
    const text = written({ title: 'Flug LH123 annulliert', problem }, step)
    expect(text.split('Flug LH123 annulliert')).toHaveLength(2)
    expect(text).not.toMatch(/beheben|[.:] *[.:]/)
    expect(
      compose(request({ complaint: { ...englishCase, title: problem, problem }, step })).text,
    ).not.toMatch(/[.:] *[.:]/)
  })
  it('ask the company, also in a letter to a board', () => {
    expect(written({}, 'board')).toContain('Was ich vom Unternehmen erwarte\nBitte stellen')
  })
})

describe('the later steps', () => {
  const openings = (step: 'reminder' | 'executive' | 'final' | 'board', complaint = germanCase) =>
    compose(request({ step, history, complaint })).text
  it('remind with date, channel and ticket, and do not take the receipt for an answer', () => {
    expect(openings('reminder')).toContain(
      'meine Nachricht vom 21. November 2026 (per E-Mail, Vorgang #2026112210000012) hat bisher zu keiner Lösung geführt',
    )
    expect(openings('reminder')).toContain('Eine automatische Eingangsbestätigung genügt mir nicht.')
    expect(openings('reminder')).toContain('Ich bitte um Erledigung bis Montag, 30. November 2026.')
    expect(openings('reminder', englishCase)).toContain('Please settle this by Monday, 30 November 2026.')
  })
  it('ask the executives for a decision', () => {
    expect(openings('executive')).toContain('an eine Stelle, die entscheiden darf')
    expect(openings('executive', englishCase)).toContain('someone who can decide')
  })
  it('set a last deadline only in the final letter', () => {
    expect(openings('final')).toContain('Ich setze Ihnen eine letzte Frist bis Montag, 30. November 2026')
    expect(openings('final', englishCase)).toContain('your reply must reach me by Monday, 30 November 2026')
    expect(openings('reminder')).not.toContain('letzte Frist')
  })
  it('tell a board about the company', () => {
    expect(openings('board')).toContain('Streit mit dem Unternehmen Deutsche Telekom')
  })
})

describe('following a redirect and answering', () => {
  const redirect: HistoryLine = {
    at: '2026-11-24T23:30:00Z',
    kind: 'reply',
    channel: 'x',
    class: 'redirect',
    official: true,
    tickets: [],
    promise: null,
    rejected: false,
    note: null,
  }
  it('says who sent us here, on which day where the user lives, and tells all of it', () => {
    const { text } = compose(request({ purpose: 'redirect', history: [...history, redirect] }))
    expect(text).toContain(
      'Sie haben mich am 25. November 2026 auf X gebeten, Ihnen per E-Mail zu schreiben.',
    )
    expect(text).toContain(germanCase.refs[0]?.value)
    const { text: inEnglish } = compose(
      request({ ...english, purpose: 'redirect', history: [...history, redirect] }),
    )
    expect(inEnglish).toContain('You asked me on X on 25 November 2026 to write to you by e-mail.')
  })
  it('only names the address as new where the way stays the same', () => {
    const told = [...history, { ...redirect, channel: 'email' as const }]
    const text = (change = {}) => compose(request({ purpose: 'redirect', history: told, ...change })).text
    expect(text()).toContain(
      'Sie haben mich am 25. November 2026 per E-Mail gebeten, an diese Adresse zu schreiben.',
    )
    expect(text(english)).toContain('You asked me by e-mail on 25 November 2026 to write to this address.')
  })
  it('does not thank for a machine', () => {
    const { text } = compose(request({ purpose: 'reply', replyText: 'Ja.', history: history.slice(0, 3) }))
    expect(text).not.toContain('Nachricht vom')
  })
})

describe('the subject', () => {
  it('is one short line that keeps the ticket as it came', () => {
    const title = `Anschluss\r\nBcc: x@example.com ${'kaputt '.repeat(40)}`
    const told = history.map(line => ({
      ...line,
      tickets: line.class === 'ack' ? ['[Ticket#2026-44 b]'] : [],
    }))
    const { subject } = compose(request({ complaint: { ...germanCase, title }, history: told }))
    expect(subject).not.toMatch(/[\r\n]/)
    expect(subject).toMatch(/ … \(\[Ticket#2026-44 b\]\)$/)
    expect(subject?.length).toBeLessThan(110)
  })
  it('does not take a whole text for a ticket number', () => {
    const told = history.map(line => ({ ...line, tickets: line.class === 'ack' ? ['x'.repeat(500)] : [] }))
    expect(compose(request({ history: told })).subject).toBe('Festnetz und Internet sind tot')
  })
})
