/** The bytes of a mail that was saved as a file, or comes by stdin: as many as are kept. */
import { createHash } from 'node:crypto'
import { type FileHandle, open, stat } from 'node:fs/promises'
import { EXIT, UserError } from '../../errors.ts'
import { keepOriginal } from '../../inbox/keep.ts'
import { keyOf } from '../../inbox/key.ts'
import { headOf, isAnyMail, MOST_MAIL_BYTES, type OpenedMail, openMail } from '../../inbox/open-mail.ts'
import type { World } from '../../world.ts'

export interface MailFile {
  /** The first 10 MB. */
  readonly bytes: Uint8Array
  /** Whether there are more. */
  readonly cut: boolean
  readonly opened: OpenedMail
}

/** More than this by stdin is refused, as all that is held in memory is bounded; of a file only the start is read. */
const MOST_STDIN = 4 * MOST_MAIL_BYTES

function unreadable(file: string, why: string, hints: readonly string[] = []): UserError {
  return new UserError('unreadable_file', EXIT.usage, `${JSON.stringify(file)} ${why}`, { hints })
}

function noMail(file: string, why: string): UserError {
  return new UserError('mail_unreadable', EXIT.usage, `${JSON.stringify(file)} is not a mail: it ${why}`, {
    hints: ['save the mail as .eml file in your mail program, or paste its text: --channel email --text -'],
  })
}

async function firstOf(handle: FileHandle, most: number): Promise<Uint8Array> {
  try {
    const buffer = Buffer.alloc(Math.min(most, (await handle.stat()).size))
    let filled = 0
    while (filled < buffer.length) {
      const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, filled)
      if (bytesRead === 0) break
      filled += bytesRead
    }
    return buffer.subarray(0, filled)
  } finally {
    await handle.close()
  }
}

/** Looked at before it is opened: opening a pipe waits for whoever writes into it. */
async function bytesOf(file: string, most: number): Promise<Uint8Array> {
  try {
    const found = await stat(file)
    if (found.isDirectory()) throw unreadable(file, 'is a folder', ['name one mail in it'])
    if (!found.isFile()) throw unreadable(file, 'is not an ordinary file')
    return await firstOf(await open(file, 'r'), most)
  } catch (error) {
    throw error instanceof UserError ? error : unreadable(file, 'cannot be read')
  }
}

async function typedIn({ stdin }: World['system']): Promise<Uint8Array> {
  return stdin.bytes ? stdin.bytes(MOST_STDIN) : Buffer.from(await stdin.read())
}

const CUT = 'This mail is too large to read: more than 10 MB; only its first 10 MB are kept.'

/**
 * Reads a mail that was saved. One that is too large, too complex or damaged comes with its head and the reason; what is
 * no mail at all is refused.
 * @param file path, or `-` for stdin
 * @throws UserError (exit 2) `unreadable_file`, `mail_unreadable` (empty, or without any field of a mail), `too_long` (stdin)
 */
export async function mailFile(file: string, world: World): Promise<MailFile> {
  const all = file === '-' ? await typedIn(world.system) : await bytesOf(file, MOST_MAIL_BYTES + 1)
  if (all.length === 0) throw noMail(file, 'is empty')
  const cut = all.length > MOST_MAIL_BYTES
  const bytes = all.subarray(0, MOST_MAIL_BYTES)
  const found = await openMail(bytes, cut, world.parseMail)
  const opened = cut ? { ...found, unread: CUT } : found
  if (!isAnyMail(opened, bytes)) throw noMail(file, 'has no headers')
  return { bytes, cut, opened }
}

/** @returns the identity of the mail: of one that is too large `check` sees the head alone, and has to know it again */
export function keyOfFile({ bytes, cut, opened }: MailFile): string {
  if (opened.unread === null) return keyOf(opened.mail)
  return keyOf(opened.mail, cut ? headOf(bytes) : bytes)
}

/** @returns the hash of the bytes, which are kept; with --dry-run nothing is */
export async function originalOf({ bytes }: MailFile, world: World): Promise<string> {
  return world.options.dryRun ? createHash('sha256').update(bytes).digest('hex') : keepOriginal(bytes, world)
}
