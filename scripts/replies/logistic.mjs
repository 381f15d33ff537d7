/** Multinomial logistic regression over sparse rows; the same rows and numbers give the same weights. */

/** Numerical Recipes' linear congruential generator: only the order of the rows depends on it. */
function shuffler(seed) {
  let state = seed >>> 0
  return rows => {
    for (let at = rows.length - 1; at > 0; at -= 1) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      const other = Math.floor((state / 2 ** 32) * (at + 1))
      ;[rows[at], rows[other]] = [rows[other], rows[at]]
    }
  }
}

/** The weights are the mean of those after each of the last epochs: a single epoch's depend on its last rows. */
const AVERAGED = 0.5

function addTo(sums, values) {
  for (let at = 0; at < sums.length; at += 1) sums[at] += values[at]
}

/** In place: the scores of a row's features. */
function score(scores, { places, values }, weights) {
  scores.fill(0)
  const count = scores.length
  for (let at = 0; at < places.length; at += 1) {
    const from = places[at] * count
    for (let label = 0; label < count; label += 1) scores[label] += weights[from + label] * values[at]
  }
}

/** In place: scores to probabilities. */
export function softmax(scores) {
  let highest = -Infinity
  for (const score of scores) highest = Math.max(highest, score)
  let sum = 0
  for (let at = 0; at < scores.length; at += 1) {
    scores[at] = Math.exp(scores[at] - highest)
    sum += scores[at]
  }
  for (let at = 0; at < scores.length; at += 1) scores[at] /= sum
  return scores
}

/**
 * @param {{features: Map<string, number>, label: string, weight?: number}[]} rows
 * @param {readonly string[]} labels
 * @param {{epochs?: number, l2?: number, rate?: number, least?: number}} options `least`: rows that a feature must
 *   be in to get a weight; `l2`: strength of the pull to zero
 * @returns {{weights: Map<string, Float64Array>, bias: Float64Array}}
 */
export function train(rows, labels, { epochs = 25, l2 = 1e-4, rate = 0.3, least = 2 } = {}) {
  const vocabulary = vocabularyOf(rows, least)
  const count = labels.length
  const weights = new Float64Array((vocabulary.size + 1) * count)
  const seen = new Float64Array(weights.length).fill(1e-8)
  const inputs = rows.map(row => sparse(row.features, vocabulary))
  const targets = rows.map(row => labels.indexOf(row.label))
  const order = rows.map((_, at) => at)
  const shuffle = shuffler(7)
  const scores = new Float64Array(count)
  const summed = new Float64Array(weights.length)
  const averaged = Math.max(1, Math.round(epochs * AVERAGED))
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order)
    for (const row of order) {
      const { places, values } = inputs[row]
      const importance = rows[row].weight ?? 1
      score(scores, inputs[row], weights)
      softmax(scores)
      scores[targets[row]] -= 1
      for (let at = 0; at < places.length; at += 1) {
        const from = places[at] * count
        for (let label = 0; label < count; label += 1) {
          const place = from + label
          const slope = importance * scores[label] * values[at] + l2 * weights[place]
          seen[place] += slope * slope
          weights[place] -= (rate * slope) / Math.sqrt(seen[place])
        }
      }
    }
    if (epoch >= epochs - averaged) addTo(summed, weights)
  }
  const mean = summed.map(sum => sum / averaged)
  const named = new Map()
  for (const [name, at] of vocabulary) named.set(name, mean.slice(at * count, (at + 1) * count))
  return { weights: named, bias: mean.slice(vocabulary.size * count) }
}

function vocabularyOf(rows, least) {
  const counts = new Map()
  for (const { features } of rows) {
    for (const name of features.keys()) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const vocabulary = new Map()
  for (const [name, count] of counts) if (count >= least) vocabulary.set(name, vocabulary.size)
  return vocabulary
}

function sparse(features, vocabulary) {
  const known = [...features].filter(([name]) => vocabulary.has(name))
  return {
    places: Int32Array.from([...known.map(([name]) => vocabulary.get(name)), vocabulary.size]),
    values: Float64Array.from([...known.map(([, value]) => value), 1]),
  }
}

/** @returns {Float64Array} probabilities in the order of the labels */
export function predict({ weights, bias }, features) {
  const scores = Float64Array.from(bias)
  for (const [name, value] of features) {
    const row = weights.get(name)
    if (row) for (let label = 0; label < scores.length; label += 1) scores[label] += row[label] * value
  }
  return softmax(scores)
}
