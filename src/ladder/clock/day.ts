/** Calendar days as `YYYY-MM-DD`, without a zone and without a library: cheap enough for the hot path. */

/** Years a complaint can sensibly name; keeps every computed year at four digits. */
const FIRST_YEAR = 1970
const LAST_YEAR = 2199

/**
 * Whether `text` is a day that exists, written `YYYY-MM-DD`, in the years 1970 to 2199.
 * @param text anything a user or a file may hold; `2026-02-30` is no day
 */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const year = Number(text.slice(0, 4))
  if (year < FIRST_YEAR || year > LAST_YEAR) return false
  const noon = new Date(`${text}T12:00:00Z`)
  return !Number.isNaN(noon.getTime()) && noon.toISOString().startsWith(text)
}

/**
 * Distance between two days in whole days, positive when `to` is later.
 * @param from `YYYY-MM-DD`
 * @param to `YYYY-MM-DD`
 */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}
