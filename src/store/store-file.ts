/** The file of the case store: made with the right mode, opened with the right settings. */
import { chmodSync, closeSync, existsSync, fchmodSync, openSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Database, openDatabase } from './driver.ts'
import { ensureFolder, folderFault } from './paths.ts'
import { checkFormat, formatOf, migrate } from './schema.ts'
import { damaged, sqliteCode } from './sqlite-errors.ts'

/** How long a process waits for another one's write, in milliseconds; writes take 1 to 640 (two writers, measured). */
const WAIT_FOR_WRITERS = 10_000

/** SQLITE_READONLY and SQLITE_CANTOPEN: what a folder that may not be written answers to a reader of a WAL store. */
const FOLDER_READ_ONLY = [8, 14]

/**
 * Makes an empty file of mode 0600, or gives one that is there this mode. SQLite gives -wal and -shm the mode of the file
 * itself, whatever the umask; so only this one has to be right. One that is there is never opened: closing it would
 * drop the locks that SQLite holds on it in this process (fcntl(2)).
 */
export function makePrivate(file: string): void {
  try {
    const handle = openSync(file, 'wx', 0o600)
    fchmodSync(handle, 0o600)
    closeSync(handle)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600)
  }
}

const holdsSomething = (folder: string): boolean =>
  (statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false) && readdirSync(folder).length > 0

/**
 * SQLite takes a file of 0 bytes for a new store and deletes the WAL beside it. It writes the first page before there is
 * a WAL, so only a first run that broke off leaves 0 bytes; what else lies there says that there were cases.
 * @throws UserError `store_damaged` (exit 1)
 */
function refuseEmptied(file: string): void {
  if (statSync(file, { throwIfNoEntry: false })?.size !== 0) return
  const beside = ['attachments', 'hand-offs'].map(name => join(dirname(file), name))
  if (!existsSync(`${file}-wal`) && !beside.some(holdsSomething)) return
  throw damaged(
    file,
    'it is empty, although files of cases lie beside it',
    'Put it back from a backup. If there never was a case, delete the empty file.',
  )
}

/** @returns the database, in the newest format. The time limit comes first, as setting WAL may have to wait itself. */
export function openToWrite(file: string): Database {
  ensureFolder(dirname(file))
  refuseEmptied(file)
  makePrivate(file)
  const db = openDatabase(file)
  try {
    db.exec(`PRAGMA busy_timeout = ${WAIT_FOR_WRITERS}`)
    checkFormat(db, file)
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
    migrate(db, file)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/**
 * Without a WAL and in a folder that cannot be written, nobody else writes either: SQLite may then read the bare file.
 * @returns null if a WAL is there, because its content would be missing
 */
function openUnwritable(file: string): Database | null {
  const wal = `${file}-wal`
  if (existsSync(wal) && statSync(wal).size > 0) return null
  const url = pathToFileURL(file)
  url.searchParams.set('immutable', '1')
  return openDatabase(url, { readOnly: true })
}

/**
 * Opened for reading and writing but told to refuse writes: so the last reader can remove -wal and -shm again, which a
 * reader that opened read-only leaves behind.
 */
function openQuietly(file: string): Database {
  const db = openDatabase(file)
  try {
    db.exec(`PRAGMA busy_timeout = ${WAIT_FOR_WRITERS}; PRAGMA query_only = ON`)
    formatOf(db)
    return db
  } catch (error) {
    db.close()
    const folder = FOLDER_READ_ONLY.includes((sqliteCode(error) ?? 0) & 0xff)
    const still = folder ? openUnwritable(file) : null
    if (still === null) throw error
    return still
  }
}

function checkedFormat(db: Database, file: string): number {
  try {
    return checkFormat(db, file)
  } catch (error) {
    db.close()
    throw error
  }
}

/** @throws UserError `home_not_writable` (exit 1) for a folder that cannot be entered, or that is none */
function isThere(file: string): boolean {
  try {
    return statSync(file, { throwIfNoEntry: false }) !== undefined
  } catch (error) {
    throw folderFault(dirname(file)) ?? error
  }
}

/**
 * Opens an existing file without changing anything in it; one of an older format keeps it.
 * @returns null if there is no file or nothing was ever stored in it
 * @throws UserError `store_newer`, `store_damaged`, `home_not_writable` (exit 1)
 */
export function openToRead(file: string): Database | null {
  if (!isThere(file)) return null
  refuseEmptied(file)
  const db = openQuietly(file)
  const format = checkedFormat(db, file)
  if (format > 0) return db
  db.close()
  return null
}
