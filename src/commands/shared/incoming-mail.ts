/** A mail that the user saved as an .eml file. */
import type { World } from '../../world.ts'
import type { Incoming } from './incoming.ts'
import { momentOf } from './moment.ts'

/** The Date header is the sender's word: one that lies ahead is not believed. */
function believed(date: string | null, now: string): string {
  return date && Date.parse(date) <= Date.parse(now) ? date : now
}

/**
 * @param at as typed with --at, wins over the Date header
 * @returns the message, and the hash of the file, which is stored
 * @throws UserError `unreadable_file`, `mail_too_large`, ... (exit 2)
 */
export async function incomingMail(
  file: string,
  at: string | undefined,
  timezone: string,
  world: World,
): Promise<{ incoming: Incoming; original: string | null }> {
  const mail = await world.readMail(file)
  const when = at === undefined ? believed(mail.date, world.now) : await momentOf('--at', at, timezone, world)
  const original = await world.inspect(file)
  if (!world.options.dryRun) await world.keepAll([original])
  const incoming: Incoming = {
    channel: 'email',
    at: when,
    sender: mail.from?.address ?? null,
    senderName: mail.from?.name ?? null,
    subject: mail.subject,
    text: mail.text,
    headers: mail.headers,
    messageId: mail.messageId,
    inReplyTo: [...new Set([...mail.inReplyTo, ...mail.references])],
    report: mail.report,
  }
  return { incoming, original: original.sha256 }
}
