/** The checks of `doctor`; each looks at one thing and says how to mend it. */
import { existsSync, statSync } from 'node:fs'
import { release } from 'node:os'
import type { Language } from '../../case/model.ts'
import { type CheckName, DOCTOR, keyringReason } from '../../terminal/texts/doctor.ts'
import type { World } from '../../world.ts'
import { emailRow } from './connect-rows.ts'

export interface Health {
  readonly status: 'pass' | 'warn' | 'fail'
  readonly detail: string
  readonly hint: string | null
}

export interface Check {
  readonly name: CheckName
  /** @param language of the sentences in `detail` and `hint` */
  look(world: World, language: Language): Promise<Health>
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
  look: async ({ paths, system, homeFault }, language) => {
    const texts = DOCTOR[language]
    const { configDir, dataDir, storeFile, settingsFile } = paths
    const fault = homeFault()
    if (fault) return fail(fault.message, fault.hints[0] ?? '')
    const there = [...new Set([configDir, dataDir, storeFile, settingsFile])].filter(path => existsSync(path))
    if (there.length === 0) return pass(texts.madeLater(paths.dataDir))
    const open = system.platform === 'win32' ? [] : there.filter(path => (statSync(path).mode & 0o077) !== 0)
    if (open.length === 0) return pass(paths.dataDir)
    return warn(texts.openToOthers(open.join(', ')), `chmod go-rwx ${open.join(' ')}`)
  },
}

const settings: Check = {
  name: 'settings',
  look: async (world, language) => {
    const { unknown } = world.settings()
    const { settingsFile } = world.paths
    if (unknown.length === 0) return pass(settingsFile)
    const texts = DOCTOR[language]
    return warn(texts.unknownKeys(settingsFile, unknown.join(', ')), texts.newerKnows)
  },
}

const store: Check = {
  name: 'store',
  look: async (world, language) => {
    const texts = DOCTOR[language]
    const reader = world.reader()
    const wrong = reader.verify()
    if (wrong.length === 0)
      return pass(`${texts.cases(reader.overview({ all: true }).length)}, ${world.paths.storeFile}`)
    return fail(wrong.join('; '), texts.makeAnew(`${world.launch} doctor --rebuild`))
  },
}

const keyring: Check = {
  name: 'keyring',
  look: async (world, language) => {
    const answer = await world.keyring()
    if (answer.available) return pass(DOCTOR[language].reachable)
    return warn(keyringReason(answer.reason, language), DOCTOR[language].otherSecrets)
  },
}

/** What a channel would say before it sends, and whether it also reads; a missing sign-in is said as `channels` says it. */
const email: Check = {
  name: 'email',
  look: async (world, language) => {
    const texts = DOCTOR[language]
    const channel = await world.channel('email')
    const { mode, readsFrom, note } = await emailRow(world)
    const byHand = mode === 'hand-off'
    if (!byHand) await channel.ready?.({ ...world.connection('email'), loopbackOnly: false })
    const sending = byHand ? texts.handOff : texts.ready(String(mode))
    const reading = readsFrom === null ? texts.readsNothing : texts.reads(readsFrom)
    const detail = `${sending}; ${reading}`
    return note === null ? pass(detail) : fail(detail, note)
  },
}

const calendar: Check = {
  name: 'calendar',
  look: async (world, language) => {
    const texts = DOCTOR[language]
    const value = (key: string) => world.settings().get(key)?.toString()
    const country = value('me.country')?.toUpperCase() ?? 'DE'
    const region = value('me.region')?.toUpperCase() ?? null
    const year = Number(world.now.slice(0, 4))
    const { zoneOf } = await import('../../ladder/clock/countries.ts')
    const zone = value('me.timezone') ?? zoneOf(country, region)
    const holidays = (await world.calendar(country, region, zone, [year])).holidays(year)
    const name = region ? `${country}-${region}` : country
    const found = `${name} ${year}: ${texts.holidays(holidays.length)}, ${zone}`
    return value('me.country')
      ? pass(found)
      : warn(texts.assumed(found), `${world.launch} config set me.country DE`)
  },
}

export const CHECKS: readonly Check[] = [node, folders, settings, store, keyring, email, calendar]
