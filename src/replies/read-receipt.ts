/** Second stage: a mail program says that our mail was opened (RFC 8098). It is recorded; it is no answer. */
import { header } from './headers.ts'
import type { Finding, Prepared } from './incoming.ts'
import { flatten, match, phrases } from './phrase.ts'

/** What mail programs put before our subject; behind it stands a colon, a dash, or nothing. */
const SUBJECT =
  /^\W{0,3}(?:(?:un)?gelesen(?: gelöscht)?|nicht gelesen|read(?:[- ]?receipt)?|not read|lesebestätigung|empfangsbestätigung|return receipt(?: \(displayed\))?|(?:message|mail|nachrichten) ?status - (?:opened|read|deleted|geöffnet|gelesen|gelöscht)|disposition notification|opened|geöffnet|lu|non lu|accusé de lecture|confirmation de lecture|leído|no leído|confirmación de lectura|letto|non letto|conferma di lettura|gelezen|niet gelezen|leesbevestiging|lida?|прочитано|開封済み|开封|已读)(?![\p{L}\p{N}])/iu
/** The mail, and what was done with it, in one breath. */
const BODY = phrases(
  '(?:nachricht|mail|dokument|mitteilung)*~wurde~(?:gelesen|geöffnet|gelöscht|angezeigt)',
  'wurde (?:am )?~(?:gelesen|geöffnet|angezeigt)',
  'wurde (?:am )?~(?:ungelesen )?gelöscht',
  'wurde empfangen (?:von|am)',
  '(?:dies ist eine|diese) (?:lesebestätigung|empfangsbestätigung)',
  'lesebestätigung',
  'wurde~auf dem bildschirm*~angezeigt',
  '(?:was|has been|were) (?:read|opened|displayed|received by)(?: on| at| by)?',
  '(?:was|has been) deleted (?:without being|un)read',
  'this is a (?:return|read) receipt',
  'return receipt',
  'without being read',
  'a été (?:lu|affiché|ouvert|supprimé)',
  'accusé de (?:lecture|réception)',
  'se ha (?:leído|mostrado|eliminado)|fue leíd[oa]|ha sido leíd[oa]',
  'è stat[oa] (?:lett|visualizzat|elimina)*',
  'is (?:gelezen|geopend|weergegeven|verwijderd)',
  'foi lid[oa]|foi excluíd[oa]',
  'было прочитано|прочитано|было удалено',
)
const IDEOGRAMS = /開封|已[读讀閱阅]|表示されました/u
/** A receipt quotes nothing and greets nobody: it is short. */
const LONGEST = 700

const isPerson = (flat: string): boolean =>
  /^(?:hallo|hi|hello|guten tag|sehr geehrte|dear|liebe)[^:]{0,60},/i.test(flat)

function byReport({ message }: Prepared): Finding | null {
  const declared = message.report?.type === 'disposition-notification'
  if (!declared && !/:mdn\b/i.test(header(message, 'content-class') ?? '')) return null
  const about = message.report?.originalMessageId ? [message.report.originalMessageId] : []
  const evidence = [declared ? 'report-type=disposition-notification' : 'Content-Class: mdn']
  return { class: 'read_receipt', confidence: 0.98, automatic: true, evidence, about }
}

/** @returns `read_receipt`, or null; without the report both subject and words must say so */
export function readReceipt(prepared: Prepared): Finding | null {
  const { message, subject } = prepared
  if (message.channel !== 'email') return null
  const reported = byReport(prepared)
  if (reported !== null || !SUBJECT.test(subject)) return reported
  // The whole text: what names our mail ("To, Subject, Sent") looks like a quote, and the verdict stands below it.
  const flat = flatten(message.text.slice(0, 4 * LONGEST))
  if (flat.length > LONGEST || isPerson(flat)) return null
  const words = match(BODY, flat) ?? IDEOGRAMS.exec(flat)?.[0] ?? null
  return words === null
    ? null
    : { class: 'read_receipt', confidence: 0.85, automatic: true, evidence: [`Subject: ${subject}`, words] }
}
