/** Files a copy of what was sent, where the provider does not do so itself. */
import type { Sought } from '../../account.ts'
import type { Prepared } from '../../channel.ts'
import { fieldOf, headOf } from '../reading.ts'
import { sentFolders } from './folders.ts'
import type { ImapLink } from './link.ts'
import { lookInSent } from './look.ts'

/** Looks before a copy is filed where nobody knows whether the provider files one: some do so seconds later. */
const LOOKS = 3
/** Pause between two looks, in milliseconds. */
const PAUSE = 1_500

/**
 * Appends the very bytes that were sent, as read and with the date they carry, if a search finds no copy.
 * @param filesSent whether the provider files a copy itself: false, it does not; null, nobody knows
 * @param pause waits so many milliseconds
 * @returns why there is no copy, or null
 * @throws UserError `imap_unreachable` (exit 8)
 */
export async function copyToSent(
  link: ImapLink,
  prepared: Prepared,
  filesSent: false | null,
  pause: (milliseconds: number) => Promise<void>,
): Promise<string | null> {
  const { messageId, message, bytes } = prepared
  const [path] = sentFolders(await link.folders())
  if (path === undefined) return 'the account has no folder for sent mail'
  if (messageId === null) return 'the message has no Message-ID to look for'
  const date = dateOf(bytes)
  const { to, subject, text } = message
  const sought = { messageId, to, subject, text, since: date.toISOString() }
  for (let look = 1; look <= (filesSent === false ? 1 : LOOKS); look += 1) {
    if (look > 1) await pause(PAUSE)
    const seen = await see(link, sought)
    if (seen === 'found') return null
    if (seen === 'unclear') return 'the folder for sent mail could not be searched'
  }
  await link.append(path, bytes, date)
  return null
}

/** Whether it is there now; `absent` here is no proof that the message did not leave. */
async function see(link: ImapLink, sought: Sought) {
  const [sight] = await lookInSent(link, [sought], true)
  return sight?.seen ?? 'unclear'
}

/** The Date header is ours, so it can be read. */
function dateOf(bytes: Uint8Array): Date {
  const date = new Date(fieldOf(headOf(bytes), 'date') ?? '')
  return Number.isNaN(date.getTime()) ? new Date() : date
}
