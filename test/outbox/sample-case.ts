/** A case, its message and its envelope: plain values, also for programs that the tests start. */
import type { NewEvent } from '../../src/case/events.ts'
import type { Complaint, Message, Rung } from '../../src/case/model.ts'
import type { Envelope } from '../../src/channels/channel.ts'
import type { Target } from '../../src/outbox/claim.ts'

export const NOW = '2026-11-23T09:00:00Z'

export const complaint: Complaint = {
  title: 'Anschluss tot',
  problem: 'Der Anschluss ist seit Samstag tot.',
  wish: 'Reparieren Sie ihn.',
  category: 'telecom',
  happened: '2026-11-21',
  refs: [],
  complainant: {
    name: 'Erika Beispiel',
    email: 'erika@example.org',
    phone: null,
    address: null,
    country: 'DE',
    region: 'BW',
    timezone: 'Europe/Berlin',
  },
  company: { id: 'telekom-de', name: 'Deutsche Telekom', country: 'DE', sector: 'telecom' },
  attachments: [],
  textLanguage: 'de',
}

export const FROM_USER = { kind: 'user', source: null, checked: null, confidence: 'high' } as const

const rung: Rung = {
  step: 'complaint',
  channel: 'email',
  address: 'service@example.com',
  origin: FROM_USER,
  wait: '5bd',
  mode: 'smtp',
  skip: null,
}

export const opened: NewEvent & { type: 'case_opened' } = {
  type: 'case_opened',
  at: NOW,
  complaint,
  ladder: [rung, { ...rung, channel: 'x', address: '@example', wait: '1bd', mode: 'hand-off' }],
}

export const newCase: Target = { kind: 'new', prefix: 'telekom', opened }

export const message: Message = {
  step: 'complaint',
  channel: 'email',
  to: 'service@example.com',
  subject: 'Anschluss tot',
  text: 'Guten Tag,\n\nder Anschluss ist tot.\n',
  attachments: [],
}

export const envelope: Envelope = {
  sender: { name: 'Erika Beispiel', email: 'erika@example.org' },
  language: 'de',
  messageId: '<1@example.org>',
  date: NOW,
  references: [],
  read: async sha256 => {
    throw new Error(`no attachment ${sha256}`)
  },
}

/** @returns the opening of a case whose letter no other number has */
export function caseOf(number: number, attachments: Complaint['attachments'] = []): typeof opened {
  const problem = `${complaint.problem} Vorgang ${number}.`
  return { ...opened, complaint: { ...complaint, problem, attachments } }
}
