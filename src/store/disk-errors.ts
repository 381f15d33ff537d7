/** What the disk says when a file of ours cannot be written, in sentences for the user. */
import { statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { EXIT, UserError } from '../errors.ts'

/** No room on the disk, in the quota (EDQUOT), or in what one file may take (EFBIG: RLIMIT_FSIZE). */
export const NO_ROOM: readonly string[] = ['ENOSPC', 'EDQUOT', 'EFBIG']

/** The folder or the file system does not let us write. */
const FORBIDDEN = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EISDIR', 'ENOENT', 'ELOOP', 'ENAMETOOLONG']

/** @returns the code of the system (`ENOSPC`), or null if the error is not the system's */
export function systemCode(error: unknown): string | null {
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

/** @returns the error for a file that does not fit on the disk; exit 1 */
export function diskFull(file: string): UserError {
  const message = `The disk is full: ${file} could not be written (${freeSpace(file)}).`
  return new UserError('disk_full', EXIT.failure, message, {
    hints: ['Nothing of this command was stored; free some space and run it again.'],
  })
}

/** @returns the error for a folder of ours that cannot be entered or written; exit 1 */
export function homeNotWritable(folder: string): UserError {
  return new UserError('home_not_writable', EXIT.failure, `The folder ${folder} cannot be written.`, {
    hints: ['Check who owns it, or set ESCALATE_HOME to a folder of yours.'],
  })
}

/** @returns `disk_full` or `home_not_writable` (exit 1) for what failed while `file` was written, else the error itself */
export function writeError(error: unknown, file: string): unknown {
  const code = systemCode(error) ?? ''
  if (NO_ROOM.includes(code)) return diskFull(file)
  return FORBIDDEN.includes(code) ? homeNotWritable(dirname(file)) : error
}
