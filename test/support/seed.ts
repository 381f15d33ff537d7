/**
 * Fills a data folder for `npm run bench`: `node seed.mjs HOME OPEN ALL` makes ALL cases of which OPEN are open,
 * each with eight events. The open ones and the first closed one are written by the store; the other closed
 * ones are copies of its events (one transaction instead of 100,000), and the store itself makes and
 * checks their rows.
 */
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Deadline } from '../../src/case/deadline.ts'
import { digestOf } from '../../src/case/digest.ts'
import type { NewEvent, ProcessMark } from '../../src/case/events.ts'
import type { Complaint, Message, Rung } from '../../src/case/model.ts'
import type { Reading } from '../../src/case/reading.ts'
import { projectCase } from '../../src/ladder/project.ts'
import { openDatabase } from '../../src/store/driver.ts'
import { pathsFor } from '../../src/store/paths.ts'
import { openStore } from '../../src/store/sqlite-store.ts'

const PREFIX = 'telekom'
const START = Date.parse('2026-01-05T09:00:00Z')
const HOUR = 3_600_000

const complaint: Complaint = {
  title: 'Landline dead',
  problem: 'The landline has been dead since Saturday. '.repeat(3),
  wish: 'Repair the line.',
  category: 'telecom',
  happened: '2026-01-03',
  refs: [{ name: 'customer number', value: '0000000000' }],
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
  textLanguage: 'en',
}

const rung: Rung = {
  step: 'complaint',
  channel: 'email',
  address: 'service@example.com',
  origin: { kind: 'user', source: null, checked: null, confidence: 'high' },
  wait: '5bd',
  mode: 'smtp',
  skip: null,
}

const reading: Reading = {
  class: 'ack',
  confidence: 0.98,
  automatic: true,
  settles: false,
  official: true,
  evidence: ['Auto-Submitted: auto-replied'],
  language: 'en',
  visibleText: 'We have received your message.',
  tickets: ['2026010510000001'],
  bounce: null,
  redirect: null,
  promise: null,
  needs: [],
  messageId: null,
  inReplyTo: [],
}

const gone: ProcessMark = { pid: 1, started: '1', host: 'seed' }

function messageOf(number: number): Message {
  const text = `Case ${number}: ${complaint.problem}`
  return {
    step: 'complaint',
    channel: 'email',
    to: rung.address!,
    subject: complaint.title,
    text,
    attachments: [],
  }
}

function deadlineFrom(from: string, days: number): Deadline {
  const dueDate = new Date(Date.parse(from) + days * 24 * HOUR).toISOString().slice(0, 10)
  const dueAt = `${dueDate}T22:59:59Z`
  return { from, rule: '5bd', calendar: 'DE-BW', timezone: 'Europe/Berlin', dueAt, dueDate, skipped: [] }
}

/** Eight events as a real case has them; the last one closes it or notes something. */
function eventsOf(number: number, open: boolean): NewEvent[] {
  const at = (hours: number) => new Date(START + (number * 7 + hours) * HOUR).toISOString()
  const message = messageOf(number)
  const send = { message, digest: digestOf(message), mode: 'smtp', purpose: 'step' } as const
  const reply = { channel: 'email', sender: rung.address, subject: null, text: reading.visibleText } as const
  return [
    {
      type: 'case_opened',
      at: at(0),
      complaint,
      ladder: [rung, { ...rung, channel: 'x', address: '@example' }],
    },
    { type: 'send_started', at: at(0), ...send, messageId: null, bytes: null, process: gone },
    {
      type: 'sent',
      at: at(0),
      send: 2,
      deadline: deadlineFrom(at(0), 7),
      response: '250 OK',
      url: null,
      settledBy: 'server',
    },
    { type: 'reply_received', at: at(1), ...reply, reading, original: null },
    { type: 'call_logged', at: at(2), text: 'They asked for patience.', incoming: true },
    { type: 'note_added', at: at(3), text: 'Neighbours have the same fault.' },
    { type: 'deadline_moved', at: at(4), deadline: deadlineFrom(at(4), 400), why: null, promise: null },
    open
      ? { type: 'note_added', at: at(5), text: 'Waiting.' }
      : { type: 'case_closed', at: at(5), outcome: 'solved', why: null },
  ]
}

/** The events of closed case `from` once more for every number up to `to`. */
function copyClosed(file: string, from: number, to: number): void {
  const db = openDatabase(file)
  db.exec('BEGIN IMMEDIATE')
  db.prepare(
    `WITH RECURSIVE n (i) AS (VALUES (?1 + 1) UNION ALL SELECT i + 1 FROM n WHERE i < ?2)
     INSERT INTO events (case_id, seq, at, type, body)
     SELECT ?3 || '-' || i, seq, at, type, body FROM n JOIN events ON case_id = ?3 || '-' || ?1 ORDER BY i, seq`,
  ).run(from, to, PREFIX)
  db.prepare('UPDATE numbers SET last = ?1 WHERE prefix = ?2').run(to, PREFIX)
  db.exec('COMMIT')
  db.close()
}

function seed(home: string, open: number, all: number): void {
  const file = pathsFor({ ESCALATE_HOME: home }, process.platform, '').storeFile
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const store = openStore({ file, project: projectCase })
  for (let number = 1; number <= open; number++) store.create(PREFIX, () => eventsOf(number, true))
  if (all > open) {
    store.create(PREFIX, () => eventsOf(open + 1, false))
    copyClosed(file, open + 1, all)
    const cases = store.rebuild()
    if (cases !== all) throw new Error(`${cases} cases instead of ${all}`)
  }
  const faults = store.verify()
  store.close()
  if (faults.length > 0) throw new Error(faults.slice(0, 5).join('\n'))
}

const [home, open, all] = process.argv.slice(2)
seed(home!, Number(open), Number(all))
