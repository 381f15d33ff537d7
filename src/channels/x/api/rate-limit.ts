/** Until when X wants no more requests (docs.x.com, "Rate limits": fifteen minutes, and a day for the app and the user). */

const GROUPS = ['x-rate-limit', 'x-app-limit-24hour', 'x-user-limit-24hour']

interface Window {
  readonly used: boolean
  /** Seconds of the epoch. */
  readonly reset: number
}

function windowsOf(headers: Headers): Window[] {
  return GROUPS.flatMap(name => {
    const reset = headers.get(`${name}-reset`) ?? ''
    // Ten digits: the years 2001 to 2286.
    if (!/^\d{10}$/.test(reset)) return []
    return [{ used: headers.get(`${name}-remaining`)?.trim() === '0', reset: Number(reset) }]
  })
}

/**
 * Several limits may hold at once, so the latest end of those that are used up counts.
 * @returns ISO 8601 UTC in minutes, rounded up; null: X did not say
 */
export function resetOf(headers: Headers): string | null {
  const windows = windowsOf(headers)
  const used = windows.filter(window => window.used)
  const resets = (used.length > 0 ? used : windows).map(({ reset }) => reset)
  if (resets.length === 0) return null
  const minute = Math.ceil(Math.max(...resets) / 60) * 60_000
  return new Date(minute).toISOString().replace(':00.000Z', 'Z')
}
