/** Reads settings on the way every command takes: plain JSON, checked by the table, without conf (3.5 times slower). */
import { readFileSync, statSync } from 'node:fs'
import { EXIT, UserError } from '../errors.ts'
import type { Place } from './json-place.ts'
import { SETTING_KEYS, settingKey } from './setting-keys.ts'
import type { SettingValue } from './setting-values.ts'
import { parseSettings, placeOfSetting } from './settings-tree.ts'

export type SettingOrigin = 'file' | 'default' | 'unset'

export interface Settings {
  /** Value from the file, else the default; undefined where there is neither. */
  get(key: string): SettingValue | undefined
  origin(key: string): SettingOrigin
  /** Every key of the table and every other one that is set, with value and origin. */
  entries(): readonly {
    readonly key: string
    readonly value: SettingValue | undefined
    readonly origin: SettingOrigin
  }[]
  /** Keys in the file that this version does not know; they are kept. */
  readonly unknown: readonly string[]
}

/** Largest settings file, in bytes; ours are below 5 KB. */
const LARGEST = 1_000_000

/** ENOTDIR: a file stands where its folder should be; whoever wants to write there says so. */
const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')

function damaged(file: string, what: string, place?: Place): UserError {
  const where = place === undefined ? '' : `, line ${place.line}, column ${place.column}`
  return new UserError('settings_damaged', EXIT.usage, `The settings in ${file}${where}: ${what}.`, {
    hints: [
      'Mend that place in an editor.',
      'Or run `escalate config set KEY VALUE`: it keeps the old file aside and starts from what is right in it.',
    ],
  })
}

/**
 * @returns the text of the file; empty settings where there is none
 * @throws UserError `settings_damaged` (exit 2) if it is larger than 1 MB or cannot be read
 */
export function settingsText(file: string): string {
  try {
    if (statSync(file).size > LARGEST) throw damaged(file, 'the file is larger than 1 MB')
    const text = readFileSync(file, 'utf8')
    return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
  } catch (error) {
    if (isMissing(error)) return '{}'
    throw error instanceof UserError ? error : damaged(file, 'the file cannot be read')
  }
}

/** @returns settings made of values that are known to be right */
export function settingsFrom(
  values: ReadonlyMap<string, SettingValue>,
  unknown: readonly string[],
): Settings {
  const get = (key: string): SettingValue | undefined => values.get(key) ?? settingKey(key)?.default
  const origin = (key: string): SettingOrigin =>
    values.has(key) ? 'file' : settingKey(key)?.default === undefined ? 'unset' : 'default'
  const entries = (): ReturnType<Settings['entries']> => {
    const keys = new Set([...SETTING_KEYS.map(({ key }) => key), ...values.keys()])
    return [...keys].map(key => ({ key, value: get(key), origin: origin(key) }))
  }
  return { get, origin, entries, unknown }
}

/**
 * Reads the settings file; a missing one means defaults only.
 * @throws UserError `settings_damaged` (exit 2) with file, line and column of the first mistake
 */
export function readSettings(file: string): Settings {
  const text = settingsText(file)
  const { values, unknown, wrong, clash, broken } = parseSettings(text)
  if (broken !== null) throw damaged(file, 'this is not a JSON object', broken)
  const first = wrong[0] ?? clash
  if (first === null) return settingsFrom(values, unknown)
  throw damaged(file, `${first.key} must be ${first.problem}`, placeOfSetting(text, first.key))
}
