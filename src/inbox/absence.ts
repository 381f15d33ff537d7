/**
 * When a mail that is missing among the sent ones counts as not sent: seen to be missing twice, by an account whose
 * provider files each mail itself (facts on faults, B.2). Providers file with delay, so both looks need their distance.
 */

/** Milliseconds from the begin of the send to a look that counts, and from one such look to the next. */
const DISTANCE = 120_000

/** `<instant>`: missed once; `<instant> <instant>`: missed twice. Both ISO 8601 UTC. */
export type AbsenceMark = string

/** A clock that went back gives no distance at all. */
const apart = (from: string, to: string): boolean => Date.parse(to) - Date.parse(from) >= DISTANCE

/**
 * @param mark what was noted so far, or null
 * @param sentAt when the send began
 * @param look when the looking began and ended; the first is what a distance is measured to, the second from
 * @returns the mark to keep; null: this look adds nothing
 */
export function noteAbsence(
  mark: AbsenceMark | null,
  sentAt: string,
  { begun, ended }: { readonly begun: string; readonly ended: string },
): AbsenceMark | null {
  if (!apart(sentAt, begun) || absentTwice(mark)) return null
  if (mark === null || Number.isNaN(Date.parse(mark)) || Date.parse(mark) > Date.parse(begun)) return ended
  return apart(mark, begun) ? `${mark} ${ended}` : null
}

/** @returns whether two looks that count have missed it */
export function absentTwice(mark: AbsenceMark | null): boolean {
  return mark !== null && mark.split(' ').length === 2
}
