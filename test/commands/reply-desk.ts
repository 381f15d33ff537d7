/** A case whose first letter went out by a mail server on loopback, and answers of the company in it. */
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { EventBodies, StoredEvent } from '../../src/case/events.ts'
import type { ChannelName } from '../../src/case/model.ts'
import type { Reading, ReadingClass } from '../../src/case/reading.ts'
import { projectCase } from '../../src/ladder/project.ts'
import { openStore } from '../../src/store/sqlite-store.ts'
import type { Store } from '../../src/store/store.ts'
import { reading } from '../case/history.ts'
import { type CorrectServer, correctServer } from '../channels/smtp-doubles.ts'
import { type Desk, desk, ENOUGH, type Ran } from '../support/in-process.ts'

export const CASE = 'testfirma-1'
export const TUESDAY = '2026-11-24T09:00:00Z'
export const TICKET = '2026112210000012'
export const SUBJECT = `Re: AW: Your matter [Ticket#${TICKET}]`
export const ANSWER = ['reply', CASE, '--text', 'My customer number is 4711.']

const ME = ['--name', 'Erika Beispiel', '--email', 'erika@example.org', '--yes']

export interface Theirs extends Partial<Reading> {
  readonly kind?: ReadingClass
  readonly channel?: ChannelName
  readonly sender?: string | null
  readonly subject?: string | null
  readonly text?: string
  readonly replyTo?: string
}

export interface ReplyDesk extends Desk {
  readonly server: CorrectServer
  /** Message-ID of the first letter. */
  readonly first: string
  /** Runs on Tuesday, with --json. */
  readonly go: (...argv: string[]) => Promise<Ran>
  /** Writes down a message of the company. @returns its seq */
  readonly theyWrote: (theirs?: Theirs) => number
  readonly add: (...events: object[]) => StoredEvent[]
  readonly look: <T>(work: (store: Store) => T) => T
  /** The mail the server took, headers unfolded, lines ended by LF. */
  readonly sent: (index: number) => string
}

export const headerOf = (mail: string, name: string): string | null =>
  new RegExp(`^${name}: (.*)$`, 'im').exec(mail.split('\n\n')[0] ?? '')?.[1] ?? null

/** @param settings further settings of e-mail */
export async function replyDesk(settings: object = {}): Promise<ReplyDesk> {
  const server = await correctServer()
  onTestFinished(() => server[Symbol.asyncDispose]())
  const smtp = { host: '127.0.0.1', port: server.port, security: 'none' }
  const at = desk({ email: { mode: 'smtp', smtp, ...settings } })
  const opened = await at.run([...ENOUGH, ...ME])
  if (opened.exit !== 0) throw new Error(opened.stderr)
  const sent = (index: number) =>
    (server.stored[index]?.bytes.toString('latin1') ?? '').replaceAll('\r\n', '\n').replace(/\n[ \t]+/g, ' ')
  const look: ReplyDesk['look'] = work => {
    const store = openStore({ file: join(at.home, 'cases.db'), project: projectCase })
    try {
      return work(store)
    } finally {
      store.close()
    }
  }
  const add = (...events: object[]) => look(store => store.append(CASE, () => events as never))
  return {
    ...at,
    server,
    sent,
    look,
    add,
    first: headerOf(sent(0), 'Message-ID') ?? '',
    go: (...argv) => at.run([...argv, '--json'], { clock: () => TUESDAY }),
    theyWrote: ({ kind = 'question', channel = 'email', ...theirs } = {}) => {
      const {
        sender = 'service@example.com',
        subject = SUBJECT,
        text = 'Your number?',
        replyTo,
        ...rest
      } = theirs
      const event: EventBodies['reply_received'] = {
        channel,
        sender,
        subject,
        text,
        original: null,
        ...(replyTo ? { replyTo } : {}),
        reading: reading(kind, {
          visibleText: text,
          tickets: [TICKET],
          messageId: '<one@example.com>',
          ...rest,
        }),
      }
      return add({ type: 'reply_received', at: '2026-11-23T15:00:00Z', ...event }).at(-1)!.seq
    },
  }
}
