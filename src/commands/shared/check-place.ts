/** Country, region and zone are held against the calendar when they are set, not when a deadline needs them. */
import { EXIT, UserError } from '../../errors.ts'
import type { World } from '../../world.ts'

/** A file that is damaged is about to be mended: what it says does not count. */
function placeOf(world: World): { country: string | undefined; region: string | null } {
  try {
    const settings = world.settings()
    const region = settings.get('me.region')?.toString() ?? null
    return { country: settings.get('me.country')?.toString(), region }
  } catch {
    return { country: undefined, region: null }
  }
}

async function checkZone(value: string): Promise<void> {
  const { isTimezone } = await import('../../ladder/clock/zone.ts')
  if (isTimezone(value)) return
  throw new UserError('bad_setting', EXIT.usage, `me.timezone: there is no zone ${JSON.stringify(value)}`, {
    hints: ['e.g. Europe/Berlin (a name of the IANA list)'],
  })
}

/** Only that there is no such place is of interest: a store that cannot be read must not keep a setting from being set. */
async function unknownPlace(country: string, region: string | null, world: World): Promise<UserError | null> {
  try {
    await world.calendar(country, region, 'UTC', [Number(world.now.slice(0, 4))])
    return null
  } catch (error) {
    return error instanceof UserError && error.code === 'unknown_calendar' ? error : null
  }
}

const WAY: Readonly<Record<string, string>> = {
  'me.country': 'Or take the region out first: escalate config set me.region',
  'me.region': 'The country comes first: escalate config set me.country DE',
}

async function checkTogether(key: string, country: string, region: string | null, world: World) {
  const whole = await unknownPlace(country, null, world)
  const fault = whole ?? (region === null ? null : await unknownPlace(country, region, world))
  if (fault === null) return
  const way = whole ? [] : [WAY[key] ?? '']
  throw new UserError('bad_setting', EXIT.usage, `${key}: ${fault.message}`, {
    hints: [...fault.hints, ...way],
  })
}

/**
 * @param value as typed; one of the wrong form passes, as the settings say what would be right
 * @throws UserError `bad_setting` (exit 2) for a zone or place that is not known, or a region that is not in the country
 */
export async function checkPlace(key: string, value: string, world: World): Promise<void> {
  const { country, region } = placeOf(world)
  if (key === 'me.timezone') await checkZone(value)
  else if (key === 'me.country' && /^[A-Z]{2}$/.test(value)) await checkTogether(key, value, region, world)
  else if (key === 'me.region' && /^[A-Z0-9]{1,3}$/.test(value))
    await checkTogether(key, country ?? 'DE', value, world)
}
