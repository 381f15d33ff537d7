/** Open cases, each with a mail that left, as a mailbox test and `npm run bench` need them; written by the store itself. */
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { digestOf } from '../../src/case/digest.ts'
import type { NewEvent, ProcessMark } from '../../src/case/events.ts'
import type { Complaint, Message, Rung } from '../../src/case/model.ts'
import { projectCase } from '../../src/ladder/project.ts'
import { pathsFor } from '../../src/store/paths.ts'
import { openStore } from '../../src/store/sqlite-store.ts'

/** A case as its mail knows it. */
export interface MailCase {
  readonly id: string
  /** Of the mail that left. */
  readonly messageId: string
  /** Where the company is written to, and where it answers from. */
  readonly address: string
  readonly subject: string
}

const gone: ProcessMark = { pid: 1, started: '1', host: 'elsewhere' }

function complaintOf(number: number): Complaint {
  return {
    title: `Anschluss ${number} tot`,
    problem: `Der Anschluss ${number} ist seit Samstag tot.`,
    wish: 'Bitte reparieren Sie ihn.',
    category: 'telecom',
    happened: null,
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
    company: { id: `firma-${number}`, name: `Firma ${number}`, country: 'DE', sector: 'telecom' },
    attachments: [],
    textLanguage: 'de',
  }
}

function eventsOf(
  number: number,
  { messageId, address, subject }: MailCase,
  at: string,
  settled: boolean,
): NewEvent[] {
  const complaint = complaintOf(number)
  const origin = { kind: 'user', source: null, checked: null, confidence: 'high' } as const
  const shared = { step: 'complaint', channel: 'email' } as const
  const rung: Rung = { ...shared, address, origin, wait: '5bd', mode: 'smtp', skip: null }
  const text = `Guten Tag,\n\n${complaint.problem}\n`
  const message: Message = { ...shared, to: address, subject, text, attachments: [] }
  const send = {
    message,
    digest: digestOf(message),
    mode: 'smtp',
    purpose: 'step',
    messageId,
    bytes: null,
  } as const
  const events: NewEvent[] = [
    { type: 'case_opened', at, complaint, ladder: [rung] },
    { type: 'send_started', at, ...send, process: gone },
  ]
  if (!settled) return [...events, { type: 'send_unknown', at, send: 2, reason: 'ETIMEDOUT' }]
  return [
    ...events,
    { type: 'sent', at, send: 2, deadline: null, response: '250 OK', url: null, settledBy: 'server' },
  ]
}

/**
 * @param home the data folder, as in ESCALATE_HOME
 * @param at when they were opened and their mails left, ISO 8601 UTC
 * @param settled false: nobody knows whether the mails left
 * @returns the cases `firma-1-1`, `firma-2-1`, ...
 */
export function openMailCases(home: string, count: number, at: string, settled = true): MailCase[] {
  const file = pathsFor({ ESCALATE_HOME: home }, process.platform, '').storeFile
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const store = openStore({ file, project: projectCase })
  try {
    return Array.from({ length: count }, (_, index) => {
      const number = index + 1
      const about = {
        id: `firma-${number}-1`,
        messageId: `<firma-${number}-1.0b6e@example.org>`,
        address: `service@firma-${number}.example`,
        subject: `Anschluss ${number} tot`,
      }
      const { id } = store.create(`firma-${number}`, () => eventsOf(number, about, at, settled))
      return { ...about, id }
    })
  } finally {
    store.close()
  }
}
