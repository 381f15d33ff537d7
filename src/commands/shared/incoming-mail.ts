/** A mail that the user saved as an .eml file. */
import type { CaseState } from '../../case/state.ts'
import type { World } from '../../world.ts'
import type { Incoming } from './incoming.ts'
import { momentOf } from './moment.ts'

/** Clocks of senders are wrong by hours, and some say the date without its zone. */
const A_DAY = 86_400_000

/** The Date header is the sender's word: one that lies ahead, or before there was a case, is not believed. */
function believed(date: string | null, openedAt: string, now: string): string {
  if (date === null) return now
  const time = Date.parse(date)
  return time <= Date.parse(now) && time >= Date.parse(openedAt) - A_DAY ? date : now
}

/**
 * @param at as typed with --at, wins over the Date header
 * @param state the case it answers
 * @returns the message, and the hash of the file, which is stored
 * @throws UserError `unreadable_file`, `mail_too_large`, ... (exit 2)
 */
export async function incomingMail(
  file: string,
  at: string | undefined,
  { openedAt, complaint }: CaseState,
  world: World,
): Promise<{ incoming: Incoming; original: string | null }> {
  const mail = await world.readMail(file)
  const { timezone } = complaint.complainant
  const { now } = world
  const when =
    at === undefined ? believed(mail.date, openedAt, now) : await momentOf('--at', at, timezone, world)
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
