/** Messages and sentences of the corpus as rows of features; cross-validation by the file they were written in. */
import { fitKinds, fitRoles, rowsOfSentences, vectorWith } from './fit.mjs'
import { predict } from './logistic.mjs'

/** Facts are kept apart from words: `most offer` could be two words. */
export const FACT = '!'

/** @returns what is asked for here; a machine's redirect is a kind of its own */
const kindOf = ({ class: name, automatic }) => (name === 'redirect' && automatic ? 'unread' : name)

const factVector = facts => new Map([...facts].map(([name, value]) => [FACT + name, value]))

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
 * Leaves out one group after the other. The roles of a message are always those of a model that saw neither its
 * group nor the one left out.
 * @returns {{found: Map<object, {kinds: Float64Array, facts: Map<string, number>}>, roleModels: Map<string, object>}} for each message the probabilities
 *   of its kinds; the role models that left out one group
 */
export function crossValidate(messages, sentences, code, log) {
  const groups = [...new Set(messages.map(({ group }) => group))]
  const roleModels = new Map()
  const without = (one, other) => {
    const key = [one, other].sort().join(' ')
    if (!roleModels.has(key)) {
      const kept = messages.filter(({ group }) => group !== one && group !== other)
      roleModels.set(key, fitRoles(sentences, kept, code.ROLES))
      log(`roles without ${key}`)
    }
    return roleModels.get(key)
  }
  const extra = rowsOfSentences(sentences)
  const found = new Map()
  for (const out of groups) {
    const rows = messages
      .filter(({ group }) => group !== out)
      .map(message => ({
        features: rowOf(message, without(out, message.group), code),
        label: message.kind,
      }))
    const model = fitKinds([...rows, ...extra], code.KINDS)
    for (const message of messages.filter(({ group }) => group === out)) {
      const facts = factsBy(message, without(out, out), code)
      found.set(message, { kinds: predict(model, rowWith(message, facts)), facts })
    }
  }
  return { found, roleModels: new Map(groups.map(group => [group, without(group, group)])) }
}
