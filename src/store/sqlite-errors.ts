/** Turns what SQLite and the file system say into sentences for the user. */
import { statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { EXIT, UserError } from '../errors.ts'

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
}

/** @returns the extended result code, or null if the error is not SQLite's (both drivers call it `errcode`) */
export function sqliteCode(error: unknown): number | null {
  if (!(error instanceof Error) || !('errcode' in error)) return null
  return typeof error.errcode === 'number' ? error.errcode : null
}

function systemCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null
  return typeof error.code === 'string' ? error.code : null
}

function freeSpace(file: string): string {
  try {
    const { bavail, bsize } = statfsSync(dirname(file))
    return `${Math.floor((bavail * bsize) / 1_000_000)} MB are free there`
  } catch {
    return 'how much is free could not be told'
  }
}

const full = (file: string): UserError =>
  new UserError(
    'disk_full',
    EXIT.failure,
    `The disk is full: ${file} could not be written (${freeSpace(file)}).`,
    {
      hints: ['Nothing of this command was stored; free some space and run it again.'],
    },
  )

const notWritable = (file: string): UserError =>
  new UserError('store_not_writable', EXIT.failure, `The case store ${file} cannot be opened or written.`, {
    hints: ['Check who owns the folder, or set ESCALATE_HOME to another one.'],
  })

const busy = (file: string): UserError =>
  new UserError('store_busy', EXIT.busy, `Another escalate is writing to ${file}.`, {
    hints: ['Run the command again in a moment.'],
  })

/** @returns the sentence for a store that SQLite cannot make sense of */
export const damaged = (file: string, what: string): UserError =>
  new UserError('store_damaged', EXIT.failure, `The case store ${file} is damaged: ${what}.`, {
    hints: ['Run `escalate doctor`; it says what can still be read. Do not delete the file.'],
  })

const BY_CODE: { readonly [code: number]: (file: string, said: string) => UserError } = {
  [SQLITE.perm]: notWritable,
  [SQLITE.busy]: busy,
  [SQLITE.locked]: busy,
  [SQLITE.readOnly]: notWritable,
  [SQLITE.ioError]: (file, said) =>
    new UserError('store_io', EXIT.failure, `The disk failed under the case store ${file}: ${said}.`),
  [SQLITE.corrupt]: damaged,
  [SQLITE.full]: full,
  [SQLITE.cannotOpen]: notWritable,
  [SQLITE.notADatabase]: damaged,
}

const BY_SYSTEM: { readonly [code: string]: (file: string) => UserError } = {
  ENOSPC: full,
  EDQUOT: full,
  EACCES: notWritable,
  EPERM: notWritable,
  EROFS: notWritable,
  ENOTDIR: notWritable,
  EISDIR: notWritable,
}

/** @returns a {@link UserError} where the user can do something, else the error itself */
export function storeError(error: unknown, file: string): unknown {
  const code = sqliteCode(error)
  if (code === SHARED_MEMORY_SIZE) return full(file)
  if (code !== null) return BY_CODE[code & 0xff]?.(file, (error as Error).message) ?? error
  return BY_SYSTEM[systemCode(error) ?? '']?.(file) ?? error
}

/** Runs `work`; whatever SQLite or the file system throws in it comes out as {@link storeError} says. */
export function guarded<T>(file: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw storeError(error, file)
  }
}
