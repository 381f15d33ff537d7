/** Whole screens as expected text: a case in the middle of its way, in both languages and three widths. */
import { describe, expect, it } from 'vitest'
import type { StoredEvent } from '../../src/case/events.ts'
import { fold } from '../../src/case/fold.ts'
import type { Message, Rung } from '../../src/case/model.ts'
import { email } from '../../src/channels/email/channel.ts'
import { outlookOf } from '../../src/ladder/look-ahead.ts'
import type { Planned } from '../../src/outbox/plan.ts'
import { caseView } from '../../src/terminal/case-view.ts'
import type { Present } from '../../src/terminal/documents.ts'
import { statusEntry, summaryOf } from '../../src/terminal/documents.ts'
import { previewText, skippedText } from '../../src/terminal/preview.ts'
import { statusView } from '../../src/terminal/status-view.ts'
import { render } from '../../src/terminal/style.ts'
import { germanCase } from '../words/cases.ts'

const LANGUAGES = ['de', 'en'] as const
const complaint = {
  ...germanCase,
  problem: 'Der Router blinkt rot, auch nach einem Neustart.',
  wish: 'Bitte stellen Sie den Anschluss wieder her.',
  attachments: [],
}
const rung = (channel: Rung['channel'], address: string | null, skip: Rung['skip'] = null): Rung => ({
  ...{ step: 'complaint', channel, address, cost: null, wait: '5bd', mode: 'hand-off', skip },
  origin: null,
})
const ladder = [
  rung('email', 'service@example.com'),
  rung('x', '@example'),
  rung('facebook', null, 'no-address'),
]
const message: Message = {
  ...{ step: 'complaint', channel: 'email', to: 'service@example.com' },
  ...{
    subject: 'Festnetz und Internet sind tot',
    text: 'Guten Tag,\n\nder Router blinkt rot.',
    attachments: [],
  },
}
const digest = `sha256:${'0'.repeat(64)}`
const deadline = {
  ...{ from: '2026-11-23T09:05:00Z', rule: '5bd', calendar: 'DE-BW', timezone: 'Europe/Berlin' },
  ...{ dueAt: '2026-11-30T22:59:59Z', dueDate: '2026-11-30' },
  skipped: [
    { date: '2026-11-28', why: 'Saturday' },
    { date: '2026-11-29', why: 'Sunday' },
  ],
}
const events: readonly StoredEvent[] = [
  { seq: 1, type: 'case_opened', at: '2026-11-23T09:00:00Z', complaint, ladder },
  {
    ...{ seq: 2, type: 'handed_off', at: '2026-11-23T09:00:00Z', message, digest, mode: 'hand-off' },
    ...{ purpose: 'step', url: null, file: null, why: null },
  },
  {
    ...{ seq: 3, type: 'hand_off_confirmed', at: '2026-11-23T09:05:00Z', handOff: 2, url: null, deadline },
    attachments: [],
  },
]
const state = fold('telekom-1', events)

const presentIn = (language: Present['language'], now = '2026-11-24T09:00:00Z'): Present => ({
  ...{ now, language, launch: 'escalate' },
  isAlive: () => false,
})
const entryIn = (present: Present) => statusEntry(outlookOf(state), present)
const plain = (text: string) => render(text, null)

function status(present: Present, width: number): string {
  const cases = [entryIn(present)]
  const summary = summaryOf(cases, 0)
  return plain(statusView({ schema: 'escalate/status/1', now: present.now, cases, summary }, present, width))
}

const show = (language: Present['language'], width: number) => {
  const present = presentIn(language)
  return plain(caseView(state, events, entryIn(present), present, width))
}

const planned: Planned = {
  ...{
    message,
    digest,
    purpose: 'step',
    complaint,
    channel: email,
    mode: 'hand-off',
    handOffWhy: null,
    wait: '5bd',
  },
  origin: {
    ...{ kind: 'directory', confidence: 'medium', checked: '2026-08-01' },
    source: 'https://www.example.com/a/very/long/path/that/nobody/wants/to/read ; a list',
  },
  envelope: {} as Planned['envelope'],
  length: null,
  cost: null,
  findings: [{ rule: 'missing-name', level: 'warn', match: '', hint: 'Your name is missing.' }],
  handOff: null,
}

describe('status', () => {
  it('at 80 columns', () => {
    expect(LANGUAGES.map(language => status(presentIn(language), 80)).join('\n\n')).toMatchInlineSnapshot(`
      "telekom-1  [wartet]
        Deutsche Telekom: Festnetz und Internet sind tot
        Antwort über E-Mail erwartet bis 30.11.2026.
        Als Nächstes: escalate show telekom-1

      telekom-1  [waiting]
        Deutsche Telekom: Festnetz und Internet sind tot
        Waiting for an answer on e-mail until 30 Nov 2026.
        Next: escalate show telekom-1"
    `)
  })

  it('at 40 columns when it is overdue', () => {
    const late = LANGUAGES.map(language => status(presentIn(language, '2026-12-01T09:00:00Z'), 40))
    expect(late.join('\n\n')).toMatchInlineSnapshot(`
      "telekom-1  [fällig]
        Deutsche Telekom: Festnetz und
        Internet sind tot
        Bis zum Ende der Frist kam keine
        Lösung; der nächste Schritt ist X.
        Als Nächstes: escalate next telekom-1

      telekom-1  [due]
        Deutsche Telekom: Festnetz und
        Internet sind tot
        No solution by the deadline; the next
        step is X.
        Next: escalate next telekom-1"
    `)
  })

  it('without a case', () => {
    const none = (language: Present['language']) =>
      statusView(
        { schema: 'escalate/status/1', now: '', cases: [], summary: summaryOf([], 0) },
        presentIn(language),
        80,
      )
    expect(LANGUAGES.map(none).join('\n')).toMatchInlineSnapshot(`
      "Kein offener Fall.
      Anfangen mit: escalate new   ·   so funktioniert es: escalate demo
      No open case.
      Begin with: escalate new   ·   see how it works: escalate demo"
    `)
  })
})

describe('show', () => {
  it('in German at 40 columns', () =>
    expect(show('de', 40)).toMatchInlineSnapshot(`
    "telekom-1  Festnetz und Internet sind
    tot
    Deutsche Telekom  [wartet]

    Was passiert ist:
      Der Router blinkt rot, auch nach einem
      Neustart.
    Was du willst:
      Bitte stellen Sie den Anschluss wieder
      her.
    Nummern (privat):
      Kundennummer: 4711 0815 23
      Rufnummer: 0791 5550123
    Leiter:
      1. E-Mail     service@example.com
      gesendet
      2. X          @example  kommt noch
      3. Facebook   -  entfällt (keine
      Adresse bekannt)
    Verlauf:
    1. 23.11.2026 10:00  Fall eröffnet
    2. 23.11.2026 10:00  Text für E-Mail
    bereitgelegt: service@example.com
       Betreff: Festnetz und Internet sind
       tot
       Guten Tag,

       der Router blinkt rot.
    3. 23.11.2026 10:05  Von dir gesendet
    per E-Mail
       Antwort fällig am 30.11.2026 (5
       Arbeitstage, Kalender DE-BW)
       nicht gezählt: 28.11.2026 (Samstag),
       29.11.2026 (Sonntag)

    Antwort über E-Mail erwartet bis
    30.11.2026.
    Als Nächstes: escalate show telekom-1"
  `))
  it('in English at 80 columns', () =>
    expect(show('en', 80)).toMatchInlineSnapshot(`
    "telekom-1  Festnetz und Internet sind tot
    Deutsche Telekom  [waiting]

    What happened:
      Der Router blinkt rot, auch nach einem Neustart.
    What you want:
      Bitte stellen Sie den Anschluss wieder her.
    Numbers (private):
      Kundennummer: 4711 0815 23
      Rufnummer: 0791 5550123
    Ladder:
      1. e-mail     service@example.com  sent
      2. X          @example  to come
      3. Facebook   -  left out (no address is known)
    History:
    1. 23 Nov 2026 10:00  Case opened
    2. 23 Nov 2026 10:00  Text for e-mail made ready: service@example.com
       Subject: Festnetz und Internet sind tot
       Guten Tag,

       der Router blinkt rot.
    3. 23 Nov 2026 10:05  You sent it by e-mail
       answer due 30 Nov 2026 (5 business days, calendar DE-BW)
       not counted: 28 Nov 2026 (Saturday), 29 Nov 2026 (Sunday)

    Waiting for an answer on e-mail until 30 Nov 2026.
    Next: escalate show telekom-1"
  `))

  it('has the same words at 120 columns, in fewer lines', () => {
    const words = (text: string) => text.split(/\s+/).join(' ')
    for (const language of LANGUAGES) {
      expect(words(show(language, 120))).toBe(words(show(language, 40)))
      expect(show(language, 120).split('\n').length).toBeLessThan(show(language, 40).split('\n').length)
    }
  })
})

describe('the preview', () => {
  it('in German at 40 columns', () => {
    expect(plain(previewText(planned, 'de', 40, false))).toMatchInlineSnapshot(`
      "Per E-Mail an service@example.com
      (du sendest selbst, der Text wird
      bereitgelegt; nicht öffentlich)
      Adresse wahrscheinlich richtig (Quelle:
      www.example.com ; a list, Stand
      01.08.2026)
      Betreff: Festnetz und Internet sind tot
      ----------------------------------------
      Guten Tag,

      der Router blinkt rot.
      ----------------------------------------
      Hinweis: Your name is missing."
    `)
  })

  it('in English at 120 columns, with the digest', () => {
    expect(plain(previewText(planned, 'en', 120, true))).toMatchInlineSnapshot(`
      "By e-mail to service@example.com
      (you send it, the text is made ready; private)
      Address probably right (source: www.example.com ; a list, as of 1 Aug 2026)
      Subject: Festnetz und Internet sind tot
      ------------------------------------------------------------------------
      Guten Tag,

      der Router blinkt rot.
      ------------------------------------------------------------------------
      Note: Your name is missing.
      sha256:0000000000000000000000000000000000000000000000000000000000000000"
    `)
  })

  it('says what is left out of the ladder', () => {
    expect(LANGUAGES.flatMap(language => skippedText(ladder, language))).toMatchInlineSnapshot(`
      [
        "Facebook entfällt: keine Adresse bekannt",
        "Facebook is left out: no address is known",
      ]
    `)
  })
})
