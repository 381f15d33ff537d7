/** `--from FILE|-`: the whole intake as JSON or YAML. */
import { parseDocument } from 'yaml'
import { EXIT, UserError } from '../errors.ts'
import { wrongField } from './check-fields.ts'
import type { Intake } from './fields.ts'
import { intakeSchema } from './fields.ts'

/** 1 MB: far above any description a person writes, far below what makes a parser slow. */
const LIMIT = 1_000_000

function refuse(name: string, message: string): UserError {
  return new UserError('bad_input', EXIT.usage, `${name}: ${message}`, {
    hints: ['escalate help formats prints the JSON Schema'],
  })
}

/** JSON is read by the YAML parser too: YAML 1.2 holds it, and its errors tell line and column. */
function parse(text: string, name: string): unknown {
  const document = parseDocument(text, { version: '1.2', schema: 'core', uniqueKeys: true })
  const [error] = document.errors
  if (error) {
    const at = error.linePos?.[0]
    const place = at ? `line ${at.line}, column ${at.col}: ` : ''
    throw refuse(name, `${place}${error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '')}`)
  }
  return document.toJS({ maxAliasCount: 20 })
}

/** YAML reads 2026-11-20 and 12345 as what they look like; every field here is text. */
function asText(value: unknown): unknown {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return value.map(asText)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, asText(inner)]))
}

/**
 * @param name file name for messages
 * @throws UserError `bad_input` (exit 2) with line and column, or with the field and what would be right
 */
export function intakeFrom(text: string, name: string): Intake {
  if (text.length > LIMIT) throw refuse(name, `is larger than ${LIMIT} characters`)
  const value = asText(parse(text, name))
  const wrong = wrongField(value, intakeSchema(), '')
  if (wrong) throw refuse(name, wrong)
  return value as Intake
}
