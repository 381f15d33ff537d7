/** The one place that knows postal-mime. */
import PostalMime, { type Email } from 'postal-mime'
import type { UserError } from '../errors.ts'
import { MAIL_LIMITS, tooComplex, tooLarge, unreadable } from './limits.ts'
import { checkLines, checkParts } from './parts.ts'

/** postal-mime tells its limits in words only. */
function explain(error: unknown): UserError {
  const message = error instanceof Error ? error.message : ''
  if (message.includes('nesting depth')) return tooComplex(`parts nested deeper than ${MAIL_LIMITS.depth}`)
  if (message.includes('header size')) {
    return tooLarge(`headers of more than ${MAIL_LIMITS.headerBytes / 1024} KB`)
  }
  return unreadable(error)
}

/**
 * Parses the bytes of one mail. Mails inside it stay attachments, so that no text of them passes for the sender's.
 * @throws UserError `mail_too_large`, `mail_too_complex`, `mail_unreadable`; nothing else, whatever the bytes
 */
export async function parseBounded(bytes: Uint8Array): Promise<Email> {
  if (bytes.length > MAIL_LIMITS.bytes) throw tooLarge(`more than ${MAIL_LIMITS.bytes / 1024 / 1024} MB`)
  checkLines(bytes)
  checkParts(bytes)
  try {
    return await PostalMime.parse(bytes, {
      forceRfc822Attachments: true,
      maxNestingDepth: MAIL_LIMITS.depth,
      maxHeadersSize: MAIL_LIMITS.headerBytes,
    })
  } catch (error) {
    throw explain(error)
  }
}
