/** First stage: our own mail came back, or is late (RFC 3464; text-only notices of the many other systems). */
import { deliveryIn } from './failure/fields.ts'
import { aboutIn, failureInText } from './failure/text.ts'
import { arrived, failedForSure, fullMailbox, late, over } from './failure/words.ts'
import type { Finding, IncomingMessage, Prepared } from './incoming.ts'
import { quote } from './phrase.ts'

/** Reports that tell nothing about a mail of ours: complaints (RFC 5965), TLS (RFC 8460). */
const OTHER_REPORTS = /^(?:feedback-report|tlsrpt|dmarc)/

/**
 * A server that took our mail, or passed it on, is kept as a record like a read receipt: it is no answer, nobody is
 * there to write to, and `ack` would let our next letter say that the company had confirmed.
 */
function recorded(evidence: readonly string[], confidence: number): Finding {
  return { class: 'read_receipt', confidence, automatic: true, evidence }
}

/** OpenSMTPD calls a mail delayed that it has thrown away; only its words say so ("Envelope expired"). */
function isGivenUp({ text }: IncomingMessage): boolean {
  const words = text.slice(0, 2000)
  return over(words) !== null && late(words) === null
}

/** Not surer: where a mail is only late others say that it failed, as whoever labelled the seven of the samples did. */
const LATE = 0.85

function fromReport({ message }: Prepared): Finding | null {
  const delivery = message.report ? deliveryIn(message.report.fields) : null
  if (delivery === null) return null
  const { action, evidence, bounce } = delivery
  if (action === 'delivered') return recorded(evidence, 0.8)
  const isLate = action === 'delayed' && !isGivenUp(message)
  return {
    class: isLate ? 'delay' : 'bounce',
    confidence: isLate ? LATE : 0.98,
    automatic: true,
    evidence,
    bounce: { ...bounce, recipient: bounce.recipient ?? message.report?.originalTo ?? null },
  }
}

/** Sieve refuses by a receipt that says "deleted" and explains it in words (RFC 5429 section 2.1). */
function refusedByReceipt({ message, subject }: Prepared): Finding | null {
  const fields = message.report?.fields.flat() ?? []
  const disposition = fields.find(({ name }) => name === 'disposition')?.value ?? ''
  if (!/automatic.{0,60}deleted/is.test(disposition)) return null
  const words = failedForSure(message.text.slice(0, 1000)) ?? failedForSure(subject)
  if (words === null || /without being read|ungelesen/i.test(message.text.slice(0, 1000))) return null
  const recipient = fields.find(({ name }) => name === 'final-recipient')?.value ?? null
  const bounce = {
    permanent: fullMailbox(message.text.slice(0, 1000)) === null,
    status: null,
    recipient: recipient === null ? null : recipient.slice(recipient.indexOf(';') + 1).trim(),
    reason: quote(message.text.slice(0, 400)) || quote(words.words),
  }
  const evidence = [quote(`disposition: ${disposition}`), quote(words.words)]
  return { class: 'bounce', confidence: 0.9, automatic: true, evidence, bounce }
}

function find(prepared: Prepared): Finding | null {
  const { message, subject } = prepared
  const type = message.report?.type ?? ''
  if (OTHER_REPORTS.test(type)) return null
  if (type === 'disposition-notification') return refusedByReceipt(prepared)
  const reported = fromReport(prepared)
  if (reported !== null) return reported
  const finding = failureInText(prepared)
  const well = finding === null ? null : arrived(subject)
  return well === null ? finding : recorded([quote(well.words)], 0.75)
}

function about(message: IncomingMessage): string[] {
  const id = message.report?.originalMessageId ?? aboutIn(message)
  return id === null ? [] : [id]
}

/** @returns `bounce` or `delay` for a notice of the mail system, else null */
export function readDeliveryFailure(prepared: Prepared): Finding | null {
  if (prepared.message.channel !== 'email') return null
  const finding = find(prepared)
  return finding && { ...finding, about: about(prepared.message) }
}
