/** New mail of one folder: heads of all in one command, then the wanted bodies in batches. */
import type { AskAgain, FetchRequest, Received } from '../../account.ts'
import { batchesOf, headOf, isTooLarge, MAX_HEAD, MAX_MAIL } from '../reading.ts'
import { lastUid, uidSets, writeCursor } from './cursor.ts'
import type { Body, ImapLink, OpenFolder } from './link.ts'

/** IMAP searches whole days in the zone of the server (RFC 3501 section 6.4.4), so one more is asked for. */
const DAY = 86_400_000

interface Wanted {
  readonly uid: number
  readonly size: number
}

interface Doubtful extends Wanted {
  readonly again: AskAgain
}

/**
 * Reads what came since the cursor; without one, what the server got since `request.since`.
 * The cursor of a batch is the UID before which everything is dealt with, so a run that dies loses nothing.
 * @param account mark of the account, kept in the cursor
 * @returns false: the server does not let the folder be opened
 * @throws UserError `imap_unreachable` (exit 8), and whatever `request` throws
 */
export async function fetchFolder(
  link: ImapLink,
  path: string,
  account: string,
  request: FetchRequest,
): Promise<boolean> {
  const folder = await link.open(path)
  if (folder === null) return false
  const stored = request.cursor(path)
  const last = lastUid(stored, folder.uidValidity, account)
  const { wanted, doubtful, highest } = await look(link, folder, last, request)
  const cursorAt = (uid: number) => writeCursor({ uidValidity: folder.uidValidity, last: uid }, account)
  // What is in doubt is not dealt with until all that may settle it is stored.
  const settled = Math.min(highest, ...doubtful.slice(0, 1).map(({ uid }) => uid - 1))
  let written = stored
  const store = async (messages: readonly Received[], before: number) => {
    written = cursorAt(before)
    await request.take({ place: path, messages, cursor: written })
  }
  for (const mails of rounds(wanted, doubtful))
    await takeAll(
      link,
      mails,
      (messages, next) => store(messages, Math.min(settled, (next ?? Infinity) - 1)),
      request.expecting,
    )
  if (highest > 0 && cursorAt(highest) !== written) await store([], highest)
  return true
}

/** Those that are wanted, then those that turn out to be after what was stored of the round before. */
function* rounds(wanted: readonly Wanted[], doubtful: readonly Doubtful[]): Generator<readonly Wanted[]> {
  let open = doubtful
  for (let round = wanted; round.length > 0; ) {
    yield round
    const now = new Set(open.filter(({ again }) => again()))
    open = open.filter(each => !now.has(each))
    round = [...now]
  }
}

/** Shows every new head to the request. */
async function look(
  link: ImapLink,
  folder: OpenFolder,
  last: number | null,
  { wanted, since }: FetchRequest,
) {
  const found = new Map<number, Wanted>()
  const doubtful = new Map<number, Doubtful>()
  let highest = last ?? (folder.uidNext ?? 1) - 1
  for (const uids of await newOnes(link, folder, last, since)) {
    await link.heads(uids, async ({ uid, size, bytes }) => {
      // `n:*` always names the newest mail, even one below n (RFC 3501 section 6.4.8).
      if (last !== null && uid <= last) return
      highest = Math.max(highest, uid)
      const answer = await wanted(bytes)
      if (answer === true) found.set(uid, { uid, size })
      else if (answer) doubtful.set(uid, { uid, size, again: answer })
    })
  }
  return { wanted: inOrder(found), doubtful: inOrder(doubtful), highest }
}

const inOrder = <Mail extends Wanted>(mails: ReadonlyMap<number, Mail>): Mail[] =>
  [...mails.values()].sort((a, b) => a.uid - b.uid)

async function newOnes(
  link: ImapLink,
  folder: OpenFolder,
  last: number | null,
  since: string,
): Promise<string[]> {
  if (folder.exists === 0) return []
  if (last === null) return uidSets(await link.arrivedSince(new Date(Date.parse(since) - DAY)))
  return folder.uidNext !== null && folder.uidNext <= last + 1 ? [] : [`${last + 1}:*`]
}

/** While one batch is stored the next one is on its way. */
async function takeAll(
  link: ImapLink,
  wanted: readonly Wanted[],
  take: (messages: readonly Received[], next: number | null) => Promise<void>,
  expecting: FetchRequest['expecting'],
): Promise<void> {
  const batches = batchesOf(wanted)
  let coming = batches[0] === undefined ? null : readBatch(link, batches[0])
  expecting?.()
  for (const [index] of batches.entries()) {
    const messages = (await coming) ?? []
    const next = batches[index + 1]
    coming = next === undefined ? null : readBatch(link, next)
    // Its failure is told when its turn comes; until then it must not count as one that nobody looks after.
    coming?.catch(() => undefined)
    await take(messages, next?.[0]?.uid ?? null)
  }
}

async function readBatch(link: ImapLink, batch: readonly Wanted[]): Promise<readonly Received[]> {
  const whole = await readSets(
    batch.filter(mail => !isTooLarge(mail)),
    uids => link.bodies(uids, MAX_MAIL + 1),
  )
  const came = new Set(whole.map(({ uid }) => uid))
  // Of one that the server does not hand over whole there may still be a head; one that is gone stays out.
  const heads = await readSets(
    batch.filter(({ uid }) => !came.has(uid)),
    uids => link.wholeHeads(uids, MAX_HEAD),
  )
  const all = [...whole.map(body => received(body, false)), ...heads.map(body => received(body, true))]
  return all.sort((a, b) => a.uid - b.uid).map(({ message }) => message)
}

async function readSets(mails: readonly Wanted[], read: (uids: string) => Promise<readonly Body[]>) {
  const bodies: Body[] = []
  for (const uids of uidSets(mails.map(({ uid }) => uid))) bodies.push(...(await read(uids)))
  return bodies
}

/** A server may have understated the size; what does not end within the limit counts as too large all the same. */
function received({ uid, bytes, arrivedAt }: Body, isHead: boolean): { uid: number; message: Received } {
  const cut = isHead || bytes.length > MAX_MAIL
  return { uid, message: { bytes: cut ? headOf(bytes) : bytes, arrivedAt, cut } }
}
