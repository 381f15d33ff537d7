/** What stands in a settings file, taken apart: right values, wrong ones, and keys of other versions. */
import { mistakeIn, type Place, placeOfValue } from './json-place.ts'
import { parseJson } from './plain-json.ts'
import { isSettingGroup, settingKey } from './setting-keys.ts'
import { checkValue, contradiction, type SettingValue } from './setting-values.ts'

/** A value that is not right; `problem` stands behind "must be". */
export interface Wrong {
  readonly key: string
  readonly problem: string
}

export interface SettingsTree {
  /** The file as it stands; empty where it is not JSON or no object. */
  readonly root: { readonly [name: string]: unknown }
  readonly values: ReadonlyMap<string, SettingValue>
  readonly unknown: readonly string[]
  readonly wrong: readonly Wrong[]
  /** Two right values that contradict each other, or null. */
  readonly clash: Wrong | null
  /** Where the text stops being a JSON object; null: it is one. */
  readonly broken: Place | null
}

/** Groups of the contract are three names deep (`email.smtp.host`); one more is left for the future. */
const DEEPEST = 4

const isGroup = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Leaves of the tree as dotted keys. A name with a dot of its own is no setting, because conf would not find it. */
function* leaves(
  group: { readonly [name: string]: unknown },
  path: readonly string[] = [],
): Generator<{ readonly key: string; readonly value: unknown; readonly dotted: boolean }> {
  for (const [name, value] of Object.entries(group)) {
    const here = [...path, name]
    const key = here.join('.')
    if (isGroup(value) && settingKey(key) === null && here.length < DEEPEST) yield* leaves(value, here)
    else yield { key, value, dotted: name.includes('.') }
  }
}

function parsed(text: string): { root: { readonly [name: string]: unknown }; broken: Place | null } {
  try {
    const root = parseJson(text)
    if (isGroup(root)) return { root, broken: null }
  } catch {
    return { root: {}, broken: mistakeIn(text) ?? { line: 1, column: 1 } }
  }
  return { root: {}, broken: { line: 1, column: 1 } }
}

/** Reads the text of a settings file; never throws. */
export function parseSettings(text: string): SettingsTree {
  const { root, broken } = parsed(text)
  const values = new Map<string, SettingValue>()
  const unknown: string[] = []
  const wrong: Wrong[] = []
  for (const { key, value, dotted } of leaves(root)) {
    const entry = dotted ? null : settingKey(key)
    if (entry === null) {
      if (!dotted && isSettingGroup(key)) wrong.push({ key, problem: 'a group of settings in { }' })
      else unknown.push(key)
      continue
    }
    const checked = checkValue(entry, value)
    if (checked.problem === undefined) values.set(key, checked.value)
    else wrong.push({ key, problem: checked.problem })
  }
  return { root, values, unknown, wrong, clash: contradiction(key => values.get(key)), broken }
}

/** @returns where the value of a dotted key stands in the text */
export function placeOfSetting(text: string, key: string): Place {
  return placeOfValue(text, key.split('.'))
}
