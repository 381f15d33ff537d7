/** Reads settings on the way every command takes: plain JSON, checked by the table, without conf (3.5 times slower). */
import { readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { EXIT, UserError } from '../errors.ts'
import { systemCode } from './disk-errors.ts'
import type { Place } from './json-place.ts'
import { folderFault } from './paths.ts'
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
const isMissing = (error: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes(systemCode(error) ?? '')

function damaged(file: string, what: string, place?: Place): UserError {
  const where = place === undefined ? '' : `, line ${place.line}, column ${place.column}`
  return new UserError('settings_damaged', EXIT.usage, `The settings in ${file}${where}: ${what}.`, {
    hints: [
      'Mend that place in an editor.',
      'Or run `escalate config set KEY VALUE`: it keeps the old file aside and starts from what is right in it.',
    ],
  })
}

const WHY: { readonly [code: string]: string } = {
  EACCES: 'you may not read it',
  EPERM: 'you may not read it',
  ELOOP: 'it is a link that leads to itself',
}

function unreadable(file: string, why: string): UserError {
  return new UserError(
    'settings_unreadable',
    EXIT.failure,
    `The settings in ${file} cannot be read: ${why}.`,
    {
      hints: ['Make it an ordinary file that you may read, or set ESCALATE_HOME to a folder of yours.'],
    },
  )
}

function textIn(file: string): string {
  const found = statSync(file)
  if (found.isDirectory()) throw unreadable(file, 'it is a folder')
  if (!found.isFile()) throw unreadable(file, 'it is not an ordinary file')
  if (found.size > LARGEST) throw damaged(file, 'the file is larger than 1 MB')
  const text = readFileSync(file, 'utf8')
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
}

/**
 * @returns the text of the file; empty settings where there is none
 * @throws UserError `settings_damaged` (exit 2) if it is larger than 1 MB, `settings_unreadable` or, where the folder
 *   cannot be entered, `home_not_writable` (exit 1)
 */
export function settingsText(file: string): string {
  try {
    return textIn(file)
  } catch (error) {
    if (isMissing(error)) return '{}'
    if (error instanceof UserError) throw error
    throw folderFault(dirname(file)) ?? unreadable(file, WHY[systemCode(error) ?? ''] ?? 'the disk failed')
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
