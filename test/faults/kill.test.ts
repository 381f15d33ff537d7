/** SIGKILL at every step of a send, some two hundred times: never two copies, never a lost case. */
import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { digestOf } from '../../src/case/digest.ts'
import type { CaseEvent } from '../../src/case/events.ts'
import type { Attachment } from '../../src/case/model.ts'
import { projectCase } from '../../src/ladder/project.ts'
import { SEND_STEPS, type SendStep } from '../../src/outbox/desk.ts'
import { keepAttachment } from '../../src/store/attachments.ts'
import { openStore } from '../../src/store/sqlite-store.ts'
import type { Store } from '../../src/store/store.ts'
import { caseOf } from '../outbox/sample-case.ts'
import type { Ran } from '../support/send-driver.ts'
import { buildDriver, runCommands, startDriver } from './driver.ts'
import { type MailServer, SERVER_POINTS, type ServerPoint, startMailServer } from './mail-server.ts'

/** 14 points, each 15 times, make 210 kills. A kill at the QUIT might come too late: the process is done then. */
const POINTS = [...SEND_STEPS, ...SERVER_POINTS.filter(point => point !== 'QUIT')]
const TIMES = 15
const LANES = 3

type Point = SendStep | ServerPoint

/** What the next reader must find, `unknown` where nothing stands; after the 250 it depends on who is faster. */
const FOUND: Readonly<Partial<Record<Point, readonly string[]>>> = {
  prepared: ['draft'],
  settled: ['waiting'],
  taken: ['unknown', 'waiting'],
}
/** Where the server holds the mail by then. */
const TAKEN: readonly Point[] = ['delivered', 'settled', 'dot', 'taken']

let dir: string
let home: string
let program: string
let store: Store
let attachment: Attachment

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'escalate-kill-'))
  home = join(dir, 'home')
  program = await buildDriver(dir)
  store = openStore({ file: join(home, 'cases.db'), project: projectCase })
  // Larger than what the first read of a socket brings (64 KiB), so that `body` comes before the final dot.
  writeFileSync(join(dir, 'photo.jpg'), randomBytes(200_000))
  attachment = await keepAttachment(join(home, 'attachments'), join(dir, 'photo.jpg'))
})

afterAll(() => {
  store.close()
  rmSync(dir, { recursive: true, force: true })
})

interface Round {
  readonly number: number
  readonly point: Point
  readonly id: string
  /** Whether the case is opened by this very send. */
  readonly fresh: boolean
}

const starts = (id: string) =>
  (store.load(id) ?? []).filter(
    (event): event is CaseEvent & { type: 'send_started' } => event.type === 'send_started',
  )

/** @returns what the process said before it died, one word per step */
async function sendAndDie({ number, point, id, fresh }: Round, server: MailServer): Promise<string[]> {
  const prefix = `kill-${number}`
  if (!fresh) store.create(prefix, () => [caseOf(number, point === 'body' ? [attachment] : [])])
  const dieAt = SEND_STEPS.find(step => step === point)
  const send = fresh ? { prefix, number } : { case: id }
  const { child, end } = startDriver(program, home, { port: server.port, send, ...(dieAt ? { dieAt } : {}) })
  server.watch(at => {
    if (at !== point) return undefined
    child.kill('SIGKILL')
    return point === 'body' ? 'lost' : undefined
  })
  const { signal, stdout, stderr } = await end
  expect({ point, signal, stderr }).toEqual({ point, signal: 'SIGKILL', stderr: '' })
  await server.idle()
  return stdout.split('\n')
}

/** Kills one send and looks at what it left. @returns how many mails the server holds of it */
async function killed(round: Round, server: MailServer): Promise<number> {
  const { id, point } = round
  const before = server.copies.length
  const said = await sendAndDie(round, server)
  const copies = server.copies.length - before
  expect([point, copies]).toEqual([point, TAKEN.includes(point) ? 1 : 0])
  const events = (store.load(id) ?? []).map(({ type }) => type)
  if (said.includes('claimed')) expect(events).toContain('send_started')
  if (said.includes('settled')) expect(events).toContain('sent')
  if (round.fresh && point === 'prepared') expect(events).toEqual([])
  return copies
}

const documentOf = ({ stdout }: Ran) =>
  JSON.parse(stdout) as { case: { state: string }; error: { code: string } }

/** What a user does who comes back: looks, tries again, settles by what the server holds, goes on. */
function comingBack({ id }: Round, copies: number): string[][] {
  const went = copies > 0 ? '--sent' : '--not-sent'
  const commands = [['show'], ['next', '--yes'], ['confirm', went], ['next', '--yes']]
  return commands.map(([verb, ...flags]) => [verb!, id, ...flags, '--json'])
}

function expectGoodEnd({ id, point }: Round, ran: readonly Ran[]): void {
  const [shown, tried, settled, end] = ran.map(documentOf)
  const { state } = shown!.case
  expect(FOUND[point] ?? ['unknown'], point).toContain(state)
  const unknown = state === 'unknown'
  const codes = ran.map(({ code }) => code)
  expect([point, ...codes]).toEqual([point, 0, unknown ? 5 : 0, unknown ? 0 : 2, 0])
  if (unknown) expect(tried!.error).toMatchObject({ code: 'send_unknown', case: id })
  else expect(settled!.error.code).toBe('nothing_to_confirm')
  expect(end!.case.state).toBe('waiting')
}

/** From here on nobody dies; each session must find a claim that is durable before it says its first word. */
async function allComeBack(rounds: readonly Round[], copies: readonly number[], server: MailServer) {
  let unclaimed = 0
  server.watch(at => {
    const claimed = rounds.some(({ id }) => store.load(id)?.at(-1)?.type === 'send_started')
    if (at === 'connect' && !claimed) unclaimed += 1
    return undefined
  })
  const reopened = rounds.filter(({ fresh, point }) => fresh && point === 'prepared')
  for (const { number } of reopened) {
    const send = { prefix: `kill-${number}`, number }
    expect(await startDriver(program, home, { port: server.port, send }).end).toMatchObject({ code: 0 })
  }
  const back = rounds.filter(round => !reopened.includes(round))
  const commands = back.map(round => comingBack(round, copies[rounds.indexOf(round)]!))
  const ran = await runCommands(program, home, server.port, commands.flat())
  for (const [index, round] of back.entries()) expectGoodEnd(round, ran.slice(index * 4, index * 4 + 4))
  await server.idle()
  expect(unclaimed).toBe(0)
}

/** One process dies at each point, each of another case; then somebody comes back to all of them. */
async function batch(rounds: readonly Round[], server: MailServer): Promise<void> {
  const before = server.copies.length
  const copies: number[] = []
  for (const round of rounds) copies.push(await killed(round, server))
  await allComeBack(rounds, copies, server)
  const held = server.copies.slice(before).map(bytes => createHash('sha256').update(bytes).digest('hex'))
  expect(held).toHaveLength(rounds.length)
  for (const { id, point } of rounds) {
    const hashes = starts(id).map(({ bytes }) => bytes)
    expect([point, held.filter(hash => hashes.includes(hash)).length]).toEqual([point, 1])
    for (const { digest, message } of starts(id)) expect(digest).toBe(digestOf(message))
  }
}

const roundOf = (time: number, place: number): Round => {
  const number = time * POINTS.length + place
  const point = POINTS[place]!
  return { number, point, id: `kill-${number}-1`, fresh: point !== 'body' && time % 3 === 0 }
}

it(`${POINTS.length * TIMES} kills leave one copy each and no lost case`, async () => {
  const batches = Array.from({ length: TIMES }, (_, time) => POINTS.map((_, place) => roundOf(time, place)))
  const lane = async (first: number) => {
    await using server = await startMailServer()
    for (let time = first; time < TIMES; time += LANES) await batch(batches[time]!, server)
  }
  await Promise.all(Array.from({ length: LANES }, (_, first) => lane(first)))
  expect(store.overview({ all: true })).toHaveLength(POINTS.length * TIMES)
  expect(store.verify()).toEqual([])
}, 300_000)
