/** Attachments and hand-off files of one run. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Attachment } from './case/model.ts'
import { EXIT, UserError } from './errors.ts'
import { writeError } from './store/disk-errors.ts'
import { ensureFolder } from './store/paths.ts'
import type { World } from './world.ts'

function changed(name: string): UserError {
  const message = `${name} changed while you looked: nothing was sent`
  return new UserError('attachment_changed', EXIT.refused, message)
}

/** The digest speaks for these bytes and no others, so a file that was changed meanwhile is not taken for them. */
async function sameFile(path: string, sha256: string): Promise<Uint8Array> {
  const { createHash } = await import('node:crypto')
  const bytes = await readFile(path).catch(() => null)
  if (bytes && createHash('sha256').update(bytes).digest('hex') === sha256) return bytes
  throw changed(basename(path))
}

/** Attachments are looked at first, stored only when something is about to be sent; from then on the copy counts. */
export function filesOf(attachmentsDir: string): Pick<World, 'inspect' | 'inspectAll' | 'keepAll' | 'read'> {
  const paths = new Map<string, string>()
  const inspect = async (path: string): Promise<Attachment> => {
    const { inspectAttachment } = await import('./store/attachments.ts')
    const attachment = await inspectAttachment(path)
    paths.set(attachment.sha256, path)
    return attachment
  }
  return {
    inspect,
    inspectAll: async (files, beside = []) => {
      const { checkTotal } = await import('./store/attachments.ts')
      const found: Attachment[] = []
      for (const file of files) found.push(await inspect(file))
      checkTotal([...beside, ...found])
      return found
    },
    keepAll: async (attachments: readonly Attachment[]) => {
      const { keepAttachment } = await import('./store/attachments.ts')
      for (const { sha256, name } of attachments) {
        const path = paths.get(sha256)
        const kept = path && (await keepAttachment(attachmentsDir, path))
        if (kept && kept.sha256 !== sha256) throw changed(name)
        paths.delete(sha256)
      }
    },
    read: async (sha256: string) => {
      const { readAttachment } = await import('./store/attachments.ts')
      const path = paths.get(sha256)
      return path ? sameFile(path, sha256) : readAttachment(attachmentsDir, sha256)
    },
  }
}

/**
 * Each hand-off gets a folder of its own, so that a name never meets another. Of one that fails nothing stays.
 * @returns the path
 * @throws UserError `disk_full`, `home_not_writable` (exit 1)
 */
export async function writeHandOff(folder: string, name: string, bytes: Uint8Array): Promise<string> {
  ensureFolder(folder)
  const draft = await mkdtemp(join(folder, 'draft-')).catch(error => {
    throw writeError(error, join(folder, name))
  })
  const file = join(draft, name)
  try {
    await writeFile(file, bytes, { mode: 0o600, flag: 'wx' })
    return file
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    throw writeError(error, file)
  }
}

/** Takes back what {@link writeHandOff} wrote. */
export async function dropHandOff(file: string): Promise<void> {
  await rm(dirname(file), { recursive: true, force: true })
}
