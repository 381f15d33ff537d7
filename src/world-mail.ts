/** A mail that the user saved as a file. */
import { readFile, stat } from 'node:fs/promises'
import { EXIT, UserError } from './errors.ts'
import { MAIL_LIMITS } from './mail/limits.ts'
import { isMail, type Mail } from './mail/mail.ts'
import { parseMail } from './mail/parse.ts'

function unreadable(file: string, why: string): UserError {
  return new UserError('unreadable_file', EXIT.usage, `${JSON.stringify(file)} ${why}`)
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    const found = await stat(file)
    if (!found.isFile()) throw unreadable(file, 'is not an ordinary file')
    if (found.size <= MAIL_LIMITS.bytes) return await readFile(file)
  } catch (error) {
    throw error instanceof UserError ? error : unreadable(file, 'cannot be read')
  }
  throw new UserError('mail_too_large', EXIT.usage, `${JSON.stringify(file)} is larger than 10 MB`)
}

/** @throws UserError `unreadable_file`, `mail_too_large`, `mail_too_complex`, `mail_unreadable` (exit 2) */
export async function readMailFile(file: string): Promise<Mail> {
  const mail = await parseMail(await bytesOf(file))
  if (isMail(mail)) return mail
  throw new UserError(
    'mail_unreadable',
    EXIT.usage,
    `${JSON.stringify(file)} is not a mail: it has no headers`,
    {
      hints: ['save the mail as .eml file in your mail program, or paste its text: --channel email --text -'],
    },
  )
}
