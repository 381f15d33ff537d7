/** A counted deadline, kept in the event that started it so that it never moves by itself. */

export interface SkippedDay {
  /** YYYY-MM-DD in the calendar's zone. */
  readonly date: string
  /** `Saturday`, `Sunday`, the name of the holiday, or `closed` (no service hours that day). */
  readonly why: string
}

export interface Deadline {
  /** Instant the counting began, ISO 8601 UTC. */
  readonly from: string
  /** `5bd`, `14d`, `4h`, `2m`, `by:YYYY-MM-DD`, `until:<ISO or date>`. */
  readonly rule: string
  /** `DE-BY`, `DE`, ... and the zone the days were counted in. */
  readonly calendar: string
  readonly timezone: string
  /** ISO 8601 UTC; for days and months the last second of `dueDate` in the zone. */
  readonly dueAt: string
  readonly dueDate: string
  readonly skipped: readonly SkippedDay[]
}
