/** Statements that a run asks for again and again, prepared once: to prepare costs more than to ask. */
import type { Database, Statement } from './driver.ts'

const prepared = new WeakMap<Database, Map<string, Statement>>()

/** @returns the statement of this text; only for texts of the program itself, of which there are few */
export function statement(db: Database, sql: string): Statement {
  const known = prepared.get(db) ?? new Map<string, Statement>()
  prepared.set(db, known)
  const found = known.get(sql) ?? db.prepare(sql)
  known.set(sql, found)
  return found
}
