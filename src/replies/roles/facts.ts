/** What else is known of a message beside its words: roles of its sentences, channel, headers, length. */
import { absenceIn } from '../absence.ts'
import { automaticSign } from '../automatic.ts'
import { header } from '../headers.ts'
import type { IncomingMessage, Prepared } from '../incoming.ts'
import { needsIn } from '../needs.ts'
import { receiptWords, thanksAndLater } from '../receipt-words.ts'
import { redirectIn } from '../redirect.ts'
import { unreadWords } from '../unread.ts'
import { ROLES } from './model.ts'
import { signatureOf } from './signature.ts'

/** Names and values, all between 0 and 1 or about. */
export type Facts = Map<string, number>

/** Four sentences of a role say no more than more of them. */
const ENOUGH = 4

function addRole(facts: Facts, role: string, at: number, found: readonly Float64Array[]): void {
  let most = 0
  let place = 0
  let none = 1
  let sum = 0
  for (const [index, probabilities] of found.entries()) {
    const probability = probabilities[at]!
    if (probability > most) [most, place] = [probability, index / found.length]
    none *= 1 - Math.min(probability, 0.98)
    sum += probability
  }
  facts.set(`most ${role}`, most)
  facts.set(`any ${role}`, 1 - none)
  facts.set(`mean ${role}`, sum / Math.max(1, found.length))
  facts.set(`sum ${role}`, Math.min(sum, ENOUGH) / ENOUGH)
  facts.set(`odds ${role}`, (Math.log((most + 0.001) / (1.001 - most)) + 4) / 8)
  if (most > 0.5) facts.set(`likely ${role}`, 1)
  if (most > 0.8) facts.set(`sure ${role}`, 1)
  if (most > 0.4) facts.set(`place ${role}`, place)
}

/** `X-Autoreply: no` says that a person wrote. */
function saysSo(message: IncomingMessage, name: string): boolean {
  const value = header(message, name)
  return value !== null && !/^\s*no\b/i.test(value)
}

function addHeaders(facts: Facts, message: IncomingMessage): void {
  const submitted = header(message, 'auto-submitted')?.toLowerCase() ?? ''
  const precedence = header(message, 'precedence')?.toLowerCase() ?? ''
  const replied =
    /^auto-(?:replied|notified)/.test(submitted) ||
    saysSo(message, 'x-autoreply') ||
    saysSo(message, 'x-autorespond') ||
    precedence.startsWith('auto')
  if (replied) facts.set('header replied', 1)
  else if (submitted.startsWith('auto')) facts.set('header generated', 1)
  if (/bulk|junk|list/.test(precedence)) facts.set('header bulk', 1)
  if (header(message, 'x-auto-response-suppress') !== null) facts.set('header suppress', 1)
  if (header(message, 'return-path') === '<>') facts.set('header no path', 1)
  if (header(message, 'list-id') ?? header(message, 'list-unsubscribe')) facts.set('header list', 1)
}

const MACHINE_ADDRESS =
  /no-?_?reply|do-?not-?reply|keine-?antwort|nicht-?antworten|notification|mailer|robot|^auto/i
const GREETING =
  /^(?:sehr geehrte[rs]?|liebe[rs]?|guten (?:tag|morgen|abend)|gr(?:ü|u)(?:ß|e)|hallo|hi|hey|hello|dear|good (?:morning|afternoon|evening)|moin|servus),? (?:herr |frau |familie |mr\.? |mrs\.? |ms\.? |dr\.? )?(\p{L}+)/iu
const ANYBODY =
  /^(?:damen|kunde|kundin|kunden|customer|sir|madam|guest|gäste|gast|reisende|interessent|client|member|there|valued|all|team|nutzer|user|passenger|fahrgast|mieter|und|and|du|ihr|wir|we|y|you|your|danke|vielen|thank|zusammen|friend|zurück|again|from|aus|correspondent|patient|neighbou?r|nachbar)/i

function addPerson(facts: Facts, prepared: Prepared): void {
  const { message, flat, visibleText, footer } = prepared
  facts.set(`signed ${signatureOf(`${visibleText}\n${footer}`, message.from)}`, 1)
  if (MACHINE_ADDRESS.test(message.from ?? '')) facts.set('from machine', 1)
  const greeted = GREETING.exec(flat.slice(0, 120))?.[1]
  if (greeted !== undefined) facts.set(ANYBODY.test(greeted) ? 'greets anybody' : 'greets by name', 1)
  const first = flat.match(/(?<!\p{L})(?:ich|i|mir|mich|me|my|mein\p{L}{0,2})(?!\p{L})/giu)?.length ?? 0
  facts.set('first person', Math.min(first, 3) / 3)
}

/** Roles that tell a machine's text from a person's, where nobody is named. */
const MACHINE_ROLES = ['ack', 'absence', 'redirect', 'offer', 'question']
const PERSONAL = ['signed person', 'signed initials', 'greets by name', 'first person']

/** Neither writer nor reader has a name: what a receipt and a notice of closing times have in common. */
function addImpersonal(facts: Facts): void {
  const signs = PERSONAL.filter(name => (facts.get(name) ?? 0) > 0).length
  facts.set(signs === 0 ? 'impersonal' : signs === 1 ? 'little personal' : 'personal', 1)
  const kind = signs === 0 ? 'impersonal' : 'personal'
  for (const role of MACHINE_ROLES) facts.set(`${kind} ${role}`, facts.get(`most ${role}`) ?? 0)
}

/** What the rules find by their phrases is one voice more. */
function addRules(facts: Facts, prepared: Prepared): void {
  const { subject, flat, sentences } = prepared
  const sign = automaticSign(prepared)
  if (sign !== null) facts.set(`rule ${sign.level}`, 1)
  if (receiptWords(subject, flat) !== null) facts.set('rule receipt', 1)
  if (thanksAndLater(flat) !== null) facts.set('rule later', 1)
  const away = absenceIn(prepared)
  if (away !== null) facts.set(away.inSubject ? 'rule away subject' : 'rule away', 1)
  if (unreadWords(prepared) !== null) facts.set('rule unread', 1)
  if (redirectIn(prepared) !== null) facts.set('rule redirect', 1)
  else if (redirectIn(prepared, false) !== null) facts.set('rule place', 1)
  if (needsIn(sentences).length > 0) facts.set('rule needs', 1)
}

/** @param found probabilities of the roles, sentence by sentence */
export function factsOf(prepared: Prepared, found: readonly Float64Array[]): Facts {
  const { message, flat } = prepared
  const facts: Facts = new Map()
  addPerson(facts, prepared)
  addRules(facts, prepared)
  for (const [at, role] of ROLES.entries()) addRole(facts, role, at, found)
  addImpersonal(facts)
  addHeaders(facts, message)
  facts.set(message.channel === 'email' ? 'mail' : 'post', 1)
  if (message.channel !== 'email') facts.set(`channel ${message.channel}`, 1)
  if (message.inReplyTo.length > 0) facts.set('in reply', 1)
  if (/^(?:re|aw)\b/i.test(message.subject ?? '')) facts.set('re', 1)
  const questions = flat.split('?', 3).length - 1
  if (questions > 0) facts.set('question mark', 1)
  if (questions > 1) facts.set('question marks', 1)
  facts.set('length', Math.min(1, Math.log(1 + flat.length) / 8))
  if (flat.length < 120) facts.set('short', 1)
  if (flat.length > 600) facts.set('long', 1)
  facts.set('sentences', Math.min(1, found.length / 12))
  return facts
}
