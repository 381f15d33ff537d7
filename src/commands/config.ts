/** `escalate config get|set|list|path`: settings with their origin. */
import type { Command } from 'commander'
import { EXIT, UserError } from '../errors.ts'
import { SETTING_KEYS, settingKey } from '../store/setting-keys.ts'
import { TALK } from '../terminal/texts/talk.ts'
import type { World } from '../world.ts'
import { checkPlace } from './shared/check-place.ts'
import { helpAlone } from './shared/help-alone.ts'
import type { Registration } from './shared/registration.ts'

export function register(program: Command, registration: Registration): void {
  const { tr, act } = registration
  const config = program.command('config').description(tr('settings', 'Einstellungen'))
  config
    .command('get <key>')
    .description(tr('print one setting', 'eine Einstellung ausgeben'))
    .action(act((world, key: string) => runConfigGet(world, key)))
  config
    .command('set <key> [value]')
    .description(
      tr(
        'change one setting; without a value it is taken out',
        'eine Einstellung ändern; ohne Wert entfällt sie',
      ),
    )
    .action(
      act((world, key: string, value?: string) => runConfigSet(world, key, value), { evenDamaged: true }),
    )
  config
    .command('list')
    .description(tr('all settings and where they come from', 'alle Einstellungen und woher sie kommen'))
    .action(act(world => runConfigList(world)))
  config
    .command('path')
    .description(tr('where the settings file is', 'wo die Einstellungsdatei liegt'))
    .action(act(world => runConfigPath(world), { evenDamaged: true }))
  helpAlone(config, registration)
}

function unknownSetting(key: string, world: World): UserError {
  return new UserError('unknown_setting', EXIT.usage, `there is no setting ${JSON.stringify(key)}`, {
    hints: [`${world.launch} config list shows all ${SETTING_KEYS.length}`],
  })
}

/** @returns 0. @throws UserError `unknown_setting` (exit 2) */
export async function runConfigGet(world: World, key: string): Promise<number> {
  const settings = world.settings()
  if (!settingKey(key) && settings.get(key) === undefined) throw unknownSetting(key, world)
  const value = settings.get(key) ?? null
  const origin = settings.origin(key)
  if (world.output.json) world.output.document({ schema: 'escalate/setting/1', key, value, origin })
  else world.output.print(String(value ?? ''))
  return EXIT.done
}

/** @returns 0. @throws UserError `unknown_setting`, `bad_setting`, `secret_in_settings` (exit 2) */
export async function runConfigSet(world: World, key: string, value?: string): Promise<number> {
  const { output, language } = world
  if (value !== undefined) await checkPlace(key, value, world)
  const kept = await world.writeSetting(key, value ?? null)
  if (kept) output.warn(TALK[language].keptAside(kept))
  if (output.json)
    output.document({
      schema: 'escalate/setting/1',
      key,
      value: value ?? null,
      origin: value === undefined ? 'unset' : 'file',
    })
  return EXIT.done
}

/** @returns 0 */
export async function runConfigList(world: World): Promise<number> {
  const entries = world.settings().entries()
  const settings = entries.map(({ key, value, origin }) => ({ key, value: value ?? null, origin }))
  if (world.output.json) world.output.document({ schema: 'escalate/settings/1', settings })
  else
    for (const { key, value, origin } of settings) world.output.print(`${key} = ${value ?? ''}  (${origin})`)
  return EXIT.done
}

/** @returns 0 */
export async function runConfigPath(world: World): Promise<number> {
  const { settingsFile, dataDir } = world.paths
  if (world.output.json) world.output.document({ schema: 'escalate/paths/1', settingsFile, dataDir })
  else world.output.print(settingsFile)
  return EXIT.done
}
