/** Whether a machine wrote it: headers of RFC 3834 and their relatives, then words. An attribute, not a class. */
import { header, showHeader } from './headers.ts'
import type { IncomingMessage, Prepared } from './incoming.ts'
import { match, phrases } from './phrase.ts'

export interface AutomaticSign {
  /**
   * `sure`: the header or the words say it. `probable`: `auto-generated` alone, which rules that forward mail
   * and ticket systems also put on what a person wrote, or "do not reply to this mail".
   */
  readonly level: 'sure' | 'probable'
  readonly evidence: readonly string[]
}

/** Any value but "no" marks an automatic reply. X-Auto-Response-Suppress is not among them: it asks others not to answer. */
const REPLY_HEADERS = ['x-autoreply', 'x-autorespond', 'x-auto-reply', 'x-autoresponder', 'x-mail-autoreply']

const SUBJECT_WORDS = phrases(
  'automatic (?:reply|response|message)',
  'automated (?:reply|response|message)',
  '(?:autom\\.|automatische|automatisierte) (?:antwort|rückmeldung|nachricht)',
  'autoantwort',
  'auto-?reply',
  'auto:',
  'automatisch erzeugte*',
  'autoresponder',
  'eingangsbestätigung',
  'empfangsbestätigung',
  'request received',
  'réponse automatique',
  'respuesta automática',
  'abwesenheit*',
  'out of (?:the )?office',
  'ooo',
)
const BODY_WORDS = phrases(
  '(?:diese|dieses|dies|das|es|sie)~(?:ist|wurde|wird|handelt sich um)~(?:automati(?:sch|siert)|maschinell|elektronisch|vom system)~(?:generiert*|erstellt*|erzeugt*|versendet*|versandt|verschickt*|gesendet*|nachricht|antwort|e-?mail|mail|eingangsbestätigung|bestätigung)',
  '(?:eine|als) (?:automatisch|maschinell) (?:erzeugte|erstellte|generierte|versandte|versendete)',
  'automati(?:sche|sierte)r? (?:eingangsbestätigung|empfangsbestätigung|antwort|nachricht|e-?mail)',
  'systemnachricht',
  "(?:this is|this was|this's) an? (?:automated|automatic|auto-generated|automatically generated|system[- ]generated|computer[- ]generated|auto)",
  '(?:automatically|system|computer|auto)[- ]generated (?:message|e-?mail|mail|response|reply|notification)',
  'auto-?(?:reply|responder|response)',
  '(?:virtual|digital|automated|ai) (?:[a-z]{1,14} )?assistant',
  '(?:virtuelle|digitale|automatische)[rn]? (?:[a-z]{1,14} )?assistent*',
  '(?:chat|service|support|help|hilfe|info|ro)-?bots?',
  "(?:i'm|i am|this is|we're|we are|just|only) an? (?:[a-z]{1,14} )?(?:bot|machine|autoresponder)",
  '(?:ich bin|bin|hier ist|nur) (?:nur |bloß )?(?:ein|eine|der|die|dein) (?:[a-z]{1,14}-)?(?:bot|roboter|maschine)',
  '(?:nur |bloß |hier ist )?(?:der|unser) autoresponder',
  '(?:vom|unser|unseres) (?:mail-?)?system (?:erzeugt|erstellt|verschickt|versandt|gesendet)',
)
/** Stands under what people write as well, where answers go elsewhere. */
const NO_ANSWERS = phrases(
  '(?:bitte )?antworten sie (?:bitte )?nicht auf diese',
  '(?:please )?do not reply (?:directly )?to this',
)

function fromHeaders(message: IncomingMessage): AutomaticSign | null {
  const submitted = header(message, 'auto-submitted')?.toLowerCase() ?? 'no'
  const shown = { name: 'auto-submitted', value: header(message, 'auto-submitted') ?? '' }
  if (/^auto-(?:replied|notified)/.test(submitted)) return { level: 'sure', evidence: [showHeader(shown)] }
  const relative = message.headers.find(
    ({ name, value }) => REPLY_HEADERS.includes(name) && value.trim().toLowerCase() !== 'no',
  )
  if (relative) return { level: 'sure', evidence: [showHeader(relative)] }
  const precedence = header(message, 'precedence') ?? ''
  if (/^auto[_-]reply/i.test(precedence)) return { level: 'sure', evidence: [`Precedence: ${precedence}`] }
  return /^no\b/.test(submitted) || submitted === ''
    ? null
    : { level: 'probable', evidence: [showHeader(shown)] }
}

function fromWords({ subject, flat, footer }: Prepared): AutomaticSign | null {
  const inSubject = match(SUBJECT_WORDS, subject)
  const found = inSubject ?? match(BODY_WORDS, flat) ?? match(BODY_WORDS, footer)
  if (found !== null) return { level: 'sure', evidence: [inSubject ? `Subject: ${subject}` : found] }
  const closed = match(NO_ANSWERS, flat) ?? match(NO_ANSWERS, footer)
  return closed === null ? null : { level: 'probable', evidence: [closed] }
}

function signOf(prepared: Prepared): AutomaticSign | null {
  const header = fromHeaders(prepared.message)
  const words = fromWords(prepared)
  if (header === null || words === null) return header ?? words
  const level = header.level === 'sure' ? 'sure' : words.level
  return { level, evidence: [...header.evidence, ...words.evidence] }
}

/** Several stages ask it of the same message. */
const found = new WeakMap<Prepared, AutomaticSign | null>()

/** @returns the sign and its evidence, or null where nothing says that a machine wrote it */
export function automaticSign(prepared: Prepared): AutomaticSign | null {
  const known = found.get(prepared)
  if (known !== undefined) return known
  const sign = signOf(prepared)
  found.set(prepared, sign)
  return sign
}
