/** "Please write to our other address": which channel, which address, and whether it is theirs. */
import type { Reading } from '../case/reading.ts'
import type { IncomingMessage, Prepared } from './incoming.ts'
import { isOfficial } from './official.ts'
import { quote } from './phrase.ts'
import { type Target, targetOf } from './redirect-target.ts'
import {
  ASKED,
  CONDITIONAL,
  COURTESY,
  ELSEWHERE,
  FOLLOW,
  NOT_THERE,
  PROMOTION,
  THEIRS,
} from './redirect-words.ts'

export interface RedirectFound {
  readonly redirect: NonNullable<Reading['redirect']>
  readonly evidence: string
}

/** The place where we already talk is no other place; on mail, another address is. */
function isHere({ channel, from }: IncomingMessage, target: Target): boolean {
  if (channel !== target.channel) return false
  if (target.address === null || from === null) return true
  return channel === 'phone' || target.address.toLowerCase() === from.toLowerCase()
}

/** An open door ("for further questions call us"), a task of theirs, what one is asked not to do. */
const isIdle = (sentence: string): boolean =>
  COURTESY.test(sentence) || THEIRS.test(sentence) || CONDITIONAL.test(sentence) || NOT_THERE.test(sentence)

/** How clearly a sentence sends somebody somewhere; 0: it does not by itself. */
function clarityOf(sentence: string, target: Target): number {
  if (FOLLOW.test(sentence) && !NOT_THERE.test(sentence)) return 4
  const asked = ASKED.test(sentence)
  const elsewhere = ELSEWHERE.test(sentence)
  if (isIdle(sentence)) return asked && target.address !== null && !COURTESY.test(sentence) ? 1 : 0
  if (asked) return target.address === null ? 3 : 4
  return elsewhere && target.address !== null ? 2 : 0
}

interface Candidate extends Target {
  readonly clarity: number
  readonly sentence: string
}

/** The address often stands in the next sentence, for the colon ended this one; sometimes in the one before. */
function completed(
  target: Target,
  around: readonly (string | undefined)[],
  message: IncomingMessage,
): Target {
  if (target.address !== null || target.channel === 'x-dm') return target
  for (const sentence of around) {
    const near = sentence === undefined ? null : targetOf(sentence, message.channel, message.from)
    if (near?.address && near.channel === target.channel) return near
  }
  return target
}

/** An advert, or the bare link below one. */
function isAdvert(sentence: string, before: string | undefined): boolean {
  if (PROMOTION.test(sentence)) return true
  return !/\s/.test(sentence.trim()) && before !== undefined && PROMOTION.test(before)
}

function candidatesIn({ message, sentences: all }: Prepared): Candidate[] {
  const sentences = all.filter((sentence, at) => !isAdvert(sentence, all[at - 1]))
  return sentences.flatMap((sentence, at) => {
    const next = sentences[at + 1]
    const asked = ASKED.test(sentence) && !isIdle(sentence)
    const own = targetOf(sentence, message.channel, message.from)
    const target = own ?? (asked && next ? targetOf(next, message.channel, message.from) : null)
    if (target === null) return []
    const whole = completed(target, [next, sentences[at - 1]], message)
    if (isHere(message, whole)) return []
    return [{ ...whole, sentence, clarity: clarityOf(sentence, whole) }]
  })
}

/** Asked strictly and loosely of the same message, by facts and for the reading itself. */
const found = new WeakMap<Prepared, Candidate[]>()

function candidatesOf(prepared: Prepared): Candidate[] {
  const known = found.get(prepared) ?? candidatesIn(prepared)
  found.set(prepared, known)
  return known
}

/** Enough to be called a redirect where nothing else says that it is one. */
const CLEAR = 2

function best(candidates: readonly Candidate[]): Candidate | null {
  return candidates.reduce<Candidate | null>(
    (first, each) => (first !== null && first.clarity >= each.clarity ? first : each),
    null,
  )
}

/**
 * @param strict false where it is known already that somebody is sent elsewhere (a machine that says its mailbox is not
 *   read, or the words as a whole): then the clearest place that is named is taken, without a request in so many words
 * @returns the place somebody is sent to, or null: none that is a channel here
 */
export function redirectIn(prepared: Prepared, strict = true): RedirectFound | null {
  const candidates = candidatesOf(prepared)
  const clear = best(candidates.filter(({ clarity }) => clarity >= CLEAR))
  const chosen =
    clear ?? (strict ? null : (best(candidates.filter(each => each.address !== null)) ?? best(candidates)))
  if (chosen === null) return null
  const { channel, address, sentence } = chosen
  const official = isOfficial(prepared.message, channel, address)
  return { redirect: { channel, address, official }, evidence: quote(sentence) }
}

/** @returns whether they want to be followed before they can write */
export function wantsFollow(sentence: string): boolean {
  return FOLLOW.test(sentence) && !NOT_THERE.test(sentence)
}
