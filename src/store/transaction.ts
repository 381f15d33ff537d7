/** Write and read transactions. */
import type { Database } from './driver.ts'

/** A full disk makes SQLite roll back by itself; a second ROLLBACK then fails, and the first error is the one to tell. */
function rollBack(db: Database): void {
  try {
    db.exec('ROLLBACK')
  } catch {
    // already rolled back
  }
}

function within<T>(db: Database, begin: string, work: () => T): T {
  db.exec(begin)
  try {
    const result = work()
    db.exec('COMMIT')
    return result
  } catch (error) {
    rollBack(db)
    throw error
  }
}

/** Takes the write lock first, so that what `work` reads is still true when it writes. Whatever it throws undoes all. */
export function writing<T>(db: Database, work: () => T): T {
  return within(db, 'BEGIN IMMEDIATE', work)
}

/** Lets several reads see one and the same state. */
export function reading<T>(db: Database, work: () => T): T {
  return within(db, 'BEGIN', work)
}
