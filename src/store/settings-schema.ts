/** The table of settings as a JSON Schema, which conf checks before it writes. */
import type { Schema } from 'conf'
import { SETTING_KEYS, type SettingKey } from './setting-keys.ts'

interface Group {
  readonly type: 'object'
  readonly additionalProperties: true
  readonly properties: Record<string, unknown>
}

const group = (): Group => ({ type: 'object', additionalProperties: true, properties: {} })

function typeOf({ kind, allowed, min, max }: SettingKey): object {
  if (kind === 'integer' || kind === 'number')
    return { type: kind, minimum: min ?? 0, ...(max && { maximum: max }) }
  if (kind === 'enum') return { type: 'string', enum: allowed }
  return kind === 'list' ? { anyOf: [{ type: 'string' }, { type: 'array' }] } : { type: 'string' }
}

function place(root: Record<string, unknown>, entry: SettingKey): void {
  const names = entry.key.split('.')
  const last = names.pop() as string
  let properties = root
  for (const name of names) {
    properties[name] ??= group()
    properties = (properties[name] as Group).properties
  }
  properties[last] = typeOf(entry)
}

/** @returns schemas of the top-level groups; names that are not in the table stay allowed, for newer versions */
export function settingsSchema(): Schema<Record<string, unknown>> {
  const root: Record<string, unknown> = {}
  for (const entry of SETTING_KEYS) place(root, entry)
  return root as Schema<Record<string, unknown>>
}
