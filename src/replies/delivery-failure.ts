/** First stage: our own mail came back, or is late (RFC 3464; text-only notices of older systems). */
import type { Reading } from '../case/reading.ts'
import { deliveryIn } from './delivery-status.ts'
import { header } from './headers.ts'
import type { Finding, IncomingMessage, Prepared } from './incoming.ts'
import { match, phrases, quote } from './phrase.ts'

const DAEMON =
  /(?:mailer-?daemon|postmaster|mail delivery (?:sub)?system|mail ?administrator|no-?reply-bounce)/i

const FAILED = phrases(
  'undeliver(?:able|ed)*',
  'delivery (?:status notification|failure|failed|report|error|problem)*',
  'returned mail',
  'failure notice',
  'mail (?:delivery )?fail(?:ed|ure)',
  'mail system error',
  "(?:could not|couldn't|cannot|can't|can not|was not|wasn't|not) (?:be |been )?delivered",
  'message (?:could not|not) (?:be )?(?:sent|delivered)',
  'did not reach the following recipient*',
  'permanent(?: fatal)? error*',
  'error delivering your',
  'unzustellbar*',
  'zustellung fehlgeschlagen',
  'nicht zugestellt werden',
  'unknown user',
  'user unknown',
  'no such user',
  'mail error',
)
const DELAYED = phrases(
  'delayed',
  'delay',
  'still being retried',
  'will be retried',
  'will (?:keep|continue) (?:on )?trying',
  'temporary failure',
  'only a temporary',
  'warning: (?:message|could not send)~',
  'not yet been delivered',
  'do not need to re-?send',
  'verzögert',
  'noch nicht zugestellt',
  'zustellung verzögert',
  'weitere* zustellversuch*',
)
/** An SMTP answer or an enhanced code in a text (RFC 5321 section 4.2, RFC 3463). */
const SMTP =
  /(?<![\d.])([45])(\d\d)[ -](?:#?([45]\.\d{1,3}\.\d{1,3}))?|(?<![\d.])([45]\.\d{1,3}\.\d{1,3})(?![\d.])/
const ADDRESS = /<?([\w.+=/-]{1,64}@[\w.-]{1,253}\.[a-z]{2,24})>?/i

function fromReport({ message }: Prepared): Finding | null {
  const delivery = message.report ? deliveryIn(message.report.fields) : null
  if (delivery === null) return null
  const { action, evidence, bounce } = delivery
  if (action === 'delivered') return { class: 'read_receipt', confidence: 0.8, automatic: true, evidence }
  return {
    class: action === 'delayed' ? 'delay' : 'bounce',
    confidence: 0.98,
    automatic: true,
    evidence,
    bounce,
  }
}

function returnedId(text: string): string[] {
  const id = /^message-id:\s{0,3}(<[^<>\s]{1,990}>)/im.exec(text.slice(0, 200_000))?.[1]
  return id === undefined ? [] : [id]
}

function bounceFrom(text: string, fallback: string, failedRecipient: string | null): Reading['bounce'] {
  const code = SMTP.exec(text)
  const status = code?.[3] ?? code?.[4] ?? null
  const kind = status?.[0] ?? code?.[1] ?? '5'
  const start = code ? text.lastIndexOf('\n', code.index) + 1 : 0
  const reason = code ? quote(text.slice(start, start + 300).split('\n\n')[0] ?? '') : fallback
  const recipient = failedRecipient ?? ADDRESS.exec(text)?.[1] ?? null
  return { permanent: kind === '5', status, recipient, reason }
}

/** A text-only notice: the sender is a machine of the mail system and the words say so; neither alone is enough. */
function isFromMailSystem(message: IncomingMessage): string | null {
  const sender = header(message, 'from') ?? `${message.senderName ?? ''} <${message.from ?? ''}>`
  if (DAEMON.test(sender)) return quote(`From: ${sender.trim()}`)
  return header(message, 'return-path') === '<>' ? 'Return-Path: <>' : null
}

function fromWords({ message, subject }: Prepared): Finding | null {
  const failed = header(message, 'x-failed-recipients')
  const system = failed === null ? isFromMailSystem(message) : `X-Failed-Recipients: ${quote(failed)}`
  const isReport = message.report !== null && message.report.type === 'delivery-status'
  if (system === null && !isReport) return null
  const body = message.text.slice(0, 4000)
  const late = match(DELAYED, subject) ?? (match(FAILED, subject) ? null : match(DELAYED, body))
  const words = late ?? match(FAILED, subject) ?? match(FAILED, body)
  if (words === null && failed === null && !isReport) return null
  const bounce = bounceFrom(body, words ?? system ?? 'delivery report', failed?.split(',')[0]?.trim() ?? null)
  const evidence = [system, words].filter(one => one !== null)
  const sure = failed !== null || isReport ? 0.95 : 0.9
  if (late !== null) {
    return {
      class: 'delay',
      confidence: 0.9,
      automatic: true,
      evidence,
      bounce: bounce && { ...bounce, permanent: false },
    }
  }
  return { class: 'bounce', confidence: sure, automatic: true, evidence, bounce }
}

/** @returns `bounce` or `delay` for a notice of the mail system, else null */
export function readDeliveryFailure(prepared: Prepared): Finding | null {
  const { message } = prepared
  if (message.channel !== 'email' || message.report?.type === 'disposition-notification') return null
  const finding = fromReport(prepared) ?? fromWords(prepared)
  if (finding === null) return null
  const original = message.report?.originalMessageId
  return { ...finding, about: original ? [original] : returnedId(message.text) }
}
