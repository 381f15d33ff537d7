/** Parses within limits, with errors that say which. */
import type { Email } from 'postal-mime'
import type { UserError } from '../errors.ts'
import { LightParser, type TextPart } from './light-parser.ts'
import { MAIL_LIMITS, tooComplex, tooLarge, unreadable } from './limits.ts'
import { withLineFeeds } from './line-ends.ts'
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

/** A mail in its parts. */
export interface Parsed {
  readonly email: Omit<Email, 'text' | 'html'>
  readonly texts: readonly TextPart[]
}

/**
 * Parses the bytes of one mail. Mails inside it stay attachments, so that no text of them passes for the sender's.
 * @throws UserError `mail_too_large`, `mail_too_complex`, `mail_unreadable`; nothing else, whatever the bytes
 */
export async function parseBounded(given: Uint8Array): Promise<Parsed> {
  if (given.length > MAIL_LIMITS.bytes) throw tooLarge(`more than ${MAIL_LIMITS.bytes / 1024 / 1024} MB`)
  const bytes = withLineFeeds(given)
  checkLines(bytes)
  checkParts(bytes)
  try {
    const parser = new LightParser({
      forceRfc822Attachments: true,
      maxNestingDepth: MAIL_LIMITS.depth,
      maxHeadersSize: MAIL_LIMITS.headerBytes,
    })
    const email = await parser.parse(bytes)
    return { email, texts: parser.texts() }
  } catch (error) {
    throw explain(error)
  }
}
