/** `--from FILE|-`: the whole intake as JSON or YAML. */
import { type Document, isNode, LineCounter, parseDocument, type Scalar, visit } from 'yaml'
import { EXIT, UserError } from '../errors.ts'
import { wrongField, wrongWords } from './check-fields.ts'
import type { Intake } from './fields.ts'
import { intakeSchema } from './fields.ts'

/** 1 MB: far above any description a person writes, far below what makes a parser slow. */
const LIMIT = 1_000_000

function refuse(name: string, message: string): UserError {
  return new UserError('bad_input', EXIT.usage, `${name}: ${message}`, {
    hints: ['escalate help formats prints the JSON Schema'],
  })
}

const placeOf = (lines: LineCounter, offset: number) => {
  const { line, col } = lines.linePos(offset)
  return `line ${line}, column ${col}: `
}

/** JSON is read by the YAML parser too: YAML 1.2 holds it, and its errors tell line and column. */
function parse(text: string, name: string, lineCounter: LineCounter): Document.Parsed {
  const options = {
    version: '1.2',
    schema: 'core',
    uniqueKeys: true,
    logLevel: 'error',
    lineCounter,
  } as const
  const document = parseDocument(text, options)
  const [error] = document.errors
  if (error) {
    const what = error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '')
    throw refuse(name, `${placeOf(lineCounter, error.pos[0])}${what}`)
  }
  visit(document, { Scalar: asTyped })
  return document
}

/** YAML reads 0171 and 2e3 as numbers; every field here is text, and a customer number keeps its zeros. */
function asTyped(_: unknown, scalar: Scalar): void {
  if (scalar.value !== null && typeof scalar.value !== 'string') scalar.value = scalar.source
}

/** Half of a character pair, which only an escape in JSON can bring in, becomes U+FFFD. */
function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed()
  if (Array.isArray(value)) return value.map(wellFormed)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, wellFormed(inner)]))
}

/** Brackets in brackets without end exhaust the stack, aliases of aliases the memory: both are no description. */
function within<T>(name: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof RangeError) throw refuse(name, 'is nested too deeply')
    if (error instanceof ReferenceError) throw refuse(name, 'uses too many aliases')
    throw error
  }
}

/**
 * @param name file name for messages
 * @throws UserError `bad_input` (exit 2) with line and column, the field and what would be right
 */
export function intakeFrom(text: string, name: string): Intake {
  if (text.length > LIMIT) throw refuse(name, `is larger than ${LIMIT} characters`)
  const lines = new LineCounter()
  return within(name, () => {
    const document = parse(text, name, lines)
    const value = wellFormed(document.toJS({ maxAliasCount: 20 }))
    const wrong = wrongField(value, intakeSchema())
    if (!wrong) return value as Intake
    const node = document.getIn(wrong.at, true)
    const place = isNode(node) && node.range && wrong.at.length > 0 ? placeOf(lines, node.range[0]) : ''
    throw refuse(name, `${place}${wrongWords(wrong, 'the document')}`)
  })
}
