/** Weighs a message by its words: the role of each sentence, then what the whole is. */
import type { Prepared } from '../incoming.ts'
import { type Facts, factsOf } from './facts.ts'
import { type Feature, featuresOf, norm, subjectFeatures, WHOLE, wholeOf } from './features.ts'
import { KINDS, type Model, ROLES, type Role, softmax, unpack, WEIGHTS, WIDTH } from './model.ts'
import packed from './weights.json' with { type: 'json' }

/** More sentences than these are not weighed. */
const MAX_SENTENCES = 200
let loaded: Model | null = null
/** Unpacked once, when the first message is weighed. */
const model = (): Model => (loaded ??= unpack(packed as unknown as Parameters<typeof unpack>[0]))

export interface Weighed {
  /** In the order of {@link KINDS}, as computed: see `confidenceOf`. */
  readonly kinds: Float64Array
  /** For each sentence, in the order of {@link ROLES}. */
  readonly roles: readonly Float64Array[]
  readonly facts: Facts
}

function scored(
  bias: readonly number[],
  from: number,
  step: number,
  features: readonly Feature[],
): Float64Array {
  const { rows, codes } = model()
  const scores = new Float64Array(bias.length)
  for (const { name, value } of features) {
    const row = rows.get(name)
    if (row === undefined) continue
    const place = row * WIDTH + from
    for (let at = 0; at < scores.length; at += 1) scores[at]! += WEIGHTS[codes[place + at]!]! * value
  }
  const scale = step / norm(features)
  for (let at = 0; at < scores.length; at += 1) scores[at] = scores[at]! * scale + bias[at]!
  return scores
}

/** @returns probabilities of the roles */
function rolesOf(features: readonly Feature[]): Float64Array {
  const { roleBias, steps } = model().packed
  return softmax(scored(roleBias, 0, steps.role, features))
}

function kindsOf(whole: readonly Feature[], subject: readonly Feature[], facts: Facts): Float64Array {
  const { packed: table, facts: known } = model()
  const none = KINDS.map(() => 0)
  const scores = scored(table.kindBias, ROLES.length, table.steps.kind * WHOLE, whole)
  const fromSubject = scored(none, ROLES.length, table.steps.kind, subject)
  for (let at = 0; at < scores.length; at += 1) scores[at]! += fromSubject[at]!
  for (const [name, value] of facts) {
    const row = known.get(name)
    if (row === undefined) continue
    for (let at = 0; at < scores.length; at += 1) scores[at]! += row[at]! * table.steps.fact * value
  }
  return softmax(scores)
}

interface Sentence {
  readonly features: readonly Feature[]
  readonly roles: Float64Array
}

/** Greetings, closings and boilerplate come again and again: of so many sentences, of at most so many letters, it is remembered. */
const MOST_REMEMBERED = 200
const LONGEST_REMEMBERED = 200
const remembered = new Map<string, Sentence>()

function sentenceOf(text: string): Sentence {
  const known = remembered.get(text)
  if (known !== undefined) return known
  const features = featuresOf(text)
  const sentence = { features, roles: rolesOf(features) }
  if (remembered.size >= MOST_REMEMBERED) remembered.clear()
  if (text.length <= LONGEST_REMEMBERED) remembered.set(text, sentence)
  return sentence
}

/** @returns what the words and the facts beside them say */
export function weigh(prepared: Prepared): Weighed {
  const sentences = prepared.sentences.slice(0, MAX_SENTENCES).map(sentenceOf)
  const features = sentences.map(each => each.features)
  const roles = sentences.map(each => each.roles)
  const facts = factsOf(prepared, roles)
  return { kinds: kindsOf(wholeOf(features), subjectFeatures(prepared.subject), facts), roles, facts }
}

/** @returns the sentence that most likely plays the role, or null where there is none */
export function sentenceFor(role: Role, weighed: Weighed, sentences: readonly string[]): string | null {
  const at = ROLES.indexOf(role)
  let best = -1
  for (const [index, probabilities] of weighed.roles.entries()) {
    if (best === -1 || probabilities[at]! > weighed.roles[best]![at]!) best = index
  }
  return sentences[best] ?? null
}

/** @returns how sure a verdict of this probability is, from held-out messages: of those at 0.9 nine in ten held */
export function confidenceOf(probability: number): number {
  const points = model().packed.calibration
  let [below, low] = points[0]!
  for (const [above, high] of points) {
    if (probability <= above) {
      const part = above === below ? 1 : (probability - below) / (above - below)
      return low + Math.max(0, part) * (high - low)
    }
    ;[below, low] = [above, high]
  }
  return low
}
