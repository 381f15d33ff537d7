/** What a reply is: each stage is asked in its order, the first that knows speaks. */
import type { Reading, ReadingClass } from '../case/reading.ts'
import { readDeliveryFailure } from './delivery-failure.ts'
import type { Finding, IncomingMessage, Prepared, Stage } from './incoming.ts'
import { languageOf } from './language.ts'
import { readMachine } from './machine.ts'
import { readMassMail } from './mass-mail.ts'
import { isFromCompany } from './official.ts'
import { readPerson } from './person.ts'
import { flatten, quote, sentencesOf } from './phrase.ts'
import { promiseIn } from './promise.ts'
import { readReceipt } from './read-receipt.ts'
import { ticketsIn } from './tickets.ts'
import { visibleTextOf } from './visible-text.ts'

/** Delivery failure, read receipt, mass mail, machine, person. Whether a machine wrote it is an attribute. */
const STAGES: readonly Stage[] = [readDeliveryFailure, readReceipt, readMassMail, readMachine]

const SETTLING: readonly ReadingClass[] = ['question', 'offer', 'refusal', 'answer', 'redirect']
const SPEAKING: readonly ReadingClass[] = [...SETTLING, 'ack']

/** Below this a verdict is "probably": shown, and it neither stops nor starts a clock. */
const PROBABLY = 0.5

/** A subject behind Re:/AW: is our own: its words say nothing about the reply. */
function ownSubject(subject: string | null): string {
  const line = quote((subject ?? '').normalize('NFC'))
  return /^(?:re|aw|antw|antwort|sv|wg|fwd?)(?:\[\d{1,3}\])?\s?:/i.test(line) ? '' : line
}

function prepare(message: IncomingMessage): Prepared {
  const visibleText = visibleTextOf(message.text)
  const flat = flatten(visibleText)
  return {
    message,
    visibleText,
    subject: ownSubject(message.subject),
    flat,
    sentences: sentencesOf(flat),
    official: isFromCompany(message),
  }
}

/** A stranger on a platform never speaks for the company; a mail from another domain does in our own thread. */
function settles({ message, official }: Prepared, finding: Finding): boolean {
  if (finding.automatic || finding.confidence < PROBABLY || !SETTLING.includes(finding.class)) return false
  return official !== false || (message.channel === 'email' && message.inReplyTo.length > 0)
}

function find(prepared: Prepared): Finding {
  for (const stage of STAGES) {
    const finding = stage(prepared)
    if (finding !== null) return finding
  }
  return readPerson(prepared)
}

/**
 * Reads one message. Total: whatever the message, there is a reading.
 * @returns the class with its evidence; a promise carries its rule (`5bd`, `2d`, `weekday:MO`, `by:2026-11-30` or
 *   null) and `dueAt` null, because counting needs a calendar
 */
export function read(message: IncomingMessage): Reading {
  const prepared = prepare(message)
  const finding = find(prepared)
  const { visibleText, sentences, flat } = prepared
  const speaks = SPEAKING.includes(finding.class)
  return {
    class: finding.class,
    confidence: finding.confidence,
    automatic: finding.automatic,
    settles: settles(prepared, finding),
    official: prepared.official,
    evidence: finding.evidence,
    language: languageOf(flat === '' ? (message.subject ?? '') : flat),
    visibleText,
    tickets: speaks ? ticketsIn([message.subject ?? '', visibleText], message.ownRefs) : [],
    bounce: finding.bounce ?? null,
    redirect: finding.redirect ?? null,
    promise: speaks ? promiseIn(sentences, message.sentBefore) : null,
    needs: finding.needs ?? [],
    messageId: message.messageId,
    inReplyTo: [...new Set([...message.inReplyTo, ...(finding.about ?? [])])],
  }
}
