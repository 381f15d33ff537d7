/** Changes settings, through conf. Load this file lazily: conf costs about 150 ms. */
import { chmodSync, constants, copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import Conf from 'conf'
import { EXIT, UserError } from '../errors.ts'
import { diskFull, systemCode, writeError } from './disk-errors.ts'
import { nearest } from './nearest.ts'
import { ensureFolder } from './paths.ts'
import { settingsText } from './read-settings.ts'
import { replaceFile } from './replace-file.ts'
import { SETTING_KEYS, type SettingKey, settingKey } from './setting-keys.ts'
import { checkTyped, contradiction, type SettingValue } from './setting-values.ts'
import { settingsSchema } from './settings-schema.ts'
import { targetOf } from './settings-target.ts'
import { parseSettings, type SettingsTree } from './settings-tree.ts'

/** More damaged copies than this means that something else writes the file. */
const MOST_COPIES = 1_000

const SECRET = /passw(or)?d|token|secret|api-?_?key/i

function refuseSecret(key: string): void {
  if (!SECRET.test(key) || key.endsWith('Command')) return
  throw new UserError(
    'secret_in_settings',
    EXIT.usage,
    `${key} looks like a secret; settings never hold one.`,
    {
      hints: [
        'Set ESCALATE_SECRET_<CHANNEL>_<NAME>, keep it in the keyring, or name a command that prints it, e.g. email.passwordCommand.',
      ],
    },
  )
}

function knownKey(key: string): SettingKey {
  refuseSecret(key)
  const entry = settingKey(key)
  if (entry !== null) return entry
  const near = nearest(
    key,
    SETTING_KEYS.map(known => known.key),
  )
  throw new UserError('unknown_setting', EXIT.usage, `There is no setting ${key}.`, {
    hints: [`The nearest is ${near}.`, 'All of them: escalate config list'],
  })
}

const bad = (key: string, problem: string): UserError =>
  new UserError('bad_setting', EXIT.usage, `${key} must be ${problem}.`)

/** Values that are right for their keys; null takes a key out. */
type Changes = ReadonlyMap<string, SettingValue | null>

function rightValue(entry: SettingKey, typed: string): SettingValue {
  const checked = checkTyped(entry, typed)
  if (checked.problem !== undefined) throw bad(entry.key, checked.problem)
  return checked.value
}

/** @throws UserError as {@link writeSettings} does for keys and values */
function rightChanges(typed: Readonly<Record<string, string | null>>): Changes {
  const right = (key: string, value: string | null) => {
    const entry = knownKey(key)
    return value === null ? null : rightValue(entry, value)
  }
  return new Map(Object.entries(typed).map(([key, value]) => [key, right(key, value)]))
}

/** @throws UserError `bad_setting` if the changes make two settings contradict each other */
function checkTogether(tree: SettingsTree, changes: Changes): void {
  const wanted = new Map(tree.values)
  for (const [key, value] of changes)
    if (value === null) wanted.delete(key)
    else wanted.set(key, value)
  const clash = contradiction(name => wanted.get(name))
  if (clash !== null) throw bad(clash.key, clash.problem)
}

/** Copies the file beside itself under the next free number. @returns the copy's path */
function keepAside(file: string): string {
  for (let number = 1; number <= MOST_COPIES; number += 1) {
    const aside = `${file}.damaged-${number}`
    try {
      copyFileSync(file, aside, constants.COPYFILE_EXCL)
      chmodSync(aside, 0o600)
      return aside
    } catch (error) {
      if (systemCode(error) === 'EEXIST') continue
      rmSync(aside, { force: true })
      throw writeError(error, aside)
    }
  }
  throw new UserError(
    'settings_damaged',
    EXIT.usage,
    `There are ${MOST_COPIES} damaged copies of ${file} already.`,
  )
}

function openConf(file: string): Conf<Record<string, unknown>> {
  const extension = extname(file)
  return new Conf<Record<string, unknown>>({
    cwd: dirname(file),
    configName: basename(file, extension),
    fileExtension: extension.slice(1),
    configFileMode: 0o600,
    accessPropertiesByDotNotation: true,
    schema: settingsSchema(),
  })
}

/**
 * conf does not notice a write that the disk took in part only, so it works on a copy; its text is taken when it is whole.
 * @returns the text of the settings with these keys changed
 */
function changed(file: string, root: object, changes: Changes): string {
  const scratch = mkdtempSync(join(dirname(file), '.config-'))
  const copy = join(scratch, 'config.json')
  try {
    writeFileSync(copy, JSON.stringify(root), { mode: 0o600 })
    const conf = openConf(copy)
    for (const [key, value] of changes)
      if (value === null) conf.delete(key)
      else conf.set(key, value)
    const text = readFileSync(copy, 'utf8')
    const { values } = parseSettings(text)
    for (const [key, value] of changes) if (values.get(key) !== (value ?? undefined)) throw diskFull(file)
    return text
  } catch (error) {
    throw writeError(error, file)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

/** @returns the file's content without the values that are wrong */
function soundPart(tree: SettingsTree): Record<string, unknown> {
  const root = structuredClone(tree.root) as Record<string, unknown>
  for (const { key } of tree.wrong) {
    const names = key.split('.')
    const last = names.pop() as string
    const group = names.reduce((at, name) => at[name] as Record<string, unknown>, root)
    delete group[last]
  }
  return root
}

/**
 * The checks of {@link writeSettings} without writing.
 * @throws UserError as there
 */
export function checkSettings(file: string, typed: Readonly<Record<string, string | null>>): void {
  const changes = rightChanges(typed)
  checkTogether(parseSettings(settingsText(file)), changes)
}

/**
 * Sets keys, or takes them out with null: all of them or, when something is wrong, none. Keys of newer versions stay.
 * @param typed values as typed, by their keys
 * @returns `kept`: where a damaged file was copied to before what is right in it was written anew, or null
 * @throws UserError `unknown_setting`, `bad_setting`, `secret_in_settings`, `settings_damaged` (exit 2),
 *   `home_not_writable`, `settings_unreadable`, `disk_full` (exit 1)
 */
export function writeSettings(
  file: string,
  typed: Readonly<Record<string, string | null>>,
): { readonly kept: string | null } {
  const changes = rightChanges(typed)
  ensureFolder(dirname(file))
  const tree = parseSettings(settingsText(file))
  checkTogether(tree, changes)
  const { target, mode } = targetOf(file, tree.broken !== null)
  const mend = tree.broken !== null || tree.wrong.length > 0
  const kept = mend ? keepAside(file) : null
  const text = changed(file, mend ? soundPart(tree) : tree.root, changes)
  replaceFile(target, text, mode)
  return { kept }
}

/** {@link writeSettings} for one key. */
export function writeSetting(
  file: string,
  key: string,
  value: string | null,
): { readonly kept: string | null } {
  return writeSettings(file, { [key]: value })
}
