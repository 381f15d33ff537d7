/** Holds a value from outside against the small part of JSON Schema that `fields.ts` uses. */

interface Schema {
  readonly type?: string
  readonly enum?: readonly string[]
  readonly maxLength?: number
  readonly maxItems?: number
  readonly items?: Schema
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly propertyNames?: Schema
  readonly additionalProperties?: Schema | boolean
}

export type FieldPath = readonly (string | number)[]

/** What is wrong, and where. */
export interface Wrong {
  readonly at: FieldPath
  /** What would be right; stands behind the name of the field. */
  readonly problem: string
}

const kindOf = (value: unknown) => (Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value)

function wrongText(value: unknown, schema: Schema, at: FieldPath): Wrong | null {
  if (schema.enum && !schema.enum.includes(value as string))
    return { at, problem: `${JSON.stringify(value)} is not one of ${schema.enum.join(', ')}` }
  if (typeof value === 'string' && value.length > (schema.maxLength ?? Infinity))
    return { at, problem: `at most ${schema.maxLength} characters, not ${value.length}` }
  return null
}

function wrongEntry(name: string, value: unknown, schema: Schema, at: FieldPath): Wrong | null {
  const badName = schema.propertyNames && wrongField(name, schema.propertyNames, at)
  if (badName) return badName
  const known = schema.properties && Object.hasOwn(schema.properties, name) ? schema.properties[name] : null
  const rule = known ?? schema.additionalProperties
  if (typeof rule === 'object') return wrongField(value, rule, [...at, name])
  if (rule !== false) return null
  return {
    at,
    problem: `there is no field ${name}; fields are ${Object.keys(schema.properties ?? {}).join(', ')}`,
  }
}

function wrongObject(value: Record<string, unknown>, schema: Schema, at: FieldPath): Wrong | null {
  const missing = schema.required?.find(name => !Object.hasOwn(value, name))
  if (missing) return { at, problem: `${missing} is missing` }
  return firstWrong(Object.entries(value), ([name, inner]) => wrongEntry(name, inner, schema, at))
}

function wrongList(value: readonly unknown[], schema: Schema, at: FieldPath): Wrong | null {
  if (value.length > (schema.maxItems ?? Infinity))
    return { at, problem: `at most ${schema.maxItems} entries` }
  const { items } = schema
  return items
    ? firstWrong([...value.entries()], ([index, item]) => wrongField(item, items, [...at, index]))
    : null
}

function firstWrong<T>(all: readonly T[], check: (each: T) => Wrong | null): Wrong | null {
  for (const each of all) {
    const wrong = check(each)
    if (wrong) return wrong
  }
  return null
}

/** @returns the first thing that is wrong; null: nothing */
export function wrongField(value: unknown, schema: Schema, at: FieldPath = []): Wrong | null {
  if (schema.type && kindOf(value) !== schema.type) {
    const article = /^[aeiou]/.test(schema.type) ? 'an' : 'a'
    return { at, problem: `should be ${article} ${schema.type}, not ${kindOf(value)}` }
  }
  if (schema.type === 'array') return wrongList(value as unknown[], schema, at)
  if (schema.type === 'object') return wrongObject(value as Record<string, unknown>, schema, at)
  return wrongText(value, schema, at)
}

/** @returns `refs[0].value: at most 300 characters, not 301`; `root` stands for the value itself */
export function wrongWords({ at, problem }: Wrong, root: string): string {
  const path = at.map((part, index) => (typeof part === 'number' ? `[${part}]` : index ? `.${part}` : part))
  return `${path.join('') || root}: ${problem}`
}
