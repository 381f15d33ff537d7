/** A mail that the user saved as a file. */
import { readFile, stat } from 'node:fs/promises'
import { EXIT, UserError } from './errors.ts'
import { MAIL_LIMITS } from './mail/limits.ts'
import type { Mail } from './mail/mail.ts'
import { parseMail } from './mail/parse.ts'

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(file)
    if (size <= MAIL_LIMITS.bytes) return await readFile(file)
  } catch {
    throw new UserError('unreadable_file', EXIT.usage, `${JSON.stringify(file)} cannot be read`)
  }
  throw new UserError('mail_too_large', EXIT.usage, `${JSON.stringify(file)} is larger than 10 MB`)
}

/** @throws UserError `unreadable_file`, `mail_too_large`, `mail_too_complex`, `mail_unreadable` (exit 2) */
export async function readMailFile(file: string): Promise<Mail> {
  return parseMail(await bytesOf(file))
}
