/** A draft as a file, for letters that are too long for a link or carry attachments. */
import type { Message } from '../../case/model.ts'
import type { Envelope } from '../channel.ts'
import { composeMail } from './compose.ts'
import { oneLine } from './header-text.ts'

export interface Draft {
  readonly file: { readonly name: string; readonly bytes: Uint8Array }
  /** Whether the attachments are in it; false when they could not be read. */
  readonly complete: boolean
}

/**
 * Writes an .eml file; `X-Unsent: 1` makes classic Outlook open it as a draft (Microsoft, Outlook Express, 2000),
 * Thunderbird offers "Edit as new message". Control characters become blanks: the person sees it before it leaves.
 * @returns the file, named after the step; without attachments when one of them cannot be read
 */
export async function draftFile(message: Message, envelope: Envelope): Promise<Draft> {
  const { name, email } = envelope.sender
  const shown = { ...message, subject: oneLine(message.subject ?? '') }
  const from = {
    ...envelope,
    sender: { name: name === null ? null : oneLine(name), email: email === null ? null : oneLine(email) },
  }
  const bytesOf = (draft: Message) => composeMail(draft, from, { 'X-Unsent': '1' })
  const named = (bytes: Uint8Array) => ({ name: `${message.step}.eml`, bytes })
  try {
    return { file: named(await bytesOf(shown)), complete: true }
  } catch {
    return {
      file: named(await bytesOf({ ...shown, attachments: [] })),
      complete: message.attachments.length === 0,
    }
  }
}
