/** New mail of one folder of a Maildir. */
import type { AskAgain, FetchRequest, Received } from '../../account.ts'
import { batchesOf, isTooLarge } from '../reading.ts'
import { type Count, counted, lookAt, type MailFile, measure, messagesIn, readMail } from './files.ts'
import { markOf, pruned, readSeen, writeSeen } from './seen.ts'

/** Clocks of the machine that filed a mail and of this one may differ. */
const DAY = 86_400_000

interface Wanted {
  readonly file: MailFile
  readonly mark: string
  readonly size: number
  readonly time: number
  /** Null: it is wanted. */
  readonly again: AskAgain | null
}

/**
 * A message is known by its unique name, not by its time: a program that synchronises may give an old time to a new file.
 * Without a cursor, files that were there before `since` count as seen.
 * @throws whatever `request` throws
 */
export async function fetchFolder(folder: string, request: FetchRequest, count: Count): Promise<void> {
  const stored = request.cursor(folder)
  const files = (await messagesIn(folder)) ?? []
  const marks = new Map(files.map(file => [markOf(file.name), file]))
  const before = readSeen(stored)
  const seen = pruned(before ?? new Set(), new Set(marks.keys()))
  const since = before === null ? Date.parse(request.since) - DAY : null
  let open: Wanted[] = []
  for (const [mark, file] of marks) {
    if (seen.has(mark)) continue
    const look = await weigh(file, since, request, count)
    if (look === 'unwanted') seen.add(mark)
    else if (look !== 'gone') open.push({ ...look, mark, file })
  }
  let written = stored
  const store = async (messages: readonly Received[]) => {
    written = writeSeen(seen)
    await request.take({ place: folder, messages, cursor: written })
  }
  // One that is in doubt is marked last, when all that may settle it is stored.
  for (let now = due(open); now.size > 0; now = due(open)) {
    await takeAll([...now], seen, store, count)
    open = open.filter(each => !now.has(each))
  }
  for (const { mark } of open) seen.add(mark)
  if (writeSeen(seen) !== written) await store([])
}

const due = (open: readonly Wanted[]) => new Set(open.filter(({ again }) => again === null || again()))

/** @param since milliseconds since 1970 before which a file is not looked into; null: none is too old */
async function weigh(
  file: MailFile,
  since: number | null,
  request: FetchRequest,
  count: Count,
): Promise<'unwanted' | 'gone' | Pick<Wanted, 'size' | 'time' | 'again'>> {
  if (since !== null) {
    const look = await measure(file)
    if (look === null) return 'gone'
    if (look.time < since) return 'unwanted'
  }
  const look = await counted(lookAt(file), count)
  if (look === null) return 'gone'
  const answer = await request.wanted(look.bytes)
  return answer ? { size: look.size, time: look.time, again: answer === true ? null : answer } : 'unwanted'
}

/** One that has vanished since is left out and not marked, should it come back under the same name. */
async function takeAll(
  wanted: readonly Wanted[],
  seen: Set<string>,
  store: (messages: readonly Received[]) => Promise<void>,
  count: Count,
): Promise<void> {
  for (const batch of batchesOf([...wanted].sort((a, b) => a.time - b.time))) {
    const messages: Received[] = []
    for (const { file, mark } of batch) {
      const mail = await counted(readMail(file), count)
      if (mail === null) continue
      seen.add(mark)
      messages.push({
        bytes: mail.bytes,
        arrivedAt: new Date(mail.time).toISOString(),
        cut: isTooLarge(mail),
      })
    }
    await store(messages)
  }
}
