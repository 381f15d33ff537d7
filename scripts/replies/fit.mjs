/** Two levels: what each sentence does, then what the message is. */
import { predict, train } from './logistic.mjs'

/** What a sentence may be in a message of this kind; the first must occur. A refusal that offers something is an offer. */
const ALLOWED = {
  answer: ['platitude', 'filler'],
  refusal: ['refusal', 'platitude', 'filler', 'redirect'],
  offer: ['offer', 'refusal', 'platitude', 'filler', 'ack'],
  question: ['question', 'platitude', 'filler', 'ack'],
  redirect: ['redirect', 'platitude', 'filler', 'refusal', 'question'],
  unread: ['redirect', 'ack', 'filler'],
  ack: ['ack', 'filler'],
  out_of_office: ['absence', 'filler', 'redirect'],
  unrelated: ['news', 'filler'],
}
/** The kind of a message that is one sentence of this role. */
const KIND_OF_ROLE = {
  offer: 'offer',
  refusal: 'refusal',
  question: 'question',
  redirect: 'redirect',
  ack: 'ack',
  absence: 'out_of_office',
  platitude: 'answer',
  news: 'unrelated',
}
/** `least`: a feature of fewer texts says nothing of others. All chosen by cross-validation. */
const ROLE_OPTIONS = { epochs: 12, l2: 5e-5, least: 3 }
const KIND_OPTIONS = { epochs: 25, l2: 6e-5, rate: 0.2, least: 2 }
/** A sentence whose role was only inferred counts less than a labelled one; a labelled one less than a message. */
const INFERRED = 0.5
const SINGLE = 0.5

/** @returns {(features: readonly {name: string, value: number}[], scale?: number) => Map<string, number>} */
export const vectorWith =
  norm =>
  (features, scale = 1) => {
    const length = norm(features) / scale
    return new Map(features.map(({ name, value }) => [name, value / length]))
  }

/** The likeliest roles that the kind of the message allows; one sentence must play the main one. */
function inferred(message, model, roles) {
  const allowed = ALLOWED[message.kind]
  const found = message.vectors.map(vector => predict(model, vector))
  if (found.length === 0) return []
  const main = roles.indexOf(allowed[0])
  let chosen = 0
  for (const [at, one] of found.entries()) if (one[main] > found[chosen][main]) chosen = at
  return found.map((one, at) => {
    if (at === chosen) return allowed[0]
    return allowed.reduce((best, role) => (one[roles.indexOf(role)] > one[roles.indexOf(best)] ? role : best))
  })
}

/** @returns a model of labelled sentences alone */
export const fitLabelled = (sentences, roles) =>
  train(
    sentences.map(({ vector, role }) => ({ features: vector, label: role })),
    roles,
    ROLE_OPTIONS,
  )

/** Gives each message the roles of its sentences as the model and its label see them (`inferred`). */
export function inferRoles(messages, model, roles) {
  for (const message of messages) message.inferred = inferred(message, model, roles)
}

/** Labelled sentences, and those of the messages with the roles that {@link inferRoles} found. */
export function fitRoles(sentences, messages, roles) {
  const labelled = sentences.map(({ vector, role }) => ({ features: vector, label: role }))
  const rows = messages.flatMap(message =>
    message.inferred.map((label, at) => ({ features: message.vectors[at], label, weight: INFERRED })),
  )
  return train([...labelled, ...rows], roles, ROLE_OPTIONS)
}

/** @returns for each sentence the probabilities of a model that has not seen it */
export function heldOutRoles(sentences, roles, parts = 5) {
  const rows = sentences.map(({ vector, role }) => ({ features: vector, label: role }))
  const found = []
  for (let part = 0; part < parts; part += 1) {
    const model = train(
      rows.filter((_, at) => at % parts !== part),
      roles,
      ROLE_OPTIONS,
    )
    for (let at = part; at < rows.length; at += parts) found[at] = predict(model, rows[at].features)
  }
  return found
}

/** @returns rows for the second level: labelled sentences as messages of one sentence, with and without their facts */
export function rowsOfSentences(sentences) {
  return sentences
    .filter(({ role }) => KIND_OF_ROLE[role])
    .flatMap(({ role, whole, facts }) => [
      { features: whole, label: KIND_OF_ROLE[role], weight: SINGLE },
      { features: new Map([...whole, ...facts]), label: KIND_OF_ROLE[role], weight: SINGLE },
    ])
}

export function fitKinds(rows, kinds, options = {}) {
  return train(rows, kinds, { ...KIND_OPTIONS, ...options })
}
