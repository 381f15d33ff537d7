/** A lock across processes that the system takes back when its holder ends, however it ends. */
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { EXIT, UserError } from '../errors.ts'
import { type Database, openDatabase } from './driver.ts'
import { ensureFolder } from './paths.ts'
import { sqliteCode, storeError } from './sqlite-errors.ts'
import { makePrivate } from './store-file.ts'

export interface LockOptions {
  /** Milliseconds to wait for another holder; 30 s, as long as a sign-in over the network may take. */
  readonly limit?: number
  /** Milliseconds between two tries. Nobody waits on the system itself: two calls in one process would block for ever. */
  readonly pause?: number
}

/** SQLITE_BUSY (sqlite.org/rescode.html). */
const BUSY = 5

/** @returns whether the lock was free and is now held */
function taken(db: Database): boolean {
  try {
    db.exec('BEGIN IMMEDIATE')
    return true
  } catch (error) {
    if (((sqliteCode(error) ?? 0) & 0xff) === BUSY) return false
    throw error
  }
}

async function take(db: Database, { limit = 30_000, pause: step = 50 }: LockOptions): Promise<void> {
  const end = performance.now() + limit
  while (!taken(db)) {
    if (performance.now() >= end)
      throw new UserError('busy', EXIT.busy, 'Another escalate is renewing or keeping a secret.', {
        hints: ['Run the command again in a moment.'],
      })
    await pause(step)
  }
}

/**
 * Runs `work` while nobody else holds the lock of this file, in this process or another. The file stays, empty: its lock
 * is SQLite's, which writes nothing as long as nothing changes.
 * @throws UserError `busy` (exit 7) after the time limit, `home_not_writable`, `disk_full` (exit 1), and what `work` throws
 */
export async function withLock<T>(
  file: string,
  work: () => Promise<T>,
  options: LockOptions = {},
): Promise<T> {
  let db: Database | null = null
  try {
    ensureFolder(dirname(file))
    makePrivate(file)
    db = openDatabase(file)
    db.exec('PRAGMA busy_timeout = 0')
    await take(db, options)
  } catch (error) {
    db?.close()
    throw error instanceof UserError ? error : storeError(error, file)
  }
  try {
    return await work()
  } finally {
    db.close()
  }
}
