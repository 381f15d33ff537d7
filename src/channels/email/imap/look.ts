/** Whether a message of ours lies among the sent ones. */
import type { Sight, Sought } from '../../account.ts'
import { uidSets } from './cursor.ts'
import { sentFolders } from './folders.ts'
import type { ImapLink, SentMail, Wish } from './link.ts'

const MINUTE = 60_000
const DAY = 86_400_000

/** Messages per command: three conditions each, about 300 characters, below the 8,192 octets of a line (RFC 7162). */
const PER_SEARCH = 15
/** Newest candidates that are compared; more of one recipient in three days is not a person's mail. */
const MAX_CANDIDATES = 500

/**
 * The Date header is set by us when a send begins. A server that renews it does so when it takes the mail, which may be
 * as long as the final answer is waited for (10 minutes, RFC 5321 section 4.5.3.2.6) and a wrong clock beside it.
 */
const EARLIER = 2 * MINUTE
const LATER = 30 * MINUTE

/**
 * Looks for all messages at once: by Message-ID (also where Outlook keeps the one it replaced), else by recipient,
 * subject and date. The caller waits until a copy had time to be filed.
 * @param filesSent whether the provider files what is sent itself; only then is absence a proof
 * @throws UserError `imap_unreachable` (exit 8)
 */
export async function lookInSent(
  link: ImapLink,
  sought: readonly Sought[],
  filesSent: boolean,
): Promise<readonly Sight[]> {
  if (sought.length === 0) return []
  const mails = await candidates(link, sought)
  return sought.map(one => {
    const found = mails?.some(mail => isIt(mail, one)) ?? false
    const missing = mails !== null && filesSent ? 'absent' : 'unclear'
    return { sought: one, seen: found ? 'found' : missing }
  })
}

/** @returns null: there is no folder, or it could not be searched */
async function candidates(link: ImapLink, sought: readonly Sought[]): Promise<SentMail[] | null> {
  const folders = sentFolders(await link.folders())
  if (folders.length === 0) return null
  const mails: SentMail[] = []
  for (const path of folders) {
    const found = await inFolder(link, path, sought)
    if (found === null) return null
    mails.push(...found)
  }
  return mails
}

async function inFolder(link: ImapLink, path: string, sought: readonly Sought[]): Promise<SentMail[] | null> {
  if ((await link.open(path)) === null) return null
  const uids = new Set<number>()
  for (let start = 0; start < sought.length; start += PER_SEARCH) {
    const found = await link.sentLike(sought.slice(start, start + PER_SEARCH).map(wishOf))
    if (found === null) return null
    for (const uid of found) uids.add(uid)
  }
  const newest = [...uids].sort((a, b) => a - b).slice(-MAX_CANDIDATES)
  const mails: SentMail[] = []
  for (const set of uidSets(newest)) mails.push(...(await link.sentMails(set)))
  return mails
}

/** A day is whatever the sender's zone says, so one is added at either end. */
function wishOf({ messageId, to, since }: Sought): Wish {
  const at = Date.parse(since)
  return { messageId, to, from: new Date(at - DAY), before: new Date(at + 2 * DAY) }
}

function isIt(mail: SentMail, { messageId, to, subject, since }: Sought): boolean {
  if (mail.ids.includes(messageId)) return true
  // The id that was replaced is known, and it is another one.
  if (mail.ids.length > 1 || mail.date === null || subject === null) return false
  const late = Date.parse(mail.date) - Date.parse(since)
  const isThen = late >= -EARLIER && late <= LATER
  return isThen && mail.to.some(address => same(address, to)) && same(mail.subject ?? '', subject)
}

function same(one: string, other: string): boolean {
  const plain = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase()
  return plain(one) === plain(other)
}
