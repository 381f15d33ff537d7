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

const kindOf = (value: unknown) => (Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value)

function wrongText(value: unknown, schema: Schema, path: string): string | null {
  if (schema.enum && !schema.enum.includes(value as string))
    return `${path}: ${JSON.stringify(value)} is not one of ${schema.enum.join(', ')}`
  if (typeof value === 'string' && value.length > (schema.maxLength ?? Infinity))
    return `${path}: at most ${schema.maxLength} characters, not ${value.length}`
  return null
}

function wrongObject(value: Record<string, unknown>, schema: Schema, path: string): string | null {
  const missing = schema.required?.find(name => !Object.hasOwn(value, name))
  if (missing) return `${path}: ${missing} is missing`
  for (const [name, inner] of Object.entries(value)) {
    const badName = schema.propertyNames && wrongField(name, schema.propertyNames, path)
    if (badName) return badName
    const known = schema.properties && Object.hasOwn(schema.properties, name) ? schema.properties[name] : null
    const rule = known ?? schema.additionalProperties
    if (rule === false)
      return `${path ? `${path}: ` : ''}there is no field ${name}; fields are ${Object.keys(schema.properties ?? {}).join(', ')}`
    const wrong = typeof rule === 'object' && wrongField(inner, rule, path ? `${path}.${name}` : name)
    if (wrong) return wrong
  }
  return null
}

/** @returns what is wrong, naming the field and what would be right; null: nothing */
export function wrongField(value: unknown, schema: Schema, path: string): string | null {
  if (schema.type && kindOf(value) !== schema.type)
    return `${path || 'the document'}: should be ${schema.type === 'object' ? 'an object' : `a ${schema.type}`}, not ${kindOf(value)}`
  if (schema.type === 'array') return wrongList(value as unknown[], schema, path)
  if (schema.type === 'object') return wrongObject(value as Record<string, unknown>, schema, path)
  return wrongText(value, schema, path)
}

function wrongList(value: readonly unknown[], schema: Schema, path: string): string | null {
  if (value.length > (schema.maxItems ?? Infinity)) return `${path}: at most ${schema.maxItems} entries`
  for (const [index, item] of value.entries()) {
    const wrong = schema.items && wrongField(item, schema.items, `${path}[${index}]`)
    if (wrong) return wrong
  }
  return null
}
