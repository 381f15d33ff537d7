/** A Maildir (https://cr.yp.to/proto/maildir.html): each message a file, written in `tmp`, then moved to `new`. */
import { mkdir, open, readdir, rename } from 'node:fs/promises'
import { join } from 'node:path'

const NAME = /^[A-Za-z0-9][A-Za-z0-9._=+@-]{0,199}$/

/** Makes the folders of a Maildir where they are missing: an empty mailbox is one, too. */
export async function makeMaildir(maildir: string): Promise<void> {
  for (const folder of ['tmp', 'new', 'cur'])
    await mkdir(join(maildir, folder), { recursive: true, mode: 0o700 })
}

/**
 * Files one message; nobody ever sees half of it.
 * @param name unique file name, at most 200 of `A-Z a-z 0-9 . _ = + @ -`
 * @param at when it came, ISO 8601: the time of the file; now if it is not given
 * @returns path of the message in `new`
 * @throws RangeError for another name; the file system's own error if the name was given before
 */
export async function deliver(
  maildir: string,
  bytes: Uint8Array,
  name: string,
  at?: string,
): Promise<string> {
  if (!NAME.test(name)) throw new RangeError(`not a name for a message in a Maildir: ${JSON.stringify(name)}`)
  await makeMaildir(maildir)
  const draft = join(maildir, 'tmp', name)
  const file = await open(draft, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    if (at !== undefined) await file.utimes(new Date(at), new Date(at))
    await file.sync()
  } finally {
    await file.close()
  }
  const path = join(maildir, 'new', name)
  await rename(draft, path)
  return path
}

/** @returns paths of all messages (`new` and `cur`), in the order of their names; none if there is no Maildir */
export async function list(maildir: string): Promise<string[]> {
  const found = await Promise.all(['new', 'cur'].map(folder => filesOf(join(maildir, folder))))
  return found
    .flat()
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(each => each.path)
}

async function filesOf(folder: string): Promise<{ name: string; path: string }[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    return entries.filter(each => each.isFile()).map(({ name }) => ({ name, path: join(folder, name) }))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
