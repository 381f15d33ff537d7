/**
 * 500 invented threads in the mailboxes of ten people with twenty cases each. Whatever comes twice, late, forwarded, by
 * another thread or from a machine: once in its case or in the tray; and what concerns no case is not kept.
 */
import { cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { type MailboxDesk, mailboxDesk } from '../support/mailbox-desk.ts'
import type { Conversation, Post } from '../support/posts.ts'
import type { Json } from '../support/program.ts'
import { type Random, randomOf } from '../support/random.ts'
import { THREADS, type Thread } from '../support/threads.ts'
import { keptIn, misplaced } from '../support/whereabouts.ts'

const PEOPLE = 10
const THREADS_EACH = 50
const COMPANIES = ['aal', 'biber', 'dachs', 'elster', 'fuchs']
const MATTERS = ['Anschluss tot', 'Paket verloren', 'Rechnung falsch', 'Flug verspätet']
const [TUESDAY, LATER, THURSDAY] = ['2026-11-24T09:00:00Z', '2026-11-24T10:00:00Z', '2026-11-26T09:00:00Z']

interface Started {
  readonly thread: Thread
  /** Which of the cases it is about. */
  readonly place: number
  readonly first: readonly Post[]
}

const strays = (desk: MailboxDesk, cases: readonly Conversation[], posts: readonly Post[]) =>
  desk.look(store => misplaced(posts, keptIn(desk.home, store, cases)))

async function arriveAll(desk: MailboxDesk, posts: readonly Post[], random: Random): Promise<void> {
  for (const bytes of random.shuffled(posts.flatMap(post => post.copies)))
    await desk.arrive(bytes, random.chance(0.4))
}

async function check(desk: MailboxDesk, settings = {}): Promise<Json> {
  const { exit, stderr, json } = await desk.run(['check'], settings)
  expect([exit, stderr.includes('Error')], stderr).toEqual([0, false])
  return json()
}

async function openCases(desk: MailboxDesk): Promise<Conversation[]> {
  const cases: Conversation[] = []
  for (const company of COMPANIES) for (const matter of MATTERS) cases.push(await desk.open(company, matter))
  return cases
}

/** Where the person does something in between, the thread has a case for itself. */
function startsOf(random: Random, person: number): { thread: Thread; place: number }[] {
  const count = COMPANIES.length * MATTERS.length
  const apart = 2 * THREADS.filter(({ meanwhile }) => meanwhile).length
  let alone = 0
  return Array.from({ length: THREADS_EACH }, (_, number) => {
    const thread = THREADS[(person * THREADS_EACH + number) % THREADS.length]!
    if (!thread.meanwhile) return { thread, place: apart + random.below(count - apart) }
    alone += 1
    return { thread, place: alone - 1 }
  })
}

/** Assigns what lies in the tray to the case it is about. @returns how many there were */
async function emptyTray(desk: MailboxDesk, posts: readonly Post[]): Promise<number> {
  const entries = desk.look(store => store.trayList())
  for (const { id, body } of entries) {
    const { original } = body as { original: string }
    const mail = readFileSync(join(desk.home, 'attachments', original), 'latin1')
    const post = posts.find(({ word }) => mail.includes(word))
    if (post?.truth.in !== 'case-or-tray')
      throw new Error(`nobody expected in the tray: ${mail.slice(0, 500)}`)
    const { exit, stderr } = await desk.run(['log', post.truth.caseId, '--unmatched', id])
    expect([post.kind, exit], stderr).toEqual([post.kind, 0])
  }
  return entries.length
}

const counted = (desk: MailboxDesk, cases: readonly Conversation[]) =>
  desk.look(store => cases.map(({ caseId }) => store.load(caseId)?.length))

it.each(Array.from({ length: PEOPLE }, (_, person) => [person]))(
  'person %i: each message once, in its case or in the tray, and nothing of strangers',
  async person => {
    const random = randomOf(20_261_123 + person)
    const desk = await mailboxDesk(COMPANIES)
    const cases = await openCases(desk)
    const setting = (place: number, at: string) => ({
      ...{ random, at, about: cases[place]! },
      others: cases.filter((_, other) => other !== place),
    })

    desk.now = TUESDAY
    const started: Started[] = []
    for (const { thread, place } of startsOf(random, person))
      started.push({ thread, place, first: await thread.first(setting(place, TUESDAY)) })
    const first = started.flatMap(each => each.first)
    await arriveAll(desk, first, random)
    await check(desk)
    expect(strays(desk, cases, first)).toEqual([])

    desk.now = LATER
    for (const { thread, place } of started)
      if (thread.meanwhile) cases[place] = await desk.goOn(cases[place]!, thread.meanwhile)

    desk.now = THURSDAY
    const second: Post[] = []
    for (const { thread, place, first: before } of started)
      second.push(...(await thread.second(setting(place, THURSDAY), before)))
    await arriveAll(desk, second, random)
    await check(desk)
    const all = [...first, ...second]
    expect(strays(desk, cases, all)).toEqual([])

    const before = counted(desk, cases)
    const [idle] = (await check(desk)).channels
    expect([idle.ok, idle.new]).toEqual([true, 0])
    expect(counted(desk, cases)).toEqual(before)

    expect((await desk.run(['status'])).json().summary.unmatched).toBe(await emptyTray(desk, all))
    const inTheirCase = all.map((post): Post => {
      const { truth } = post
      return truth.in === 'nowhere' ? post : { ...post, truth: { in: 'case', caseId: truth.caseId } }
    })
    expect(strays(desk, cases, inTheirCase)).toEqual([])

    // The same mail in a mailbox that was never read: everything is fetched anew, and nothing is kept twice.
    const moved = join(desk.home, 'moved')
    cpSync(desk.sandbox.maildir, moved, { recursive: true })
    await check(desk, { 'email.maildir': moved })
    expect(strays(desk, cases, inTheirCase)).toEqual([])
    expect(desk.look(store => store.trayCount())).toBe(0)
  },
  120_000,
)
