/** Where each message of a mailbox ended up, held against where it belongs. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CaseEvent } from '../../src/case/events.ts'
import type { Store } from '../../src/store/store.ts'
import type { Conversation, Post } from './posts.ts'

export interface Kept {
  readonly replies: readonly { readonly caseId: string; readonly text: string }[]
  /** What is in the tray, as it came. */
  readonly tray: readonly string[]
  /** Files that no event and no tray entry names, and files that are named but not there. */
  readonly files: { readonly orphans: readonly string[]; readonly lost: readonly string[] }
}

function filesOf(event: CaseEvent): string[] {
  if (event.type !== 'reply_received') return []
  const attached = (event.attachments ?? []).map(({ sha256 }) => sha256)
  return event.original === null ? attached : [event.original, ...attached]
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** @returns all that is kept of mails in a home */
export function keptIn(home: string, store: Store, cases: readonly Conversation[]): Kept {
  const folder = join(home, 'attachments')
  const events = cases.map(({ caseId }) => ({ caseId, list: (store.load(caseId) ?? []) as CaseEvent[] }))
  const tray = store.trayList().map(({ body }) => (body as { original: string }).original)
  const named = new Set([...events.flatMap(({ list }) => list.flatMap(filesOf)), ...tray])
  const there = new Set(namesIn(folder))
  return {
    replies: events.flatMap(({ caseId, list }) =>
      list.flatMap(event => (event.type === 'reply_received' ? [{ caseId, text: event.text }] : [])),
    ),
    tray: tray.map(sha256 => readFileSync(join(folder, sha256), 'latin1')),
    files: {
      orphans: [...there].filter(name => !named.has(name)),
      lost: [...named].filter(name => !there.has(name)),
    },
  }
}

/** @returns ids of cases, one for each event that holds the message, and `tray`, once for each entry */
function placesOf({ word }: Post, { replies, tray }: Kept): string[] {
  return [
    ...replies.filter(({ text }) => text.includes(word)).map(({ caseId }) => caseId),
    ...tray.filter(mail => mail.includes(word)).map(() => 'tray'),
  ]
}

/** @returns what is not where it belongs, there more than once, or a file too many or too few, in words */
export function misplaced(posts: readonly Post[], kept: Kept): string[] {
  const { orphans, lost } = kept.files
  return [
    ...posts.flatMap(post => misplacedPost(post, kept)),
    ...orphans.map(name => `a file nobody names: ${name}`),
    ...lost.map(name => `a file that is not there: ${name}`),
  ]
}

function misplacedPost(post: Post, kept: Kept): string[] {
  const { truth, kind } = post
  const [place, ...more] = placesOf(post, kept)
  if (truth.in === 'nowhere') return place === undefined ? [] : [`${kind}: kept in ${place}`]
  const right = place === truth.caseId || (truth.in === 'case-or-tray' && place === 'tray')
  if (right && more.length === 0) return []
  return [`${kind}: wanted in ${truth.in} ${truth.caseId}, found in [${[place, ...more]}]`]
}
