/** Writes histories of invented cases, one event after the other; each call is an hour later than the one before. */
import type { Deadline } from '../../src/case/deadline.ts'
import { digestOf } from '../../src/case/digest.ts'
import type { CaseEvent, NewEvent, ProcessMark, StoredEvent, Verdict } from '../../src/case/events.ts'
import { fold } from '../../src/case/fold.ts'
import type { ChannelName, Complaint, Message, Rung } from '../../src/case/model.ts'
import type { Reading, ReadingClass } from '../../src/case/reading.ts'
import type { CaseState } from '../../src/case/state.ts'
import type { NextStep } from '../../src/ladder/next-step.ts'
import { nextStep } from '../../src/ladder/next-step.ts'

export const PROCESS: ProcessMark = { pid: 4711, started: '99', host: 'desk' }
const START = Date.parse('2026-11-02T09:00:00Z')
const HOUR = 3_600_000

export const complaint: Complaint = {
  title: 'Landline dead',
  problem: 'The landline has been dead since Saturday.',
  wish: 'Repair the line.',
  category: 'telecom',
  happened: '2026-10-31',
  refs: [{ name: 'customer number', value: '4711' }],
  complainant: {
    name: 'Erika Beispiel',
    email: 'erika@example.org',
    phone: null,
    address: null,
    country: 'DE',
    region: 'BY',
    timezone: 'Europe/Berlin',
  },
  company: { id: 'example-de', name: 'Example', country: 'DE', sector: 'telecom' },
  attachments: [],
  textLanguage: 'en',
}

const ADDRESSES: Partial<Record<ChannelName, string>> = {
  email: 'service@example.com',
  x: '@example',
  facebook: 'example',
}

export function rung(channel: ChannelName, change: Partial<Rung> = {}): Rung {
  return {
    step: 'complaint',
    channel,
    address: ADDRESSES[channel] ?? `${channel} of Example`,
    origin: { kind: 'user', source: null, checked: null, confidence: 'high' },
    wait: '5bd',
    mode: 'hand-off',
    skip: null,
    ...change,
  }
}

export const LADDER: readonly Rung[] = [rung('email'), rung('x'), rung('facebook')]

export function reading(kind: ReadingClass, change: Partial<Reading> = {}): Reading {
  const settles = ['redirect', 'question', 'offer', 'refusal', 'answer'].includes(kind)
  return {
    class: kind,
    confidence: 0.9,
    automatic: !settles && kind !== 'unrelated',
    settles,
    official: true,
    evidence: ['words'],
    language: 'en',
    visibleText: 'words',
    tickets: [],
    bounce: null,
    redirect: null,
    promise: null,
    needs: [],
    messageId: null,
    inReplyTo: [],
    ...change,
  }
}

export const redirectTo = (channel: ChannelName, address: string | null, change: Partial<Reading> = {}) =>
  reading('redirect', { redirect: { channel, address, official: null }, ...change })

export const bounceOf = (permanent: boolean, change: Partial<Reading> = {}) =>
  reading('bounce', {
    official: false,
    bounce: { permanent, status: permanent ? '5.1.1' : '4.2.2', recipient: null, reason: 'no such user' },
    ...change,
  })

export function deadline(from: string, hours: number): Deadline {
  const dueAt = new Date(Date.parse(from) + hours * HOUR).toISOString().replace('.000Z', 'Z')
  return {
    from,
    rule: '5bd',
    calendar: 'DE-BY',
    timezone: 'Europe/Berlin',
    dueAt,
    dueDate: dueAt.slice(0, 10),
    skipped: [],
  }
}

interface Writing {
  readonly to?: string
  readonly purpose?: 'step' | 'redirect' | 'reply'
  readonly messageId?: string | null
}

/** How many hours each message may wait for its answer here. */
export const WAIT = 120

export class History {
  readonly events: StoredEvent[] = []

  constructor(ladder: readonly Rung[] = LADDER) {
    this.add({ type: 'case_opened', at: this.now, complaint, ladder })
  }

  get now(): string {
    return new Date(START + this.events.length * HOUR).toISOString().replace('.000Z', 'Z')
  }

  get seq(): number {
    return this.events.length
  }

  add(event: NewEvent): this {
    this.events.push({ ...event, seq: this.events.length + 1 } as CaseEvent)
    return this
  }

  /** An event as a newer version might write it. */
  foreign(type: string, fields: Record<string, unknown> = {}): this {
    this.events.push({ ...fields, type, at: this.now, seq: this.events.length + 1 })
    return this
  }

  private message(channel: ChannelName, { to }: Writing): Message {
    const address = to ?? ADDRESSES[channel] ?? 'somewhere'
    return { step: 'complaint', channel, to: address, subject: null, text: `${this.seq}`, attachments: [] }
  }

  start(channel: ChannelName, writing: Writing = {}): this {
    const message = this.message(channel, writing)
    const { purpose = 'step', messageId = null } = writing
    const fields = { message, digest: digestOf(message), purpose, messageId, bytes: null, process: PROCESS }
    return this.add({ type: 'send_started', at: this.now, mode: 'smtp', ...fields })
  }

  settle(send = this.seq, wait: number | null = WAIT): this {
    const due = wait === null ? null : deadline(this.now, wait)
    const fields = { send, deadline: due, response: '250 OK', url: null, settledBy: 'server' } as const
    return this.add({ type: 'sent', at: this.now, ...fields })
  }

  sent(channel: ChannelName, writing: Writing = {}): this {
    return this.start(channel, writing).settle()
  }

  failed(channel: ChannelName, permanent: boolean, writing: Writing = {}): this {
    this.start(channel, writing)
    const fields = { send: this.seq, reason: 'refused', permanent, settledBy: 'server' } as const
    return this.add({ type: 'send_failed', at: this.now, ...fields })
  }

  unsure(channel: ChannelName): this {
    this.start(channel)
    return this.add({ type: 'send_unknown', at: this.now, send: this.seq, reason: 'line broke' })
  }

  handOff(channel: ChannelName, writing: Writing = {}): this {
    const message = this.message(channel, writing)
    const fields = { message, digest: digestOf(message), mode: 'hand-off', url: null, file: null } as const
    return this.add({
      type: 'handed_off',
      at: this.now,
      purpose: writing.purpose ?? 'step',
      why: null,
      ...fields,
    })
  }

  confirm(handOff = this.seq): this {
    const fields = { handOff, url: null, deadline: deadline(this.now, WAIT), attachments: [] }
    return this.add({ type: 'hand_off_confirmed', at: this.now, ...fields })
  }

  deny(handOff = this.seq): this {
    return this.add({ type: 'hand_off_denied', at: this.now, handOff, why: 'page is gone' })
  }

  reply(channel: ChannelName, of: Reading): this {
    const fields = {
      channel,
      sender: ADDRESSES[channel] ?? null,
      subject: null,
      text: 'words',
      original: null,
    }
    return this.add({ type: 'reply_received', at: this.now, reading: of, ...fields })
  }

  judge(as: Verdict, reply = this.seq): this {
    return this.add({ type: 'reply_judged', at: this.now, reply, as, why: null })
  }

  call(incoming = false): this {
    return this.add({ type: 'call_logged', at: this.now, text: 'queue', incoming })
  }

  /** What the user wrote there by themselves. */
  wrote(channel: ChannelName): this {
    return this.add({ type: 'note_added', at: this.now, text: 'hm', channel })
  }

  wait(hours: number, promise: number | null = null): this {
    const fields = { deadline: deadline(this.now, hours), why: 'promised', promise }
    return this.add({ type: 'deadline_moved', at: this.now, ...fields })
  }

  skip(channel: ChannelName, why = 'I am not there'): this {
    return this.add({ type: 'step_skipped', at: this.now, step: 'complaint', channel, why })
  }

  company(ladder: readonly Rung[] = LADDER): this {
    const company = { id: 'other-de', name: 'Other', country: 'DE', sector: null }
    return this.add({ type: 'company_changed', at: this.now, company, ladder, why: 'the shop' })
  }

  note(): this {
    return this.add({ type: 'note_added', at: this.now, text: 'hm' })
  }

  close(outcome: 'solved' | 'given-up' = 'solved'): this {
    return this.add({ type: 'case_closed', at: this.now, outcome, why: null })
  }

  reopen(): this {
    return this.add({ type: 'case_reopened', at: this.now, why: null })
  }

  get state(): CaseState {
    return fold('example-1', this.events)
  }

  /** What is next before the deadline. */
  get next(): NextStep {
    return nextStep(this.state, { passed: false, alive: true })
  }

  /** What is next after it. */
  get late(): NextStep {
    return nextStep(this.state, { passed: true, alive: true })
  }
}

/** `state action channel`, the three words that most tests are about. */
export const brief = ({ state, action, channel }: NextStep): string => `${state} ${action} ${channel ?? '-'}`
