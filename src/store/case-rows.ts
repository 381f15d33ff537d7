/** The projection: one row per case, made from its events and rebuildable. */
import type { Database, Row, SqlValue } from './driver.ts'
import { parsedOrNull } from './plain-json.ts'
import { DamagedRow } from './sqlite-errors.ts'
import type { OverviewRow, Projection } from './store.ts'

/** How many ids a text may stand for before it is too short to be useful. */
const MOST_CANDIDATES = 20

/** `telekom-1` -> prefix `telekom`, number 1. */
function partsOf(id: string): { prefix: string; number: number } {
  const dash = id.lastIndexOf('-')
  return { prefix: id.slice(0, dash), number: Number(id.slice(dash + 1)) }
}

/** @returns the values of a row of `cases`, in the order of its columns */
export function caseRow(id: string, projection: Projection): SqlValue[] {
  const { prefix, number } = partsOf(id)
  const { companyId, open, nextDue, body } = projection
  return [id, prefix, number, companyId, open ? 1 : 0, nextDue, JSON.stringify(body ?? null)]
}

/** Writes the row and the digests of a case anew. */
export function writeProjection(db: Database, id: string, projection: Projection): void {
  db.prepare(
    'INSERT OR REPLACE INTO cases (id, prefix, number, company, open, next_due, body) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ).run(...caseRow(id, projection))
  db.prepare('DELETE FROM deliveries WHERE case_id = ?').run(id)
  const insert = db.prepare('INSERT OR IGNORE INTO deliveries (digest, case_id, seq) VALUES (?, ?, ?)')
  for (const { digest, seq } of projection.digests) insert.run(digest, id, seq)
}

/**
 * Numbers are counted, not searched for the highest, so that a forgotten case's number never comes back.
 * @throws TypeError on a prefix that would not make a typeable id
 */
export function nextId(db: Database, prefix: string): string {
  if (!/^[a-z0-9][a-z0-9-]{0,80}$/.test(prefix)) throw new TypeError(`not a prefix of a case id: ${prefix}`)
  const row = db
    .prepare(
      'INSERT INTO numbers (prefix, last) VALUES (?, 1) ON CONFLICT (prefix) DO UPDATE SET last = last + 1 RETURNING last',
    )
    .get(prefix)
  return `${prefix}-${Number(row?.last)}`
}

/** @returns the id itself if there is such a case, else at most 20 ids that start with the text */
export function matchingIds(db: Database, text: string): string[] {
  const exact = db.prepare('SELECT id FROM cases WHERE id = ?').get(text)
  if (exact !== undefined) return [String(exact.id)]
  return db
    .prepare(
      'SELECT id FROM cases WHERE id >= ?1 AND id < ?1 || char(1114111) ORDER BY prefix, number LIMIT ?2',
    )
    .all(text, MOST_CANDIDATES)
    .map(row => String(row.id))
}

/** The text itself is never told: it is the user's. */
function overviewBody(row: Row): unknown {
  const body = parsedOrNull(String(row.body))
  if (body !== null) return body
  throw new DamagedRow(
    `the status row of ${row.id} cannot be read`,
    'escalate doctor --rebuild makes the status table anew; the events stay.',
  )
}

function toOverview(row: Row): OverviewRow {
  const nextDue = row.next_due === null ? null : String(row.next_due)
  return { id: String(row.id), open: row.open === 1, nextDue, body: overviewBody(row) }
}

/** @returns rows by their next date, those without one last, then by id (numbers counted, not spelt) */
export function overviewRows(db: Database, all: boolean): OverviewRow[] {
  const which = all ? '' : 'WHERE open = 1'
  return db
    .prepare(
      `SELECT id, open, next_due, body FROM cases ${which} ORDER BY next_due IS NULL, next_due, prefix, number`,
    )
    .all()
    .map(toOverview)
}

/** @returns the earliest send of exactly this message in any case, forgotten ones included, or null */
export function firstDelivery(
  db: Database,
  digest: string,
): { readonly id: string; readonly seq: number } | null {
  const row = db
    .prepare(
      `SELECT case_id, seq FROM deliveries JOIN events USING (case_id, seq) WHERE digest = ?
       ORDER BY at, case_id, seq LIMIT 1`,
    )
    .get(digest)
  return row === undefined ? null : { id: String(row.case_id), seq: Number(row.seq) }
}
