/** The machine of a help desk that did not take our mail: nothing came back, but nothing arrived either. */
import { automaticSign } from '../automatic.ts'
import { header } from '../headers.ts'
import type { Finding, IncomingMessage, Prepared } from '../incoming.ts'
import { match } from '../phrase.ts'
import { receiptWords } from '../receipt-words.ts'
import { redirectIn } from '../redirect.ts'
import { answersReader } from './matter.ts'
import { onlyRefuses } from './only-refuses.ts'
import { isLetter, isPersonal, withDots, withoutDots } from './person.ts'
import { sentTo } from './recipient.ts'
import { NO_MEMBER, NOTHING_OPENED, REASONS, REFUSED } from './refused-words.ts'
import { isListPost, isOfList, type MachineSigns, mayBeOfList } from './sender.ts'

/** What a desk has to say stands in its first lines. */
const LOOKED_AT = 1500
/** Asked first, since most mails refuse nothing. */
const HINT =
  /not? |n't |unable|cannot|no (?:new )?(?:support )?(?:ticket|case|request|issue|incident)|kein|nicht|rejected|refused|discard|dropped|abge(?:wiesen|lehnt)|verw(?:orfen|eigert)|gelöscht|geloescht/i

const OF_SUBSCRIBERS = /\b(?:lists?|liste|mailingliste|subscri\w{1,10})\b/i
/** Tickets are made of calls, too. */
const OF_MAIL = /\b(?:e-?mail|mail|message|nachricht|reply|antwort)s?\b/i
/** Mail systems say "I", desks do not. */
const SAYS_I = /\b(?:I|ich)\b/

const CLEAR = 0.9
const LIKELY = 0.8

/** `Precedence: bulk` stands on what machines send; a person's answer that carries it has other words. */
function isMachine(prepared: Prepared, machine: MachineSigns): boolean {
  const sentInBulk = /^\s*(?:bulk|junk)/i.test(header(prepared.message, 'precedence') ?? '')
  return machine.points > 0 || sentInBulk || automaticSign(prepared) !== null
}

/** Nothing in the head says so: then it is short, greets nobody and nobody speaks in it. */
const isImpersonal = ({ flat }: Prepared): boolean => flat.length < 500 && !isLetter(flat)

function bounce(message: IncomingMessage, flat: string, confidence: number, evidence: string[]): Finding {
  const bounce = { permanent: true, status: null, recipient: sentTo(flat, message), reason: evidence[0]! }
  return { class: 'bounce', confidence, automatic: true, evidence, bounce }
}

/** Who is no member may not write to the list; what its members write there is no refusal. */
function refusedByList(prepared: Prepared, machine: MachineSigns, flat: string): Finding | null {
  const words = match(NO_MEMBER, flat) ?? match(NO_MEMBER, withoutDots(prepared.subject))
  if (words === null || isPersonal(prepared) || answersReader(prepared.flat)) return null
  const evidence = [words, machine.evidence].filter(one => one !== null).map(withDots)
  return bounce(prepared.message, prepared.flat, CLEAR, evidence)
}

interface Said {
  readonly refused: string | null
  readonly opened: string | null
  /** No ticket came of it: not only that something is refused. */
  readonly isClear: boolean
}

/** What the words say of our mail; null where that is too little. */
function saidIn({ subject }: Prepared, flat: string): Said | null {
  const opened = match(NOTHING_OPENED, flat)
  const refused = match(REFUSED, flat)
  const isNamed = refused?.includes('…@…') === true
  const isReason = isNamed || REASONS.test(flat) || REFUSED.test(withoutDots(subject))
  if (opened !== null && (refused !== null || (isReason && OF_MAIL.test(flat)))) {
    return { refused, opened, isClear: true }
  }
  const isEnough = refused !== null && isReason && receiptWords(subject, flat) === null
  return isEnough ? { refused, opened, isClear: false } : null
}

/** Nobody speaks in it, and a machine is known by its head; or by saying what no person says. */
function isOfDesk(prepared: Prepared, machine: MachineSigns, flat: string, isClear: boolean): boolean {
  if (isPersonal(prepared) || SAYS_I.test(flat) || !onlyRefuses(prepared.flat)) return false
  return isMachine(prepared, machine) || (isClear && isImpersonal(prepared))
}

/**
 * A refusal missed here is read as an answer and somebody looks; an answer taken for it makes the case public: so each
 * sentence must be of the refusal. "No ticket was created" is clear. Without that, a machine that names another way is read as a redirect: the way is
 * what helps, and a mailbox that nobody reads speaks of discarded mails too.
 * @returns `bounce`, with the way there where one is named, or null
 */
export function refusedByDesk(prepared: Prepared, machine: MachineSigns): Finding | null {
  const { message } = prepared
  const start = prepared.flat.slice(0, LOOKED_AT)
  if (!HINT.test(start) || isListPost(message)) return null
  const flat = withoutDots(start)
  const isList = isOfList(message) || (mayBeOfList(message) && OF_SUBSCRIBERS.test(flat))
  if (isList) return refusedByList(prepared, machine, flat)
  const said = saidIn(prepared, flat)
  // What comes from a mail system itself was judged as its notice, or as a letter of its postmaster.
  if (said === null || machine.points >= 3 || !isOfDesk(prepared, machine, flat, said.isClear)) return null
  const named = redirectIn(prepared)?.redirect ?? null
  const redirect = named?.address === sentTo(prepared.flat, message) ? null : named
  if (!said.isClear && redirect !== null) return null
  const evidence = [said.refused, said.opened, machine.evidence].filter(one => one !== null).map(withDots)
  return { ...bounce(message, prepared.flat, said.isClear ? CLEAR : LIKELY, evidence), redirect }
}
