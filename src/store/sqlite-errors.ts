/** Turns what SQLite and the file system say into sentences for the user. */
import { EXIT, UserError } from '../errors.ts'
import { diskFull, NO_ROOM, systemCode } from './disk-errors.ts'

/** Primary result codes (sqlite.org/rescode.html); the extended ones carry them in their low byte. */
const SQLITE = {
  perm: 3,
  busy: 5,
  locked: 6,
  readOnly: 8,
  ioError: 10,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  notADatabase: 26,
} as const

/** SQLITE_IOERR_SHMSIZE: the index of the WAL could not grow, which means a full disk. */
const SHARED_MEMORY_SIZE = 4874

/** A row whose text is not what was written: told like a page that SQLite itself finds damaged. */
export class DamagedRow extends Error {
  readonly errcode = SQLITE.corrupt

  /** @param hint what mends it, where more can be said than for a damaged file */
  constructor(
    what: string,
    readonly hint?: string,
  ) {
    super(what)
  }
}

/** What SQLite says for a code (sqlite3_errstr): rows that fail while they are read come without it on Node 20. */
const BY_MESSAGE: ReadonlyMap<string, number> = new Map([
  ['database is locked', SQLITE.busy],
  ['database table is locked', SQLITE.locked],
  ['attempt to write a readonly database', SQLITE.readOnly],
  ['disk I/O error', SQLITE.ioError],
  ['database disk image is malformed', SQLITE.corrupt],
  ['database or disk is full', SQLITE.full],
  ['unable to open database file', SQLITE.cannotOpen],
  ['file is not a database', SQLITE.notADatabase],
])

/** @returns the extended result code, or null if the error is not SQLite's (both drivers call it `errcode`) */
export function sqliteCode(error: unknown): number | null {
  if (!(error instanceof Error)) return null
  if ('errcode' in error && typeof error.errcode === 'number') return error.errcode
  return systemCode(error) === 'ERR_SQLITE_ERROR' ? (BY_MESSAGE.get(error.message) ?? null) : null
}

/** Behind the bracket or dash of `malformed database schema (...) - near ...` stands what the damaged page holds. */
const withoutContent = (said: string): string => said.split(/ [(-]/)[0] ?? ''

const notWritable = (file: string): UserError =>
  new UserError('store_not_writable', EXIT.failure, `The case store ${file} cannot be opened or written.`, {
    hints: ['Check who owns the folder, or set ESCALATE_HOME to another one.'],
  })

const busy = (file: string): UserError =>
  new UserError('store_busy', EXIT.busy, `Another escalate is writing to ${file}.`, {
    hints: ['Run the command again in a moment.'],
  })

/** @returns the sentence for a store that SQLite cannot make sense of */
export const damaged = (file: string, what: string, hint?: string): UserError =>
  new UserError('store_damaged', EXIT.failure, `The case store ${file} is damaged: ${what}.`, {
    hints: [hint ?? 'Run `escalate doctor`; it says what can still be read. Do not delete the file.'],
  })

const BY_CODE: { readonly [code: number]: (file: string, said: string) => UserError } = {
  [SQLITE.perm]: notWritable,
  [SQLITE.busy]: busy,
  [SQLITE.locked]: busy,
  [SQLITE.readOnly]: notWritable,
  [SQLITE.ioError]: (file, said) =>
    new UserError('store_io', EXIT.failure, `The disk failed under the case store ${file}: ${said}.`),
  [SQLITE.corrupt]: (file, said) => damaged(file, withoutContent(said)),
  [SQLITE.full]: diskFull,
  [SQLITE.cannotOpen]: notWritable,
  [SQLITE.notADatabase]: damaged,
}

const BY_SYSTEM: { readonly [code: string]: (file: string) => UserError } = {
  EACCES: notWritable,
  EPERM: notWritable,
  EROFS: notWritable,
  ENOTDIR: notWritable,
  EISDIR: notWritable,
}

/** @returns a {@link UserError} where the user can do something, else the error itself */
export function storeError(error: unknown, file: string): unknown {
  if (error instanceof DamagedRow) return damaged(file, error.message, error.hint)
  const code = sqliteCode(error)
  if (code === SHARED_MEMORY_SIZE) return diskFull(file)
  if (code !== null) return BY_CODE[code & 0xff]?.(file, (error as Error).message) ?? error
  const system = systemCode(error) ?? ''
  return NO_ROOM.includes(system) ? diskFull(file) : (BY_SYSTEM[system]?.(file) ?? error)
}

/** Runs `work`; whatever SQLite or the file system throws in it comes out as {@link storeError} says. */
export function guarded<T>(file: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw storeError(error, file)
  }
}
