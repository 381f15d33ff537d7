/** Fifth and sixth stage: a machine's "use another address", absence, receipt. */
import { absenceIn } from './absence.ts'
import { type AutomaticSign, automaticSign } from './automatic.ts'
import type { Finding, Prepared } from './incoming.ts'
import { asksForSomething } from './person.ts'
import { match, phrases } from './phrase.ts'
import { laterWords, receiptWords, thanksAndLater } from './receipt-words.ts'
import { redirectIn } from './redirect.ts'

const UNREAD = phrases(
  '(?:postfach|e-?mail-?adresse|mailadresse|adresse|mailbox|absenderadresse|e-?mail-?konto)~(?:nicht (?:mehr )?|keine )(?:gelesen|bearbeitet|überwacht|abgerufen|betreut|aktiv|erreichbar|verfügbar|genutzt|eingehenden|empfang|nachrichten)',
  'e-?mails~(?:werden|können)~(?:leider )?nicht (?:mehr )?(?:gelesen|bearbeitet|beantwortet|entgegengenommen)',
  '(?:anfragen|nachrichten|anliegen)~(?:per|an diese) (?:e-?mail|mail|adresse)~nicht (?:mehr )?(?:bearbeit*|beantwort*|entgegen*|annehm*|möglich)',
  '(?:postfach|adresse)~(?:stillgelegt|eingestellt|abgeschaltet|geschlossen)',
  '(?:mailbox|inbox|address|account)~(?:is |are )?(?:not|no longer|never) (?:being )?(?:monitored|read|attended|in use|checked|active|accept*)',
  'unmonitored',
  'unattended mailbox',
  'no longer (?:in use|monitored|answer|accept|offer|provide)~(?:e-?mail)?',
  'cannot (?:receive|accept) (?:replies|e-?mails)',
  'notification-only',
)
/** A receipt without a header is short; a longer text says more than that it came. */
const SHORT = 900

function machineRedirect(prepared: Prepared, sign: AutomaticSign | null): Finding | null {
  const { subject, flat } = prepared
  const unread = match(UNREAD, flat)
  const received = receiptWords(subject, flat) ?? thanksOrNull(flat)
  const isSure = sign?.level === 'sure'
  if (unread === null ? !isSure || received !== null : receiptWords(subject, flat) !== null) return null
  const found = redirectIn(prepared, unread === null)
  if (found === null) return null
  const evidence = [...(unread === null ? [] : [unread]), found.evidence, ...(sign?.evidence ?? [])]
  return {
    class: 'redirect',
    confidence: isSure ? 0.9 : 0.8,
    automatic: true,
    evidence,
    redirect: found.redirect,
  }
}

const thanksOrNull = (flat: string): string | null => thanksAndLater(flat) ?? laterWords(flat)

function absence(prepared: Prepared, sign: AutomaticSign | null): Finding | null {
  const away = absenceIn(prepared)
  if (away === null || (sign === null && !away.inSubject && prepared.flat.length > 400)) return null
  const evidence = [...(sign?.evidence ?? []), ...away.evidence]
  const confidence = sign?.level === 'sure' ? 0.95 : sign || away.inSubject ? 0.8 : 0.65
  return { class: 'out_of_office', confidence, automatic: true, evidence }
}

/** Without a sign of a machine, only words of receipt and delay and nothing else make a receipt. */
function receiptByWords(prepared: Prepared): Finding | null {
  const { subject, flat, message } = prepared
  if (flat.length > SHORT || asksForSomething(prepared)) return null
  const received = receiptWords(subject, flat)
  const later = laterWords(flat)
  const inSubject = receiptWords(subject, '') !== null
  const both = received !== null && (later !== null || inSubject || flat.length < 120)
  const words = both ? received : thanksAndLater(flat)
  if (words === null) return null
  const evidence = [words, ...(later === null || later === words ? [] : [later])]
  return {
    class: 'ack',
    confidence: message.channel === 'email' && both ? 0.8 : 0.65,
    automatic: true,
    evidence,
  }
}

function receipt(prepared: Prepared, sign: AutomaticSign): Finding | null {
  const { subject, flat } = prepared
  const words = receiptWords(subject, flat) ?? thanksAndLater(flat)
  const evidence = [...sign.evidence, ...(words === null ? [] : [words])]
  if (sign.level === 'sure') {
    return { class: 'ack', confidence: words === null ? 0.8 : 0.97, automatic: true, evidence }
  }
  return words === null || asksForSomething(prepared)
    ? null
    : { class: 'ack', confidence: 0.85, automatic: true, evidence }
}

/** @returns what a machine wrote, or null where it looks like a person, or only probably like a machine */
export function readMachine(prepared: Prepared): Finding | null {
  const sign = automaticSign(prepared)
  const first = absence(prepared, sign) ?? machineRedirect(prepared, sign)
  return first ?? (sign === null ? receiptByWords(prepared) : receipt(prepared, sign))
}
