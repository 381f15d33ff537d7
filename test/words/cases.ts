/** Invented cases for the tests of the words. */
import type { HistoryLine } from '../../src/case/history.ts'
import type { Complaint } from '../../src/case/model.ts'
import type { ComposeRequest } from '../../src/words/compose.ts'

export const germanCase: Complaint = {
  title: 'Festnetz und Internet sind tot',
  problem:
    'Seit Freitagabend geht an unserem Anschluss nichts mehr. Der Router blinkt rot, auch nach einem Neustart.\n\nDie Hotline war zweimal überlastet.',
  wish: 'Bitte stellen Sie den Anschluss wieder her und schreiben Sie mir die ausgefallenen Tage gut.',
  category: 'telecom',
  happened: '2026-11-20',
  refs: [
    { name: 'Kundennummer', value: '4711 0815 23' },
    { name: 'Rufnummer', value: '0791 5550123' },
  ],
  complainant: {
    name: 'Erika Beispiel',
    email: 'erika@example.org',
    phone: '+49 171 5550199',
    address: 'Musterweg 7\n74523 Schwäbisch Hall',
    country: 'DE',
    region: 'BW',
    timezone: 'Europe/Berlin',
  },
  company: { id: 'telekom-de', name: 'Deutsche Telekom', country: 'DE', sector: 'telecom' },
  attachments: [{ name: 'router.jpg', sha256: '0'.repeat(64), bytes: 1000 }],
  textLanguage: 'de',
}

export const englishCase: Complaint = {
  ...germanCase,
  title: 'Landline and internet are dead',
  problem:
    'Since Friday evening nothing works on our line. The router blinks red, even after a restart.\n\nThe hotline was overloaded twice.',
  wish: 'Please restore the line and credit the days without service.',
  refs: [
    { name: 'Customer number', value: '4711 0815 23' },
    { name: 'Line', value: '0791 5550123' },
  ],
  textLanguage: 'en',
}

const blank = {
  class: null,
  official: true,
  tickets: [],
  promise: null,
  rejected: false,
  note: null,
} as const

/** A call, an e-mail with its automatic receipt, a stranger's remark, and an answer that did not help. */
export const history: readonly HistoryLine[] = [
  {
    ...blank,
    at: '2026-11-21T09:05:00Z',
    kind: 'call',
    channel: 'phone',
    note: 'Warteschleife, abgebrochen',
  },
  { ...blank, at: '2026-11-21T09:29:00Z', kind: 'sent', channel: 'email' },
  {
    ...blank,
    at: '2026-11-21T09:30:00Z',
    kind: 'reply',
    channel: 'email',
    class: 'ack',
    tickets: ['#2026112210000012'],
    promise: 'innerhalb von 5 Werktagen',
  },
  {
    ...blank,
    at: '2026-11-22T12:00:00Z',
    kind: 'reply',
    channel: 'x',
    class: 'answer',
    official: false,
    tickets: ['FAKE-999999'],
    promise: 'sofort 100 EUR',
  },
  { ...blank, at: '2026-11-23T10:00:00Z', kind: 'reply', channel: 'email', class: 'answer', rejected: true },
]

/** The first complaint by e-mail, unless told otherwise. */
export function request(change: Partial<ComposeRequest> = {}): ComposeRequest {
  return {
    complaint: germanCase,
    step: 'complaint',
    channel: 'email',
    to: 'service@example.com',
    dueDate: '2026-11-30',
    history: [],
    purpose: 'step',
    ...change,
  }
}
