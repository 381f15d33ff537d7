/** Where reading of a list of posts ended, as kept between runs: `since`, or `since:below:newest` while older ones wait. */
import { isId } from '../settings.ts'

export interface Cursor {
  /** All posts up to this one were read; null: none. */
  readonly since: string | null
  /** Posts between `since` and `below` were left for the next run; `newest` was read. */
  readonly gap: { readonly below: string; readonly newest: string } | null
}

const START: Cursor = { since: null, gap: null }

/** @returns the cursor; from the beginning where the text is none */
export function readCursor(text: string | null): Cursor {
  const [since = '', below, newest, ...rest] = (text ?? '').split(':')
  if (rest.length > 0 || (since !== '' && !isId(since))) return START
  const known = since === '' ? null : since
  if (below === undefined) return { since: known, gap: null }
  return isId(below) && isId(newest) ? { since: known, gap: { below, newest } } : START
}

export function cursorText({ since, gap }: Cursor): string {
  return gap === null ? (since ?? '') : `${since ?? ''}:${gap.below}:${gap.newest}`
}

/** Order of ids, and so of time: they are numbers of up to 64 bits. */
export function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)
}

/**
 * @param ids of the posts that were read, oldest first
 * @param whole whether none was left between them and `before`
 */
export function cursorAfter(before: Cursor, ids: readonly string[], whole: boolean): Cursor {
  const [oldest, newest] = [ids[0], ids.at(-1)]
  if (whole) {
    const known = [before.since, before.gap?.newest, newest].filter(id => id != null).sort(compareIds)
    return { since: known.at(-1) ?? null, gap: null }
  }
  if (oldest === undefined || newest === undefined) return before
  return { since: before.since, gap: { below: oldest, newest: before.gap?.newest ?? newest } }
}
