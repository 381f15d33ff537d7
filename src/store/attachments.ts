/** Attachments: copied under their hash, so that what was approved is what leaves. */
import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Attachment } from '../case/model.ts'
import { EXIT, UserError } from '../errors.ts'
import { attachmentName } from './attachment-name.ts'
import { writeError } from './disk-errors.ts'
import { ensureFolder } from './paths.ts'

/** Most that fits into one mail, in bytes as encoded (contract, section 1: 20 MB). */
export const ENCODED_LIMIT = 20_000_000

/** @returns bytes in a mail: base64 makes 4 of 3 (RFC 2045 section 6.8), in lines of 76 and a line end of 2 */
export function encodedSize(bytes: number): number {
  const characters = Math.ceil(bytes / 3) * 4
  return characters + Math.ceil(characters / 76) * 2
}

function refused(code: string, message: string): UserError {
  return new UserError(code, EXIT.usage, message)
}

function unreadable(path: string, why: string): UserError {
  return refused('unreadable_attachment', `The attachment ${path} cannot be read: ${why}.`)
}

function tooLarge(what: string): UserError {
  return refused(
    'attachment_too_large',
    `${what} would be larger than ${ENCODED_LIMIT / 1_000_000} MB in a mail.`,
  )
}

/**
 * Checks the sum of all attachments of a mail.
 * @throws UserError `attachment_too_large` (exit 2)
 */
export function checkTotal(attachments: readonly Attachment[]): void {
  const total = attachments.reduce((sum, { bytes }) => sum + encodedSize(bytes), 0)
  if (total > ENCODED_LIMIT) throw tooLarge(`Together, ${attachments.map(({ name }) => name).join(', ')}`)
}

const WHY: { readonly [code: string]: string } = {
  ENOENT: 'there is no such file',
  EACCES: 'you may not read it',
  EPERM: 'you may not read it',
  ELOOP: 'it is a link that leads to itself',
}

function fileError(error: unknown, path: string): UserError {
  if (error instanceof UserError) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return unreadable(path, WHY[code] ?? 'it is not a readable file')
}

/** A link is followed: its target is what the user sees under that name. */
async function checkSource(path: string): Promise<void> {
  const found = await stat(path)
  if (found.isDirectory()) throw unreadable(path, 'it is a folder')
  if (!found.isFile()) throw unreadable(path, 'it is not an ordinary file')
  if (found.size === 0) throw unreadable(path, 'it is empty')
  if (encodedSize(found.size) > ENCODED_LIMIT) throw tooLarge(path)
}

/** Hands every part of the file to `take` and counts; a file that grows meanwhile still meets the limit. */
async function readThrough(path: string, take: (part: Buffer) => Promise<void>): Promise<Attachment> {
  await checkSource(path)
  const hash = createHash('sha256')
  let bytes = 0
  for await (const part of createReadStream(path) as AsyncIterable<Buffer>) {
    bytes += part.length
    if (encodedSize(bytes) > ENCODED_LIMIT) throw tooLarge(path)
    hash.update(part)
    await take(part)
  }
  if (bytes === 0) throw unreadable(path, 'it is empty')
  return { name: attachmentName(path), sha256: hash.digest('hex'), bytes }
}

/**
 * Tells name, hash and size without storing anything.
 * @throws UserError `unreadable_attachment`, `attachment_too_large` (exit 2) naming the file
 */
export async function inspectAttachment(path: string): Promise<Attachment> {
  try {
    return await readThrough(path, async () => undefined)
  } catch (error) {
    throw fileError(error, path)
  }
}

async function copyInto(handle: FileHandle, source: string): Promise<Attachment> {
  try {
    // Only reading is the user's file; a failing write is a matter of the home folder and told as it is.
    let writing: unknown = null
    const attachment = await readThrough(source, async part => {
      await handle.writeFile(part).catch(error => {
        writing = error
        throw error
      })
    }).catch(error => {
      throw writing === null ? fileError(error, source) : writing
    })
    await handle.sync()
    return attachment
  } finally {
    await handle.close()
  }
}

/**
 * Copies a file into `dir` under its SHA-256, mode 0600. The copy gets its name only when it is complete.
 * @throws UserError `unreadable_attachment`, `attachment_too_large` (exit 2), `home_not_writable`, `disk_full` (exit 1)
 */
export async function keepAttachment(dir: string, source: string): Promise<Attachment> {
  await inspectFirst(source)
  ensureFolder(dir)
  const draft = join(dir, `.${randomBytes(12).toString('hex')}.part`)
  try {
    const attachment = await copyInto(await open(draft, 'wx', 0o600), source)
    await rename(draft, join(dir, attachment.sha256))
    return attachment
  } catch (error) {
    await rm(draft, { force: true })
    throw writeError(error, draft)
  }
}

/** What is no attachment is refused before any folder is made for it. */
async function inspectFirst(source: string): Promise<void> {
  try {
    await checkSource(source)
  } catch (error) {
    throw fileError(error, source)
  }
}

function placeOf(dir: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new TypeError('not a hex SHA-256')
  return join(dir, sha256)
}

function lost(sha256: string, what: string): UserError {
  return new UserError(
    'attachment_damaged',
    EXIT.failure,
    `A kept attachment (${sha256.slice(0, 12)}) ${what}.`,
    {
      hints: ['Attach the file again: escalate change <case> --attach FILE'],
    },
  )
}

/**
 * @returns the bytes kept under the hash
 * @throws UserError `attachment_damaged` (exit 1) if they are gone or are not the same any more
 */
export async function readAttachment(dir: string, sha256: string): Promise<Uint8Array> {
  const bytes = await readFile(placeOf(dir, sha256)).catch(() => null)
  if (bytes === null) throw lost(sha256, 'is missing')
  if (createHash('sha256').update(bytes).digest('hex') !== sha256)
    throw lost(sha256, 'was changed on the disk')
  return bytes
}

/** Deletes a kept attachment, as `forget` needs it; one that is not there is no fault. */
export async function dropAttachment(dir: string, sha256: string): Promise<void> {
  await rm(placeOf(dir, sha256), { force: true })
}
