/** The files of a Maildir: looked at, never moved or changed. */
import type { Dirent } from 'node:fs'
import { constants } from 'node:fs'
import { type FileHandle, open, readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { headOf, isTooLarge, MAX_HEAD } from '../reading.ts'

export interface MailFile {
  readonly name: string
  readonly path: string
}

export interface MailLook {
  readonly bytes: Uint8Array
  /** Of the whole file, in bytes. */
  readonly size: number
  /** When it was filed, milliseconds since 1970. */
  readonly time: number
}

/** Files opened so far. */
export interface Count {
  files: number
}

/** A link could lead out of the Maildir, and opening a pipe would wait for ever. */
const READ = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK

/**
 * @returns the messages in `new` and `cur`, each once; null where there is no Maildir that can be read
 */
export async function messagesIn(folder: string): Promise<readonly MailFile[] | null> {
  // A program may move messages meanwhile, and only from `new` to `cur`: in this order none slips through.
  const fresh = await entriesOf(join(folder, 'new'))
  const known = await entriesOf(join(folder, 'cur'))
  if (fresh === null && known === null) return null
  const files = [...(fresh ?? []), ...(known ?? [])].filter(
    entry => entry.isFile() && !entry.name.startsWith('.'),
  )
  const byName = files.map(
    ({ name, parentPath }) => [uniqueName(name), { name, path: join(parentPath, name) }] as const,
  )
  return [...new Map(byName).values()]
}

/**
 * @returns what names a message for good: flags (`:2,S`; `;` and `!` on other file systems) and what programs add to the
 * name (`,S=` and `,W=` by Dovecot, `,U=` by mbsync) come and go
 */
export function uniqueName(name: string): string {
  return name.replace(/[:;!,].*$/s, '')
}

/**
 * @param names names of folders, lower case
 * @returns folders of these names: in the Maildir (`.Name` by Maildir++, or plain), or beside one that is called INBOX
 */
export async function subfolders(maildir: string, names: readonly string[]): Promise<string[]> {
  const places = basename(maildir).toLowerCase() === 'inbox' ? [maildir, dirname(maildir)] : [maildir]
  const entries = (await Promise.all(places.map(entriesOf))).flatMap(found => found ?? [])
  return entries
    .filter(entry => entry.isDirectory() && names.includes(folderName(entry.name)))
    .map(({ name, parentPath }) => join(parentPath, name))
    .sort()
}

function folderName(name: string): string {
  return name
    .toLowerCase()
    .replace(/^\.(?:inbox\.)?/, '')
    .normalize('NFC')
}

/** @returns size, time and head of a message; null: it is gone, or no plain file */
export function lookAt({ path }: MailFile): Promise<MailLook | null> {
  return reading(path, async (file, size) => headOf(await read(file, Math.min(size, MAX_HEAD))))
}

/** @returns size and time alone, `bytes` empty; null as for {@link lookAt} */
export function measure({ path }: MailFile): Promise<MailLook | null> {
  return reading(path, async () => new Uint8Array())
}

/** @returns the whole message, or its head alone where it is too large; null as for {@link lookAt} */
export function readMail({ path }: MailFile): Promise<MailLook | null> {
  return reading(path, async (file, size) =>
    isTooLarge({ size }) ? headOf(await read(file, MAX_HEAD)) : read(file, size),
  )
}

/** Counts a file that is being opened. */
export function counted<Result>(opened: Promise<Result>, count: Count): Promise<Result> {
  count.files += 1
  return opened
}

async function reading(
  path: string,
  bytesOf: (file: FileHandle, size: number) => Promise<Uint8Array>,
): Promise<MailLook | null> {
  let file: FileHandle | null = null
  try {
    file = await open(path, READ)
    const stat = await file.stat()
    if (!stat.isFile()) return null
    return { bytes: await bytesOf(file, stat.size), size: stat.size, time: stat.mtimeMs }
  } catch (error) {
    if (isFileError(error)) return null
    throw error
  } finally {
    await file?.close()
  }
}

async function read(file: FileHandle, length: number): Promise<Uint8Array> {
  const buffer = Buffer.allocUnsafeSlow(length)
  let filled = 0
  while (filled < length) {
    const { bytesRead } = await file.read(buffer, filled, length - filled, filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return buffer.subarray(0, filled)
}

async function entriesOf(folder: string): Promise<Dirent[] | null> {
  try {
    return await readdir(folder, { withFileTypes: true })
  } catch (error) {
    if (isFileError(error)) return null
    throw error
  }
}

/** What the file system refuses: gone, not allowed, a link. */
function isFileError(error: unknown): boolean {
  return typeof (error as NodeJS.ErrnoException).code === 'string'
}
