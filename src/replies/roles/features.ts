/** What of a sentence is weighed: words, neighbours, beginnings and ends of words, concepts and their order. */
import { conceptOf } from './concepts.ts'
import { tokensOf } from './tokens.ts'

export interface Feature {
  readonly name: string
  readonly value: number
  /** Also weighed for the message as a whole: where it stands in the sentence does not matter. */
  readonly wide: boolean
}

/** How much each kind counts beside a word (1); chosen by cross-validation (`npm run train:replies -- --measure`). */
const VALUE = {
  pair: 1,
  triple: 0.5,
  gap: 0.5,
  stem: 0.8,
  ending: 0.7,
  edge: 1,
  concept: 1.5,
  conceptPair: 1.3,
  conceptTriple: 0.7,
  conceptsApart: 0.7,
  firstConcepts: 1,
} as const
/** Letters of a word's beginning that stand for it: German puts its endings and compounds behind them. */
const STEMS = [5, 8]
const ENDING = 6
/** Concepts further apart than this say nothing together. */
const REACH = 6
/** Words of one sentence that are weighed; a longer one is no sentence. */
const MAX_WORDS = 120

/** How much the words of the whole count beside its facts; chosen by cross-validation. */
export const WHOLE = 2
/** Before features of a subject: they are their own. */
const SUBJECT = 'S:'
/** Of a subject, in characters. */
const LONGEST_SUBJECT = 300

/** Words known already, so that a batch asks for each once; cleared when it grows (hostile text). */
const known = new Map<string, string | null>()
const MAX_KNOWN = 20_000

function conceptFor(word: string): string | null {
  if (word.startsWith('<')) return word
  const found = known.get(word)
  if (found !== undefined) return found
  if (known.size >= MAX_KNOWN) known.clear()
  const concept = conceptOf(word)
  known.set(word, concept)
  return concept
}

type Add = (name: string, value: number, wide?: boolean) => void

function addWords(words: readonly string[], add: Add): void {
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]!
    const next = words[at + 1]
    const afterNext = words[at + 2]
    add(word, 1, true)
    if (next !== undefined) add(`${word} ${next}`, VALUE.pair, true)
    if (afterNext !== undefined) {
      add(`${word} ${next} ${afterNext}`, VALUE.triple)
      add(`${word} _ ${afterNext}`, VALUE.gap)
    }
    if (word.startsWith('<')) continue
    for (const size of STEMS) if (word.length > size) add(`${word.slice(0, size)}*`, VALUE.stem, true)
    if (word.length >= ENDING + 3) add(`*${word.slice(-ENDING)}`, VALUE.ending)
  }
}

function addEdges(words: readonly string[], add: Add): void {
  const [first, second] = words
  if (first === undefined) return
  add(`^${first}`, VALUE.edge)
  if (second !== undefined) add(`^${first} ${second}`, VALUE.edge)
  add(`${words.at(-1)}$`, VALUE.edge)
}

function addConcepts(concepts: readonly string[], add: Add): void {
  for (let at = 0; at < concepts.length; at += 1) {
    const one = concepts[at]!
    const next = concepts[at + 1]
    add(`=${one}`, VALUE.concept, true)
    if (next !== undefined) add(`=${one}>${next}`, VALUE.conceptPair, true)
    if (at + 2 < concepts.length) add(`=${one}>${next}>${concepts[at + 2]}`, VALUE.conceptTriple)
    const end = Math.min(concepts.length, at + REACH)
    for (let far = at + 2; far < end; far += 1) add(`=${one}..${concepts[far]}`, VALUE.conceptsApart)
  }
  if (concepts.length > 0) add(`^=${concepts[0]}`, VALUE.firstConcepts)
  if (concepts.length > 1) add(`^=${concepts[0]}>${concepts[1]}`, VALUE.firstConcepts)
}

/** @returns each feature of a sentence once; linear in its length */
export function featuresOf(sentence: string): Feature[] {
  const words = tokensOf(sentence).slice(0, MAX_WORDS)
  const features: Feature[] = []
  const seen = new Set<string>()
  const add: Add = (name, value, wide = false) => {
    if (seen.has(name)) return
    seen.add(name)
    features.push({ name, value, wide })
  }
  addWords(words, add)
  addEdges(words, add)
  const concepts: string[] = []
  for (const word of words) {
    const concept = conceptFor(word)
    if (concept !== null) concepts.push(concept)
  }
  addConcepts(concepts, add)
  return features
}

/** @returns the length of the features as a vector: every sentence weighs the same, long or short */
export function norm(features: readonly Feature[]): number {
  let sum = 0
  for (const { value } of features) sum += value * value
  return Math.sqrt(sum) || 1
}

/** @returns the wide features of all sentences, each once */
export function wholeOf(sentences: readonly (readonly Feature[])[]): Feature[] {
  const seen = new Set<string>()
  const whole: Feature[] = []
  for (const features of sentences) {
    for (const feature of features) {
      if (!feature.wide || seen.has(feature.name)) continue
      seen.add(feature.name)
      whole.push(feature)
    }
  }
  return whole
}

/** @returns features of a subject under names of their own */
export function subjectFeatures(subject: string): Feature[] {
  return featuresOf(subject.slice(0, LONGEST_SUBJECT))
    .filter(({ wide }) => wide)
    .map(feature => ({ ...feature, name: `${SUBJECT}${feature.name}` }))
}
