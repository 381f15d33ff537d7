/** A notice without a report: a mail system wrote it, and what it says is that a mail failed, or is late. */
import type { Finding, IncomingMessage, Prepared } from '../incoming.ts'
import { quote } from '../phrase.ts'
import { isForGood } from './codes.ts'
import { deliveryIn, fieldsInText } from './fields.ts'
import { heldBack } from './held.ts'
import { noticeOf, returnedId } from './notice.ts'
import { recipientIn } from './recipient.ts'
import { refusedByDesk } from './refused.ts'
import { machineSigns } from './sender.ts'
import { LISTED, type Signs, signsOf } from './signs.ts'
import { isFailure } from './verdict.ts'
import { failedForSure, fullMailbox, late, over, passing } from './words.ts'

/** It is late where the system says so first, goes on trying and does not say that it gave up. */
function lateWords({ subject, body, inSubject, code }: Signs): string | null {
  const inHead = late(subject)
  if (inHead !== null && (inSubject === null || inHead.at <= inSubject.at)) return inHead.words
  if (isForGood(code?.status ?? null, code?.reply ?? null) === true) return null
  const found = late(body)
  return found === null || over(body) !== null ? null : found.words
}

/** Without a code: a full mailbox and a shut way may open again; whatever else failed, failed for good. */
function isPermanent({ code, body }: Signs): boolean {
  const said = isForGood(code?.status ?? null, code?.reply ?? null)
  if (said !== null) return said
  return fullMailbox(body) === null && (passing(body) === null || over(body) !== null)
}

/** The paragraph from there on, on one line. */
const paragraphFrom = (text: string, at: number): string =>
  quote(text.slice(at, at + 400).split(/\n[ \t]*\r?\n/)[0] ?? '')

/** The line with the code; else what stands behind the address that failed; else the words of the failure. */
function reasonIn({ code, notice: { words }, shown, machine }: Signs): string {
  if (code !== null) return paragraphFrom(words, words.lastIndexOf('\n', code.at) + 1)
  const listed = LISTED.exec(words)
  const behind = listed === null ? '' : paragraphFrom(words, listed.index + listed[0].length)
  return behind || quote(shown?.words ?? machine.evidence ?? 'delivery report')
}

function bounceIn(signs: Signs, message: IncomingMessage, isLate: boolean) {
  const reported = deliveryIn([fieldsInText(signs.notice.words)])
  const told = reported !== null && reported.action !== 'delivered' ? reported : null
  return {
    isLate: isLate || told?.action === 'delayed',
    bounce: {
      permanent: !isLate && (told?.bounce.permanent ?? isPermanent(signs)),
      status: told?.bounce.status ?? signs.code?.status ?? null,
      recipient: told?.bounce.recipient ?? recipientIn(signs.notice, message),
      reason: told === null || told.bounce.reason === 'not said' ? reasonIn(signs) : told.bounce.reason,
    },
  }
}

/** As in a report: whether a mail is late or has failed is told apart by little. */
const LATE = 0.85

/** How sure: a daemon that says it with a code, a machine that says it, signs that only add up. */
function confidenceOf({ machine, words, structure }: Signs): number {
  if (machine.points >= 3 && words + structure >= 4) return 0.97
  return machine.points >= 3 && words + structure >= 2 ? 0.93 : 0.85
}

/** The plain-text cases: cheap where nothing in the head speaks of a mail system. */
const WORTH_A_LOOK = /^[ \t>]{0,8}(?:final-recipient|original-recipient|diagnostic-code)[ \t]{0,3}:/im

const isWorthALook = ({ message, subject }: Prepared): boolean =>
  WORTH_A_LOOK.test(message.text.slice(0, 20_000)) || failedForSure(subject) !== null

/** @returns `bounce` or `delay` by who writes and by the words, or null */
export function failureInText(prepared: Prepared): Finding | null {
  const { message } = prepared
  const reported = message.report?.type === 'delivery-status'
  const machine = machineSigns(message)
  if (!reported) {
    const held = heldBack(prepared, machine)
    if (held !== null) return held
    if (machine.points === 0 && !isWorthALook(prepared)) return refusedByDesk(prepared, machine)
  }
  const signs = signsOf(prepared, machine)
  if (!reported && !isFailure(signs, message)) return refusedByDesk(prepared, machine)
  const lateness = lateWords(signs)
  const { isLate, bounce } = bounceIn(signs, message, lateness !== null)
  const words = lateness ?? signs.shown?.words ?? null
  const evidence = [machine.evidence, words === null ? null : quote(words)].filter(one => one !== null)
  return {
    class: isLate ? 'delay' : 'bounce',
    confidence: isLate ? LATE : reported ? 0.95 : confidenceOf(signs),
    automatic: true,
    evidence: evidence.length > 0 ? evidence : [bounce.reason],
    bounce,
  }
}

/** @returns the Message-ID of ours that a notice names in its text */
export const aboutIn = (message: IncomingMessage): string | null => returnedId(noticeOf(message.text))
