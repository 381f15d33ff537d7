/** Weights of two levels over one vocabulary: what a sentence does (roles), what the message is (classes). */

/** What a sentence does in an answer to a complaint. */
export const ROLES = [
  'offer',
  'refusal',
  'question',
  'redirect',
  'ack',
  'absence',
  'platitude',
  'news',
  'filler',
] as const
export type Role = (typeof ROLES)[number]

/** Classes that words decide; `unread` is a machine's "this mailbox is not read, use ...". */
export const KINDS = [
  'ack',
  'out_of_office',
  'unread',
  'redirect',
  'question',
  'offer',
  'refusal',
  'answer',
  'unrelated',
] as const
export type Kind = (typeof KINDS)[number]

/** As it is shipped: made by scripts/train-replies.mjs, never by hand. */
export interface PackedModel {
  /** Names of features, parted by `|`. */
  readonly vocabulary: string
  /** For each feature one character a role, then one a kind: see {@link characterOf}. */
  readonly weights: string
  readonly roleBias: readonly number[]
  readonly kindBias: readonly number[]
  /** Facts and roles of a message: its weights in steps, one a kind. */
  readonly facts: Readonly<Record<string, readonly number[]>>
  /** One step of each table. */
  readonly steps: { readonly role: number; readonly kind: number; readonly fact: number }
  /** Probability as computed, and the part of held-out verdicts of that probability that were right. */
  readonly calibration: readonly (readonly [number, number])[]
}

export interface Model {
  readonly rows: ReadonlyMap<string, number>
  /** A character's code each, as packed: of {@link WEIGHTS} the weight in steps. */
  readonly codes: Uint8Array
  readonly facts: ReadonlyMap<string, readonly number[]>
  readonly packed: PackedModel
}

export const WIDTH = ROLES.length + KINDS.length
/** Characters from `#` on, without the backslash that JSON would double: -44 is `#`, 0 is `P`. */
const ZERO = 80
export const LARGEST = 44

/** @returns the character of a weight in steps, from -44 to 44 */
export function characterOf(weight: number): string {
  const code = weight + ZERO
  return String.fromCharCode(code >= 92 ? code + 1 : code)
}

/** The weight of each code that {@link characterOf} gives. */
export const WEIGHTS = Int8Array.from({ length: 128 }, (_, code) => (code > 92 ? code - 1 : code) - ZERO)

/** @throws never; the tables were checked when they were made (test/replies/roles.test.ts) */
export function unpack(packed: PackedModel): Model {
  const rows = new Map<string, number>()
  for (const name of packed.vocabulary.split('|')) rows.set(name, rows.size)
  const codes = new TextEncoder().encode(packed.weights)
  return { rows, codes, facts: new Map(Object.entries(packed.facts)), packed }
}

/** In place: scores to probabilities that sum to 1. */
export function softmax(scores: Float64Array): Float64Array {
  let highest = Number.NEGATIVE_INFINITY
  for (const score of scores) highest = Math.max(highest, score)
  let sum = 0
  for (let at = 0; at < scores.length; at += 1) {
    scores[at] = Math.exp(scores[at]! - highest)
    sum += scores[at]!
  }
  for (let at = 0; at < scores.length; at += 1) scores[at]! /= sum
  return scores
}
