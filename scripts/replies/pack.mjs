/** Both models as the few strings and integers that are shipped (src/replies/roles/model.ts reads them). */
import { FACT } from './weighing.mjs'

/** The largest weights are cut off here: one of a thousand would make the steps of all others coarse. */
const KEPT = 0.999

function stepFor(rows, largest) {
  const sizes = rows.flatMap(row => [...row].map(Math.abs)).sort((a, b) => a - b)
  return Number(((sizes[Math.floor(sizes.length * KEPT)] ?? 1) / largest).toPrecision(4))
}

const inSteps = (weights, step, largest) =>
  [...weights].map(weight => Math.max(-largest, Math.min(largest, Math.round(weight / step))))

/** @returns {PackedModel} features in their order of letters; those that round to nothing are left out */
export function pack(roleModel, kindModel, calibration, { ROLES, KINDS, LARGEST, characterOf }) {
  const words = [...kindModel.weights].filter(([name]) => !name.startsWith(FACT))
  const facts = [...kindModel.weights].filter(([name]) => name.startsWith(FACT))
  const steps = {
    role: stepFor([...roleModel.weights.values()], LARGEST),
    kind: stepFor(
      words.map(([, row]) => row),
      LARGEST,
    ),
    fact: stepFor(
      facts.map(([, row]) => row),
      500,
    ),
  }
  const kinds = new Map(words)
  const rows = [...new Set([...roleModel.weights.keys(), ...kinds.keys()])].sort().map(name => ({
    name,
    row: [
      ...inSteps(roleModel.weights.get(name) ?? ROLES.map(() => 0), steps.role, LARGEST),
      ...inSteps(kinds.get(name) ?? KINDS.map(() => 0), steps.kind, LARGEST),
    ],
  }))
  const kept = rows.filter(({ row }) => row.some(weight => weight !== 0))
  const round = bias => [...bias].map(value => Number(value.toFixed(4)))
  return {
    vocabulary: kept.map(({ name }) => name).join('|'),
    weights: kept.map(({ row }) => row.map(characterOf).join('')).join(''),
    roleBias: round(roleModel.bias),
    kindBias: round(kindModel.bias),
    facts: Object.fromEntries(
      facts.map(([name, row]) => [name.slice(FACT.length), inSteps(row, steps.fact, 1e6)]),
    ),
    steps,
    calibration,
  }
}

/** Features that ship: more make the package larger (18,000 are about 0.4 MB, half of that packed) and gain nothing. */
const FEATURES = 18_000

/**
 * @param {{weights: Map<string, Float64Array>}[]} models
 * @param {Map<string, number>} counts texts that a feature is in
 * @returns {Set<string>} the features that move most verdicts: the largest weights, of those that occur often
 */
export function weightiest(models, counts) {
  const sizes = new Map()
  for (const { weights } of models) {
    for (const [name, row] of weights) {
      const size = Math.max(...[...row].map(Math.abs)) * Math.sqrt(counts.get(name) ?? 1)
      sizes.set(name, Math.max(sizes.get(name) ?? 0, size))
    }
  }
  const words = [...sizes].filter(([name]) => !name.startsWith(FACT))
  return new Set(
    words
      .sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1))
      .slice(0, FEATURES)
      .map(([name]) => name),
  )
}
