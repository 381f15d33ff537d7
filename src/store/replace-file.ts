/** Writes a small file so that it is either the old one or the new one, whole. */
import { closeSync, fchmodSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { writeError } from './disk-errors.ts'

function writeWhole(file: string, text: string, mode: number): void {
  const handle = openSync(file, 'wx', 0o600)
  try {
    writeFileSync(handle, text)
    fchmodSync(handle, mode)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/**
 * Replaces a file, or makes it. Beside it nothing stays behind, whatever fails.
 * @param mode permissions of the new file, whatever the umask
 * @throws UserError `disk_full`, `home_not_writable` (exit 1); the old file is then as it was
 */
export function replaceFile(file: string, text: string, mode = 0o600): void {
  const draft = `${file}.${globalThis.crypto.randomUUID()}.part`
  try {
    writeWhole(draft, text, mode)
    renameSync(draft, file)
  } catch (error) {
    rmSync(draft, { force: true })
    throw writeError(error, file)
  }
}
