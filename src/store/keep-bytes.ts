/** Keeps bytes that came in from outside, as attachments are kept: under their SHA-256. */
import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Attachment } from '../case/model.ts'
import { writeError } from './disk-errors.ts'
import { ensureFolder } from './paths.ts'
import { syncFolder } from './sync-folder.ts'

async function isThere(file: string, bytes: number): Promise<boolean> {
  return stat(file).then(
    found => found.isFile() && found.size === bytes,
    () => false,
  )
}

/** Never made shorter: whoever writes under this name writes the same bytes, also one that is killed half way. */
const TO_DRAFT = constants.O_CREAT | constants.O_WRONLY | (constants.O_NOFOLLOW ?? 0)

async function writeDraft(draft: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(draft, TO_DRAFT, 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * Keeps bytes in `dir` under their SHA-256, mode 0600, durable before it returns; what is there already is left alone.
 * The draft is named by the hash, so that the next run makes use of one that was left over.
 * @throws UserError `home_not_writable`, `disk_full` (exit 1)
 */
export async function keepBytes(dir: string, name: string, bytes: Uint8Array): Promise<Attachment> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const [place, draft] = [join(dir, sha256), join(dir, `.${sha256}.part`)]
  if (await isThere(place, bytes.length)) return { name, sha256, bytes: bytes.length }
  ensureFolder(dir)
  try {
    await writeDraft(draft, bytes)
    await rename(draft, place)
    await syncFolder(dir)
  } catch (error) {
    // Another run that keeps the same bytes at this moment was faster.
    if (!(await isThere(place, bytes.length))) {
      await rm(draft, { force: true })
      throw writeError(error, draft)
    }
  }
  return { name, sha256, bytes: bytes.length }
}
