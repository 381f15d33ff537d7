/** How good verdicts are: right ones, the table of confusion, machine or person, and whether confidence holds. */

/** Confidence as isotonic regression gives it (pool adjacent violators), on at most this many points. */
const POINTS = 12

/** @param {{sure: number, right: boolean}[]} verdicts held-out ones @returns {[number, number][]} rising */
export function calibrate(verdicts) {
  const blocks = []
  for (const { sure, right } of [...verdicts].sort((a, b) => a.sure - b.sure)) {
    blocks.push({ sum: sure, hits: right ? 1 : 0, count: 1 })
    while (blocks.length > 1 && rate(blocks.at(-2)) >= rate(blocks.at(-1))) {
      const last = blocks.pop()
      const before = blocks.at(-1)
      before.sum += last.sum
      before.hits += last.hits
      before.count += last.count
    }
  }
  const points = blocks.map(block => [block.sum / block.count, rate(block)])
  const every = Math.max(1, Math.ceil(points.length / POINTS))
  const chosen = points.filter((_, at) => at % every === 0 || at === points.length - 1)
  return chosen.map(([sure, held]) => [round(sure), round(held)])
}

/** Of n right ones it is not said that all are: one more of each sort (Laplace). */
const rate = ({ hits, count }) => (hits + 1) / (count + 2)
const round = value => Number(value.toFixed(3))

/** @param {{want: string, got: string}[]} verdicts @returns {string} lines to print */
export function confusion(verdicts) {
  const counts = new Map()
  for (const { want, got } of verdicts) {
    if (want !== got) counts.set(`${want} -> ${got}`, (counts.get(`${want} -> ${got}`) ?? 0) + 1)
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([pair, count]) => `  ${String(count).padStart(4)} ${pair}`)
    .join('\n')
}

/** @returns share of right ones, 0 to 1 */
export const accuracy = verdicts =>
  verdicts.filter(({ want, got }) => want === got).length / Math.max(1, verdicts.length)

/** @param {{isMachine: boolean, saysMachine: boolean}[]} verdicts */
export function machineOrPerson(verdicts) {
  const both = verdicts.filter(one => one.isMachine && one.saysMachine).length
  const said = verdicts.filter(one => one.saysMachine).length
  const are = verdicts.filter(one => one.isMachine).length
  return { precision: both / Math.max(1, said), recall: both / Math.max(1, are), said, are }
}
