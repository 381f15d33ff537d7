/** Keeps a mail and what came with it before anything is written about them. */
import type { Attachment } from '../case/model.ts'
import type { Mail, MailAttachment } from '../mail/mail.ts'
import { safeName } from '../mail/safe-name.ts'
import type { World } from '../world.ts'

/** Parts that are the report itself, not something that came with it. */
const isPartOfReport = ({ report }: Mail, { mimeType }: MailAttachment) =>
  report !== null && /^(?:message\/|text\/rfc822)/.test(mimeType)

/** @returns the hash of the original, which is kept */
export async function keepOriginal(bytes: Uint8Array, world: World): Promise<string> {
  return (await world.keepBytes('mail.eml', bytes)).sha256
}

/** @returns what came with a mail, each kept under its hash with a name that is safe as a file name */
export async function keepAttachments(mail: Mail, world: World): Promise<readonly Attachment[]> {
  const wanted = mail.attachments.filter(each => each.bytes > 0 && !isPartOfReport(mail, each))
  const kept: Attachment[] = []
  for (const { name, content } of wanted) kept.push(await world.keepBytes(safeName(name), content))
  return kept
}
