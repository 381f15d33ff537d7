/** What a reply is: each stage is asked in its order, the first that knows speaks. */
import { PROBABLY, type Reading, type ReadingClass } from '../case/reading.ts'
import { dayOrderOf } from './dates-order.ts'
import { readDeliveryFailure } from './delivery-failure.ts'
import type { Finding, IncomingMessage, Prepared, Stage } from './incoming.ts'
import { languageOf } from './language.ts'
import { readMassMail } from './mass-mail.ts'
import { impostureOf, otherReplyTo } from './official.ts'
import { prepare } from './prepare.ts'
import { promiseIn } from './promise.ts'
import { readReceipt } from './read-receipt.ts'
import { ticketsIn } from './tickets.ts'
import { readWords } from './worded.ts'

/** Facts of headers and formats first; what they leave open is said by the words. Whether a machine wrote it is an attribute. */
const STAGES: readonly Stage[] = [readDeliveryFailure, readReceipt, readMassMail]

const SETTLING: readonly ReadingClass[] = ['question', 'offer', 'refusal', 'answer', 'redirect']
const SPEAKING: readonly ReadingClass[] = [...SETTLING, 'ack']

/** A time in these is mostly the reader's. */
const CAREFUL: readonly ReadingClass[] = ['refusal', 'question']

/** Why somebody who is not the company could be taken for it, and where the company's own mail wants its answers. */
function strangerSigns({ message, official }: Prepared, speaks: boolean): readonly string[] {
  const imposture = official === true ? null : impostureOf(message)
  const elsewhere = speaks ? otherReplyTo(message) : null
  return [imposture?.evidence, elsewhere].filter(each => each != null)
}

/**
 * A stranger on a platform never speaks for the company; a mail from another domain does in our own thread, unless that
 * domain is made to look like theirs.
 */
function settles({ message, official }: Prepared, finding: Finding): boolean {
  if (finding.automatic || finding.confidence < PROBABLY || !SETTLING.includes(finding.class)) return false
  const inThread = message.channel === 'email' && message.inReplyTo.length > 0
  return official !== false || (inThread && impostureOf(message)?.sure !== true)
}

function promiseOf(prepared: Prepared, kind: ReadingClass): Reading['promise'] {
  const { sentences, message, flat } = prepared
  const careful = CAREFUL.includes(kind)
  const order = /\d[/-]\d/.test(flat) ? dayOrderOf(prepared) : null
  return promiseIn(sentences, message.sentBefore, { careful, order })
}

function find(prepared: Prepared): Finding {
  for (const stage of STAGES) {
    const finding = stage(prepared)
    if (finding !== null) return finding
  }
  return readWords(prepared)
}

/**
 * Reads one message. Total: whatever the message, there is a reading.
 * @returns the class with its evidence; a promise carries its rule (`5bd`, `48h`, `weekday:MO`, `by:2026-11-30` or null,
 *   see `promise.ts`) and `dueAt` null, because counting needs a calendar
 */
export function read(message: IncomingMessage): Reading {
  const prepared = prepare(message)
  const finding = find(prepared)
  const { visibleText, tokens, flat } = prepared
  const speaks = SPEAKING.includes(finding.class)
  return {
    class: finding.class,
    confidence: finding.confidence,
    automatic: finding.automatic,
    settles: settles(prepared, finding),
    official: prepared.official,
    evidence: [...finding.evidence, ...strangerSigns(prepared, speaks)],
    language: languageOf(flat === '' ? (message.subject ?? '') : flat),
    visibleText,
    tickets: speaks ? ticketsIn([message.subject ?? '', visibleText, tokens], message.ownRefs) : [],
    bounce: finding.bounce ?? null,
    redirect: finding.redirect ?? null,
    promise: speaks ? promiseOf(prepared, finding.class) : null,
    needs: finding.needs ?? [],
    messageId: message.messageId,
    inReplyTo: [...new Set([...message.inReplyTo, ...(finding.about ?? [])])],
  }
}
