/** Attachments and hand-off files of one run. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Attachment } from './case/model.ts'
import { EXIT, UserError } from './errors.ts'
import { ensureFolder } from './store/paths.ts'
import type { World } from './world.ts'

/** Attachments are looked at first, stored only when something is about to be sent. */
export function filesOf(attachmentsDir: string): Pick<World, 'inspect' | 'keepAll' | 'read'> {
  const paths = new Map<string, string>()
  return {
    inspect: async (path: string): Promise<Attachment> => {
      const { inspectAttachment } = await import('./store/attachments.ts')
      const attachment = await inspectAttachment(path)
      paths.set(attachment.sha256, path)
      return attachment
    },
    keepAll: async (attachments: readonly Attachment[]) => {
      const { keepAttachment } = await import('./store/attachments.ts')
      for (const { sha256, name } of attachments) {
        const path = paths.get(sha256)
        const kept = path && (await keepAttachment(attachmentsDir, path))
        if (kept && kept.sha256 !== sha256)
          throw new UserError(
            'attachment_changed',
            EXIT.refused,
            `${name} changed while you looked: nothing was sent`,
          )
      }
    },
    read: async (sha256: string) => {
      const { readAttachment } = await import('./store/attachments.ts')
      const path = paths.get(sha256)
      return path ? readFile(path) : readAttachment(attachmentsDir, sha256)
    },
  }
}

/** Each hand-off gets a folder of its own, so that a name never meets another. @returns the path */
export async function writeHandOff(folder: string, name: string, bytes: Uint8Array): Promise<string> {
  ensureFolder(folder)
  const file = join(await mkdtemp(join(folder, 'draft-')), name)
  await writeFile(file, bytes, { mode: 0o600, flag: 'wx' })
  return file
}

/** Only the user may read it: it holds what they typed. */
export function answersIn(file: string): World['answers'] {
  return {
    read: () => (existsSync(file) ? readFileSync(file, 'utf8') : null),
    keep: text => {
      ensureFolder(dirname(file))
      writeFileSync(file, text, { mode: 0o600 })
    },
    drop: () => rmSync(file, { force: true }),
  }
}
