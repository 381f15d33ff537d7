/** What is about to leave, as plain data: shown, checked, approved, and only then carried out. */
import { digestOf } from '../case/digest.ts'
import type { AddressOrigin, Complaint, Message, Mode } from '../case/model.ts'
import type { Channel, Cost, Envelope, HandOff } from '../channels/channel.ts'
import type { Finding } from '../words/findings.ts'

export interface Planned {
  readonly message: Message
  readonly digest: string
  readonly purpose: 'step' | 'redirect' | 'reply'
  readonly complaint: Complaint
  readonly channel: Channel
  readonly mode: Mode
  /** Why the program hands it off although it could send: `address-unsure`, the platform's reason in words, or null. */
  readonly handOffWhy: string | null
  readonly origin: AddressOrigin | null
  /** Waiting rule that starts when it has left. */
  readonly wait: string
  readonly envelope: Envelope
  readonly length: { readonly value: number; readonly limit: number } | null
  /** What the platform charges; null: nothing. */
  readonly cost: Cost | null
  readonly findings: readonly Finding[]
  /** Made for hand-offs only. */
  readonly handOff: HandOff | null
}

export interface PlanRequest {
  readonly message: Message
  readonly purpose: Planned['purpose']
  readonly complaint: Complaint
  readonly channel: Channel
  readonly mode: Mode
  readonly origin: AddressOrigin | null
  readonly wait: string
  readonly envelope: Envelope
  /** What the channel would charge if the program sent it. */
  readonly cost: Cost | null
  /** Whether a person is asked about exactly this message at a terminal; with --yes nobody is. */
  readonly interactive: boolean
  readonly findings: (length: Planned['length'], mode: Mode) => readonly Finding[]
}

/**
 * Without a terminal the program itself sends only to an address that the user gave, that is of the own directory,
 * or that is hand-checked with confidence `high` (CONTRACT section 1); to any other it hands off.
 */
function sureOf(origin: AddressOrigin | null): boolean {
  return origin !== null && (origin.kind === 'user' || origin.confidence === 'high')
}

/** @returns the message with its digest, length, findings and, for a hand-off, its links */
export async function plan(request: PlanRequest): Promise<Planned> {
  const { message, channel, origin, interactive, envelope } = request
  // An address that a reply named is unknown to every directory: only a person may let the program write there.
  const unsure = request.mode !== 'hand-off' && !interactive && !sureOf(origin)
  const mode = unsure ? 'hand-off' : request.mode
  const { limit } = channel
  const length = limit && { value: limit.measure(message.text), limit: limit.value }
  return {
    message,
    digest: digestOf(message),
    purpose: request.purpose,
    complaint: request.complaint,
    channel,
    mode,
    handOffWhy: unsure ? 'address-unsure' : null,
    origin,
    wait: request.wait,
    envelope,
    length,
    cost: mode === 'hand-off' ? null : request.cost,
    findings: request.findings(length, mode),
    handOff: mode === 'hand-off' ? await channel.handOff(message, envelope) : null,
  }
}

/** @returns one message of `escalate/plan/1` */
export function planEntry(planned: Planned) {
  const { message, channel, mode, length, findings, digest, handOff, origin, cost } = planned
  return {
    step: message.step,
    channel: message.channel,
    to: message.to,
    public: channel.public,
    mode,
    subject: message.subject,
    text: message.text,
    attachments: message.attachments,
    length,
    findings,
    digest,
    cost,
    origin,
    handOff: handOff && {
      url: handOff.url,
      clipboard: handOff.clipboard,
      file: handOff.file?.name ?? null,
      notes: handOff.notes,
    },
  }
}

/** @returns `escalate/plan/1` */
export function planDocument(planned: readonly Planned[]) {
  return { schema: 'escalate/plan/1', messages: planned.map(planEntry) }
}
