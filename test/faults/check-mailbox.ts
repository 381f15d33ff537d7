/** A person with open cases, one send of unknown outcome, and a mailbox with answers that nobody has fetched yet. */
import { cpSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { CaseEvent, NewEvent, StoredEvent } from '../../src/case/events.ts'
import { projectCase } from '../../src/ladder/project.ts'
import { openStore } from '../../src/store/sqlite-store.ts'
import { type MailboxDesk, mailboxDesk } from '../support/mailbox-desk.ts'
import type { Conversation, Post } from '../support/posts.ts'
import { randomOf } from '../support/random.ts'
import { THREADS } from '../support/threads.ts'
import { keptIn, misplaced } from '../support/whereabouts.ts'

/** Before the hour at which the drivers run (NOW of the sample case). */
const [OPENED, ANSWERED] = ['2026-11-20T09:00:00Z', '2026-11-22T09:00:00Z']

export interface Waiting {
  readonly desk: MailboxDesk
  readonly cases: readonly Conversation[]
  readonly posts: readonly Post[]
  /** The case whose send was cut off. */
  readonly unknown: string
}

/** More than one batch (50 mails) has to come, so that there is a moment between two. */
const PLAIN_REPLIES = 46

const KINDS = [
  ...Array.from({ length: PLAIN_REPLIES }, () => 'references-only'),
  ...['reply', 'twice', 'attachment', 'without-id', 'failure-delayed', 'of-their-own', 'opened-it'],
  ...['forwarded-by-hand', 'receipt-then-answer', 'friend', 'newsletter', 'failure-of-another-mail'],
]

function openIn(home: string, readOnly: boolean) {
  return openStore({ file: join(home, 'cases.db'), project: projectCase, readOnly })
}

const CUT_OFF = '<cut-off@example.org>'
const GONE = { pid: 1, started: 'long ago', host: 'nowhere' }

/** Opens a case like another one, whose first mail was claimed by a process that is gone. */
function cutOff(home: string, like: string): string {
  const store = openIn(home, false)
  try {
    const begun = (store.load(like) ?? []).slice(0, 2).map((event: StoredEvent): NewEvent => {
      const { seq: _, ...fresh } = event as CaseEvent
      return fresh.type === 'send_started' ? { ...fresh, messageId: CUT_OFF, process: GONE } : fresh
    })
    return store.create('cut', () => begun).id
  } finally {
    store.close()
  }
}

/** Three cases, one of which is cut off and answered all the same, and a dozen kinds of mail; some of it about nothing. */
export async function waiting(): Promise<Waiting> {
  const desk = await mailboxDesk(['aal', 'biber'])
  desk.now = OPENED
  const [aal, biber] = [await desk.open('aal', 'Anschluss tot'), await desk.open('biber', 'Paket verloren')]
  const unknown = cutOff(desk.home, biber.caseId)
  const cut = { ...biber, caseId: unknown, mails: [{ ...biber.mails[0]!, messageId: CUT_OFF }] }
  desk.now = ANSWERED
  const random = randomOf(5)
  const posts: Post[] = []
  for (const [number, kind] of KINDS.entries()) {
    const about = kind === 'reply' ? cut : [aal, biber][number % 2]!
    const thread = THREADS.find(each => each.kind === kind)!
    posts.push(...(await thread.first({ random, about, others: [aal, biber], at: ANSWERED })))
  }
  for (const bytes of posts.flatMap(post => post.copies)) await desk.arrive(bytes)
  return { desk, cases: [aal, biber, cut], posts, unknown }
}

const STORE = ['companies.json', 'cases.db', 'cases.db-wal']

/** @returns a copy of the home; the mailbox stays where it is and is only read */
export function copyOf({ desk }: Waiting, name: string): string {
  const home = join(desk.home, 'copies', name)
  mkdirSync(home, { recursive: true })
  for (const file of readdirSync(desk.home).filter(each => STORE.includes(each)))
    cpSync(join(desk.home, file), join(home, file))
  return home
}

/** @returns event types of each case in order, size of the tray, and what is wrong: store, messages, files */
export function contentOf(home: string, { cases, posts }: Waiting) {
  const store = openIn(home, true)
  try {
    return {
      types: cases.map(({ caseId }) => (store.load(caseId) ?? []).map(({ type }) => type)),
      tray: store.trayCount(),
      wrong: [...store.verify(), ...misplaced(posts, keptIn(home, store, cases))],
    }
  } finally {
    store.close()
  }
}
