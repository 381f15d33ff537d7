/** Messages and sentences of the corpus as rows of features; cross-validation by the file they were written in. */
import { fitKinds, fitRoles, rowsOfSentences, vectorWith } from './fit.mjs'
import { predict } from './logistic.mjs'

/** Facts are kept apart from words: `most offer` could be two words. */
export const FACT = '!'

/** @returns what is asked for here; a machine's redirect is a kind of its own */
const kindOf = ({ class: name, automatic }) => (name === 'redirect' && automatic ? 'unread' : name)

const factVector = facts => new Map([...facts].map(([name, value]) => [FACT + name, value]))

/** Kinds that headers and formats decide, before any word is weighed. */
const BY_FORMAT = ['read_receipt', 'bounce', 'delay']

/** @returns whether words decide what it is */
export const isWorded = ({ expect }) => !BY_FORMAT.includes(expect.class)

/** Parts of cross-validation: files stay whole, because one author writes alike. */
const PARTS = 5

/** @returns for each file the part that it is in: the largest first, each into the smallest part */
export function partsOf(messages) {
  const sizes = new Map()
  for (const { group } of messages) sizes.set(group, (sizes.get(group) ?? 0) + 1)
  const filled = Array.from({ length: PARTS }, () => 0)
  const parts = new Map()
  for (const [group, size] of [...sizes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))) {
    const smallest = filled.indexOf(Math.min(...filled))
    filled[smallest] += size
    parts.set(group, smallest)
  }
  return parts
}

/** @returns a corpus message with everything about it that no model changes */
export function weighable(entry, code, toMessage) {
  const vectorOf = vectorWith(code.norm)
  const prepared = code.prepare(toMessage(entry))
  const features = prepared.sentences.slice(0, 200).map(code.featuresOf)
  return {
    entry,
    prepared,
    group: entry.id.split('-')[0],
    kind: kindOf(entry.expect),
    vectors: features.map(one => vectorOf(one)),
    whole: vectorOf(code.wholeOf(features), code.WHOLE),
    subject: vectorOf(code.subjectFeatures(prepared.subject)),
  }
}

/** @returns a labelled sentence likewise, as if it came by the channel it is short enough for */
export function weighableSentence({ t, r, l }, at, code, toMessage) {
  const channel = at % 5 < 2 ? 'email' : 'x'
  const one = weighable(
    { id: `s-${at}`, channel, text: t, inReplyTo: true, expect: { class: r, language: l } },
    code,
    toMessage,
  )
  const features = code.featuresOf(t)
  return { ...one, role: r, vector: vectorWith(code.norm)(features) }
}

/** @returns the facts of a message, as a model of roles sees its sentences */
function factsBy(message, roleModel, code) {
  const found = message.vectors.map(vector => predict(roleModel, vector))
  return code.factsOf(message.prepared, found)
}

/** @returns the features of the second level */
export const rowOf = (message, roleModel, code) => rowWith(message, factsBy(message, roleModel, code))

const rowWith = (message, facts) => new Map([...message.whole, ...message.subject, ...factVector(facts)])

export const factsWith = ({ prepared }, found, code) => factVector(code.factsOf(prepared, found))

/**
 * Leaves out one part after the other. The roles of a message are always those of a model that saw neither its
 * part nor the one left out.
 * @returns {{found: Map<object, {kinds: Float64Array, facts: Map<string, number>}>, roleModels: Map<string, object>}} for each message the probabilities
 *   of its kinds; the role models that left out the part of a group
 */
export function crossValidate(messages, sentences, code, log) {
  const parts = partsOf(messages)
  const partOf = ({ group }) => parts.get(group)
  const numbers = [...new Set(parts.values())].sort()
  const roleModels = new Map()
  const without = (one, other) => {
    const key = [one, other].sort().join(' ')
    if (!roleModels.has(key)) {
      const kept = messages.filter(message => partOf(message) !== one && partOf(message) !== other)
      roleModels.set(key, fitRoles(sentences, kept, code.ROLES))
      log(`roles without ${key}`)
    }
    return roleModels.get(key)
  }
  const extra = rowsOfSentences(sentences)
  const found = new Map()
  for (const out of numbers) {
    const rows = messages
      .filter(message => partOf(message) !== out)
      .map(message => ({
        features: rowOf(message, without(out, partOf(message)), code),
        label: message.kind,
      }))
    const model = fitKinds([...rows, ...extra], code.KINDS)
    for (const message of messages.filter(message => partOf(message) === out)) {
      const facts = factsBy(message, without(out, out), code)
      found.set(message, { kinds: predict(model, rowWith(message, facts)), facts })
    }
  }
  return { found, roleModels: new Map([...parts].map(([group, part]) => [group, without(part, part)])) }
}
