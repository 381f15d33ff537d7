/** A session of the IMAP library as the rest of the program sees it. */
import type { FetchMessageObject, ImapFlow, MailboxLockObject } from 'imapflow'
import { MAX_HEAD } from '../reading.ts'
import { folderOf, isOpenable, isoOf, sentMailOf } from './answers.ts'
import { takingHeads } from './head-rows.ts'
import type { Body, Folder, Head, ImapLink, OpenFolder, SentMail, Wish } from './link.ts'
import { type Patience, within } from './patience.ts'
import { mostLines, withinLines } from './row-limit.ts'

/** Bytes of a list of folders: 40,000 of them, of which the library keeps twenty times as much. */
const MAX_LIST = 4 * 1024 * 1024

/** How long the goodbye may take, in milliseconds. */
const GOODBYE = 2_000

/**
 * All that tells whose mail it is; bodies come later, for a few. No more than that: a server repeats the list in every
 * row, and the library takes longer over it than over the head.
 */
const HEAD_FIELDS = ['From', 'Subject', 'In-Reply-To', 'References', 'Content-Type', 'X-Failed-Recipients']
/** Outlook and Exchange put an id of their own in Message-ID and keep ours here (chatmail/core#2250). */
const ORIGINAL_ID = 'X-Microsoft-Original-Message-ID'

/** @see ImapLink */
export class ImapflowSession implements ImapLink {
  private lock: MailboxLockObject | null = null
  private listed: Promise<readonly Folder[]> | null = null

  constructor(
    private readonly client: ImapFlow,
    private readonly failure: (error: unknown) => Error,
    private readonly patience: Patience,
  ) {}

  folders(): Promise<readonly Folder[]> {
    this.listed ??= this.ask(async () => (await this.client.list()).filter(isOpenable).map(folderOf), {
      ...this.patience,
      bytes: Math.min(MAX_LIST, this.patience.bytes),
    })
    return this.listed
  }

  async open(path: string): Promise<OpenFolder | null> {
    const isOpen = this.client.mailbox !== false && this.client.mailbox.path === path
    this.lock?.release()
    this.lock = null
    try {
      await within(this.client, this.patience, this.examine(path, isOpen))
    } catch (error) {
      if ((error as { responseStatus?: string }).responseStatus === 'NO') return null
      throw this.failure(error)
    }
    const { mailbox } = this.client
    if (!mailbox) return null
    const { uidValidity, uidNext, exists } = mailbox
    return { uidValidity: String(uidValidity ?? 0), uidNext: uidNext || null, exists: exists ?? 0 }
  }

  private async examine(path: string, isOpen: boolean): Promise<void> {
    this.lock = await this.client.getMailboxLock(path, { readOnly: true })
    // A folder that is open already would not be asked again, and what came meanwhile not be seen.
    if (isOpen) await this.client.mailboxOpen(path, { readOnly: true })
  }

  arrivedSince(day: Date): Promise<readonly number[]> {
    return this.ask(async () => {
      const uids = await this.client.search({ since: day }, { uid: true })
      if (!uids) throw Object.assign(new Error('it refuses to search'), { code: 'refused' })
      return uids
    })
  }

  async heads(uids: string, visit: (head: Head) => Promise<void>) {
    let failed: { readonly error: unknown } | null = null
    const show = async ({ uid, size, bytes }: Head) => {
      if (failed !== null) return
      try {
        await visit({ uid, size, bytes: bytes.subarray(0, MAX_HEAD) })
      } catch (error) {
        failed = { error }
      }
    }
    // They are never all in memory, so only their number and the time are limited.
    const patience = { ...this.patience, bytes: Infinity }
    const work = () => this.fetching(uids, () => this.showHeads(uids, show))
    await this.ask(() => takingHeads(this.client, show, work), patience)
    if (failed !== null) throw (failed as { error: unknown }).error
  }

  /** To leave this loop early, or to use the link in it, would block the connection for good (imapflow#159). */
  private async showHeads(uids: string, show: (head: Head) => Promise<void>): Promise<void> {
    const rows = this.client.fetch(uids, { size: true, headers: HEAD_FIELDS }, { uid: true })
    for await (const { uid, size, headers } of rows) {
      // A row without a head is a change of flags that the server tells in between.
      if (uid && headers) await show({ uid, size: size ?? 0, bytes: headers })
    }
  }

  bodies(uids: string, limit: number): Promise<readonly Body[]> {
    return this.read(uids, { source: { maxLength: limit } }, ({ source }) => source)
  }

  wholeHeads(uids: string, limit: number): Promise<readonly Body[]> {
    const part = { bodyParts: [{ key: 'HEADER', maxLength: limit }] }
    return this.read(uids, part, ({ headers }) => headers)
  }

  sentLike(wishes: readonly Wish[]): Promise<readonly number[] | null> {
    const or = wishes.flatMap(({ messageId, to, from, before }) => [
      { header: { 'Message-ID': messageId } },
      { header: { [ORIGINAL_ID]: messageId } },
      { to, sentSince: from, sentBefore: before },
    ])
    return this.ask(async () => (await this.client.search({ or }, { uid: true })) || null)
  }

  sentMails(uids: string): Promise<readonly SentMail[]> {
    const query = { envelope: true, headers: [ORIGINAL_ID] }
    return this.ask(async () => {
      const rows = await this.fetching(uids, () => this.client.fetchAll(uids, query, { uid: true }))
      return rows.map(sentMailOf)
    })
  }

  async append(path: string, bytes: Uint8Array, date: Date): Promise<void> {
    await this.ask(() => this.client.append(path, Buffer.from(bytes), ['\\Seen'], date))
  }

  /** The library numbers its commands; the number is not in its types. */
  requests(): number {
    return (this.client as unknown as { readonly tagCounter: number }).tagCounter
  }

  async close(): Promise<void> {
    const timer = setTimeout(() => this.client.close(), GOODBYE)
    try {
      this.lock?.release()
      await this.client.logout()
    } catch {
      // The connection is gone already, which is what was wanted.
    } finally {
      clearTimeout(timer)
      this.client.close()
    }
  }

  private read(
    uids: string,
    query: object,
    bytesOf: (row: FetchMessageObject) => Uint8Array | undefined,
  ): Promise<readonly Body[]> {
    return this.ask(async () => {
      const wanted = { internalDate: true, ...query }
      const rows = await this.fetching(uids, () => this.client.fetchAll(uids, wanted, { uid: true }))
      const whole = rows.flatMap(row => {
        const bytes = bytesOf(row)
        // The library says `false` for a part that the server answers with NIL.
        return !bytes?.length || !row.uid ? [] : [{ uid: row.uid, bytes, arrivedAt: isoOf(row.internalDate) }]
      })
      return [...new Map(whole.map(body => [body.uid, body])).values()].sort((a, b) => a.uid - b.uid)
    })
  }

  private fetching<Answer>(uids: string, work: () => Promise<Answer>): Promise<Answer> {
    const { mailbox } = this.client
    return withinLines(this.client, mostLines(uids, mailbox ? (mailbox.exists ?? 0) : 0), work)
  }

  private async ask<Answer>(question: () => Promise<Answer>, patience = this.patience): Promise<Answer> {
    try {
      return await within(this.client, patience, question())
    } catch (error) {
      throw this.failure(error)
    }
  }
}
