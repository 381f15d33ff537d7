/** The checks of `doctor`; each looks at one thing and says how to mend it. */
import { existsSync, statSync } from 'node:fs'
import { release } from 'node:os'
import type { CheckName } from '../../terminal/texts/doctor.ts'
import type { World } from '../../world.ts'

export interface Health {
  readonly status: 'pass' | 'warn' | 'fail'
  readonly detail: string
  readonly hint: string | null
}

export interface Check {
  readonly name: CheckName
  look(world: World): Promise<Health>
}

const pass = (detail: string): Health => ({ status: 'pass', detail, hint: null })
const warn = (detail: string, hint: string): Health => ({ status: 'warn', detail, hint })
const fail = (detail: string, hint: string): Health => ({ status: 'fail', detail, hint })

const node: Check = {
  name: 'node',
  look: async () => pass(`${process.versions.node}, ${process.platform} ${release()}`),
}

/** Group and others have no business in these folders and files (CONTRACT section 4: 0700, 0600). */
const folders: Check = {
  name: 'folders',
  look: async ({ paths, system, homeFault }) => {
    const { configDir, dataDir, storeFile, settingsFile } = paths
    const fault = homeFault()
    if (fault) return fail(fault.message, fault.hints[0] ?? '')
    const there = [...new Set([configDir, dataDir, storeFile, settingsFile])].filter(path => existsSync(path))
    if (there.length === 0) return pass(`${paths.dataDir} (made when something is stored)`)
    const open = system.platform === 'win32' ? [] : there.filter(path => (statSync(path).mode & 0o077) !== 0)
    if (open.length === 0) return pass(paths.dataDir)
    return warn(`others can read ${open.join(', ')}`, `chmod go-rwx ${open.join(' ')}`)
  },
}

const settings: Check = {
  name: 'settings',
  look: async world => {
    const { unknown } = world.settings()
    const { settingsFile } = world.paths
    if (unknown.length === 0) return pass(settingsFile)
    return warn(`${settingsFile}: unknown keys ${unknown.join(', ')}`, 'a newer version may know them')
  },
}

const store: Check = {
  name: 'store',
  look: async world => {
    const reader = world.reader()
    const wrong = reader.verify()
    if (wrong.length === 0)
      return pass(`${reader.overview({ all: true }).length} cases, ${world.paths.storeFile}`)
    return fail(
      wrong.join('; '),
      `${world.launch} doctor --rebuild makes the status table anew; the events stay`,
    )
  },
}

const keyring: Check = {
  name: 'keyring',
  look: async world => {
    const answer = await world.keyring()
    if (answer.available) return pass('reachable')
    return warn(answer.reason, 'secrets can also come from ESCALATE_SECRET_... or email.passwordCommand')
  },
}

const email: Check = {
  name: 'email',
  look: async world => {
    const mode = world.settings().get('email.mode')
    const channel = await world.channel('email')
    if (mode === 'hand-off') return pass('hand-off to your mail program')
    await channel.ready?.({ ...world.connection('email'), loopbackOnly: false })
    return pass(`${mode}, ready`)
  },
}

const calendar: Check = {
  name: 'calendar',
  look: async world => {
    const value = (key: string) => world.settings().get(key)?.toString()
    const country = value('me.country')?.toUpperCase() ?? 'DE'
    const region = value('me.region')?.toUpperCase() ?? null
    const year = Number(world.now.slice(0, 4))
    const { zoneOf } = await import('../../ladder/clock/countries.ts')
    const zone = value('me.timezone') ?? zoneOf(country, region)
    const holidays = (await world.calendar(country, region, zone, [year])).holidays(year)
    const name = region ? `${country}-${region}` : country
    const found = `${name} ${year}: ${holidays.length}, ${zone}`
    return value('me.country')
      ? pass(found)
      : warn(`${found} (assumed)`, 'escalate config set me.country DE, me.region BY')
  },
}

export const CHECKS: readonly Check[] = [node, folders, settings, store, keyring, email, calendar]
