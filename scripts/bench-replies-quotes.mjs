/** How well the visible text was cut out of replies with quotes; for `bench-replies.mjs`. */

const share = (part, whole) => (whole === 0 ? null : part / whole)
const count = (list, holds) => list.filter(holds).length
const folded = text => text.replaceAll(/\s+/g, ' ').trim()

/** Blanks at the ends of lines and empty lines at the ends of the text do not count. */
const tidy = text =>
  text
    .replaceAll('\r', '')
    .split('\n')
    .map(line => line.trimEnd())
    .join('\n')
    .replace(/^\n+|\n+$/g, '')

const writtenLines = text => tidy(text).split('\n').map(folded).filter(Boolean)

/** How many lines stand in both, each as often as in both. */
function common(want, got) {
  const left = new Map()
  for (const line of want) left.set(line, (left.get(line) ?? 0) + 1)
  return count(got, line => {
    const there = left.get(line) ?? 0
    left.set(line, there - 1)
    return there > 0
  })
}

const f1 = (hits, wanted, given) => (wanted + given === 0 ? 1 : (2 * hits) / (wanted + given))

/** @param pairs `{name, want, got}` each; @returns exact shares, F1 over all lines, mean F1 of the texts, the worst texts */
export function countQuotes(pairs) {
  const rows = pairs.map(({ name, want, got }) => {
    const [wanted, given] = [writtenLines(want), writtenLines(got)]
    const hits = common(wanted, given)
    const exact = tidy(want) === tidy(got)
    const missing = wanted.length - hits
    return {
      name,
      exact,
      hits,
      wanted: wanted.length,
      given: given.length,
      missing,
      extra: given.length - hits,
    }
  })
  const sum = key => rows.reduce((total, row) => total + row[key], 0)
  const each = rows.map(row => f1(row.hits, row.wanted, row.given))
  const worded = count(pairs, ({ want, got }) => folded(want) === folded(got))
  return {
    texts: rows.length,
    exact: share(
      count(rows, row => row.exact),
      rows.length,
    ),
    exactWords: share(worded, rows.length),
    lineF1: rows.length === 0 ? null : f1(sum('hits'), sum('wanted'), sum('given')),
    meanF1: share(
      each.reduce((total, value) => total + value, 0),
      rows.length,
    ),
    wrong: rows.filter(row => !row.exact).sort((a, b) => b.missing + b.extra - a.missing - a.extra),
  }
}
