/** What the rest of the program needs of days and zones; loads temporal-polyfill, so never on the hot path. */

export { dateIn, endOfDay, isTimezone, startOfDay, timeIn, weekdayOf } from './temporal.ts'
export { parseInstant } from './typed-dates.ts'
export { parseDay } from './typed-day.ts'
