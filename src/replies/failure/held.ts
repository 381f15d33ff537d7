/** Our mail waits on the way: a moderator must let it through, or we must show that a person sent it. */
import { automaticSign } from '../automatic.ts'
import { header } from '../headers.ts'
import type { Finding, Prepared } from '../incoming.ts'
import { match } from '../phrase.ts'
import { GUARD, MODERATED, OF_LIST, PROVE, WAITS } from './held-words.ts'
import { answersReader } from './matter.ts'
import { isPersonal, withDots, withoutDots } from './person.ts'
import { sentTo } from './recipient.ts'
import { isListPost, isOfList, type MachineSigns } from './sender.ts'

const LOOKED_AT = 1500
/** Asked first: most mails have none of these. */
const HINT =
  /moder|held|on hold|approv|confirm|verif|validat|click|waitlist|captcha|spam|prove|human|retenido|release|freig|bestätig|bestaetig|klick|zurückgehalten|pendiente|attente|attesa|wacht op/i
/** Mails for the reader himself that wait: a digest, or bait. */
const FOR_US =
  /\b(?:incoming|pending|unread|inbound|new|held|undelivered|eingehende|wartende|neue|zurückgehaltene) (?:[a-z]{1,12} )?(?:messages|e-?mails|mails|nachrichten)\b/i
/** What forums and shops hold back. */
const OTHER_THINGS =
  /\b(?:your|a|the|ihre?|deine?|eine?) (?:new )?(?:comment|review|rating|topic|thread|parcel|package|shipment|payment|order|subscription|kommentar|bewertung|rezension|paket|sendung|zahlung|bestellung|abonnement|registration|registrierung|account|konto)\b/i

/** Less sure where no header says that a machine wrote it. */
const CLEAR = 0.85
const LIKELY = 0.7

function isMachine(prepared: Prepared, machine: MachineSigns): boolean {
  const { message } = prepared
  const precedence = header(message, 'precedence') ?? ''
  return (
    machine.points > 0 ||
    isOfList(message) ||
    /^\s*(?:bulk|junk|auto)/i.test(precedence) ||
    automaticSign(prepared) !== null
  )
}

function moderatedIn(text: string): string | null {
  return OF_LIST.test(text) ? match(MODERATED, text) : null
}

/** All three: it waits, what to do, and against whom the door is kept. */
function challengeIn(text: string): string | null {
  return GUARD.test(text) && WAITS.test(text) ? match(PROVE, text) : null
}

/**
 * Of the classes, `delay` fits: the mail has not arrived, may yet, and the company's clock goes on. It is no `ack`, for
 * nobody there has it, and our next letter would say that they confirmed; no `question`, which holds the clock and
 * is only asked by a person; no `bounce`, since nothing failed and the address is right.
 * @returns `delay`, the reason saying what it waits for, or null
 */
export function heldBack(prepared: Prepared, machine: MachineSigns): Finding | null {
  const { message } = prepared
  if (machine.isDaemon || isListPost(message)) return null
  const flat = prepared.flat.slice(0, LOOKED_AT)
  const raw = `${prepared.subject}\n${flat}`
  if (!HINT.test(raw)) return null
  const text = withoutDots(raw)
  if (FOR_US.test(text) || OTHER_THINGS.test(text)) return null
  const challenge = challengeIn(text)
  const found = moderatedIn(text) ?? challenge
  if (found === null || answersReader(flat)) return null
  const words = withDots(found)
  if (isPersonal(prepared) && (challenge === null || automaticSign(prepared)?.level !== 'sure')) return null
  const known = isMachine(prepared, machine)
  if (!known && challenge === null) return null
  return {
    class: 'delay',
    confidence: known ? CLEAR : LIKELY,
    automatic: true,
    evidence: [...(machine.evidence === null ? [] : [machine.evidence]), words],
    bounce: { permanent: false, status: null, recipient: sentTo(flat, message), reason: words },
  }
}
