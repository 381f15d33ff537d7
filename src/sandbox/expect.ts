/** What a step of a story demands of the program's answer, and whether it holds. */
import type { Field } from './story-field.ts'

export type Scalar = string | number | boolean | null

/**
 * `path` leads through the answer: names and numbers joined by dots, `-1` the last of a list, `length`,
 * `*` each one, `**` at any depth. Beside the program's JSON stand `exit`, `stderr`, `output`
 * (the JSON as text, and stderr) and `sandbox` (what the company's side received).
 */
export type Expectation =
  | { readonly exit: number }
  | { readonly path: string; readonly is: Scalar }
  | { readonly path: string; readonly includes: Scalar }
  | { readonly path: string; readonly matches: string }
  | { readonly path: string; readonly lacks: string }

const OPERATORS = ['is', 'includes', 'matches', 'lacks'] as const
const MAX_VALUES = 10_000

/** @returns the expectation of a story file. @throws UserError `bad_story` */
export function readExpectation(field: Field): Expectation {
  if (field.has('exit')) return readExit(field)
  field.only(['path', ...OPERATORS])
  const path = field.at('path').text()
  const given = OPERATORS.filter(key => field.has(key))
  const operator = given[0]
  if (operator === undefined || given.length > 1) throw field.wrong(`given one of ${OPERATORS.join(', ')}`)
  const operand = field.at(operator)
  if (operator === 'is') return { path, is: scalar(operand) }
  if (operator === 'includes') return { path, includes: scalar(operand) }
  return operator === 'matches' ? { path, matches: pattern(operand) } : { path, lacks: operand.text() }
}

function readExit(field: Field): Expectation {
  field.only(['exit'])
  const { value } = field.at('exit')
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > 255)
    throw field.at('exit').wrong('an exit code')
  return { exit: value }
}

function scalar(field: Field): Scalar {
  const { value } = field
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value
  throw field.wrong('a text, a number, true, false or null')
}

function pattern(field: Field): string {
  const text = field.text()
  try {
    new RegExp(text, 'iu')
  } catch {
    throw field.wrong('a regular expression')
  }
  return text
}

function children(value: unknown): unknown[] {
  if (Array.isArray(value)) return value
  return typeof value === 'object' && value !== null ? Object.values(value) : []
}

function withDescendants(value: unknown, found: unknown[] = []): unknown[] {
  if (found.length < MAX_VALUES) found.push(value)
  for (const child of children(value)) if (found.length < MAX_VALUES) withDescendants(child, found)
  return found
}

function take(value: unknown, key: string): unknown[] {
  if (key === '*') return children(value)
  if (key === '**') return withDescendants(value)
  if (Array.isArray(value) && key === 'length') return [value.length]
  if (Array.isArray(value)) return /^-?\d+$/.test(key) ? value.slice(Number(key)).slice(0, 1) : []
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return []
  return [(value as Record<string, unknown>)[key]]
}

/** @returns all values a path leads to; none if it leads nowhere */
export function valuesAt(document: unknown, path: string): unknown[] {
  return path
    .split('.')
    .reduce<unknown[]>((values, key) => values.flatMap(value => take(value, key)), [document])
}

function contains(value: unknown, part: Scalar): boolean {
  if (typeof value === 'string' && typeof part === 'string') return value.includes(part)
  return Array.isArray(value) ? value.includes(part) : value === part
}

function holds(values: readonly unknown[], wanted: Exclude<Expectation, { exit: number }>): boolean {
  if ('is' in wanted) return values.some(value => value === wanted.is)
  if ('includes' in wanted) return values.some(value => contains(value, wanted.includes))
  if ('matches' in wanted) return values.some(value => new RegExp(wanted.matches, 'iu').test(String(value)))
  // Nothing there is no proof that something is missing from it.
  return (
    values.length > 0 && values.every(value => typeof value === 'string' && !value.includes(wanted.lacks))
  )
}

/** @returns null if the expectation holds, else what was found instead, in words */
export function unmet(document: { readonly exit: number }, wanted: Expectation): string | null {
  if ('exit' in wanted)
    return document.exit === wanted.exit ? null : `exit: ${document.exit}, not ${wanted.exit}`
  const values = valuesAt(document, wanted.path)
  if (holds(values, wanted)) return null
  const { path, ...operator } = wanted
  const found = values.length === 0 ? 'nothing there' : JSON.stringify(values).slice(0, 300)
  return `${path}: ${found}, not ${JSON.stringify(operator)}`
}
