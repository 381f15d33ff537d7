/** Second stage: a mail program says that our mail was opened (RFC 8098). It is recorded; it is no answer. */
import type { Finding, Prepared } from './incoming.ts'
import { match, phrases } from './phrase.ts'

const SUBJECT =
  /^(?:gelesen|read|lesebestätigung|read receipt|return receipt|not read|ungelesen gelöscht)\b/iu
const BODY = phrases(
  'wurde (?:am )?~gelesen',
  'wurde (?:am )?~(?:ungelesen )?gelöscht',
  'lesebestätigung',
  'wurde~auf dem bildschirm*~angezeigt',
  'was read (?:on|at)',
  'was displayed',
  'has been displayed',
  'this is a (?:return|read) receipt',
  'was deleted without being read',
)

/** @returns `read_receipt`, or null; without the report both subject and words must say so */
export function readReceipt({ message, subject, flat }: Prepared): Finding | null {
  if (message.channel !== 'email') return null
  if (message.report?.type === 'disposition-notification') {
    const about = message.report.originalMessageId ? [message.report.originalMessageId] : []
    const evidence = ['report-type=disposition-notification']
    return { class: 'read_receipt', confidence: 0.98, automatic: true, evidence, about }
  }
  const words = SUBJECT.test(subject) && flat.length < 600 ? match(BODY, flat) : null
  return words === null
    ? null
    : { class: 'read_receipt', confidence: 0.85, automatic: true, evidence: [`Subject: ${subject}`, words] }
}
