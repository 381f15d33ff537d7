/**
 * A platform at fault in every way that is known: each outcome is named right, and whatever the person does after a first
 * and a second new start of the program, there is never a second post. The real outbox on a real store; each start has its
 * own handle on it, and its own name for what it sends.
 */
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fold } from '../../src/case/fold.ts'
import type { Message, Mode } from '../../src/case/model.ts'
import type { CaseState } from '../../src/case/state.ts'
import type { Sight } from '../../src/channels/account.ts'
import type { Channel, Connection, Outcome, Prepared } from '../../src/channels/channel.ts'
import { countDeadline } from '../../src/ladder/clock/count.ts'
import { projectCase } from '../../src/ladder/project.ts'
import { dispatch } from '../../src/outbox/dispatch.ts'
import { plan } from '../../src/outbox/plan.ts'
import { openStore } from '../../src/store/sqlite-store.ts'
import type { Store } from '../../src/store/store.ts'
import { deskOn, folder } from '../outbox/fixture.ts'
import { complaint, envelope, FROM_USER, NOW, newCase } from '../outbox/sample-case.ts'
import { type Deed, json, raw, type StrictServer } from './strict-server.ts'

export type Verdict = 'sent' | 'unknown' | 'hand-off' | 'sign-in' | 'temporary'

export interface Fault {
  readonly name: string
  /** null: nobody is there. */
  readonly deed: Deed | null
  readonly verdict: Verdict
  readonly reason?: RegExp
  /** Milliseconds for the post. */
  readonly limit?: number
}

export interface Battery<S extends StrictServer> {
  readonly channel: Channel
  readonly mode: Mode
  readonly message: Message
  readonly start: () => Promise<S>
  /** Posts the server holds. */
  readonly posts: (server: S) => number
  readonly connection: (url: string) => Connection
  readonly deliver: (prepared: Prepared, connection: Connection, limit?: number) => Promise<Outcome>
  /** What this platform says in words of its own. */
  readonly own: readonly Fault[]
}

const JSON_TYPE = 'application/json'

/** Each of these with the post kept, and with it not kept. */
const DOUBTFUL: readonly Fault[] = [
  { name: '500', deed: json(500, { error: 'InternalServerError' }), verdict: 'unknown', reason: /500/ },
  { name: '502 as a page', deed: raw(502, 'text/html', '<h1>Bad gateway</h1>'), verdict: 'unknown' },
  { name: '503 as JSON', deed: json(503, { error: 'Try again' }), verdict: 'unknown', reason: /503/ },
  { name: '403 as a page', deed: raw(403, 'text/html', '<h1>Blocked</h1>'), verdict: 'unknown' },
  { name: '200 as a page', deed: raw(200, 'text/html', '<h1>Welcome</h1>'), verdict: 'unknown' },
  { name: '408', deed: json(408, {}), verdict: 'unknown', reason: /408/ },
  { name: 'half JSON', deed: raw(200, JSON_TYPE, '{"id":"1","uri":"at:/'), verdict: 'unknown' },
  { name: '200 without an id', deed: json(200, { text: 'x' }), verdict: 'unknown', reason: /which post/ },
  { name: '200 with numbers for ids', deed: json(200, { id: 1861, uri: 1861 }), verdict: 'unknown' },
  { name: '200 with an id that is none', deed: json(200, { id: '../x', uri: 'at://x' }), verdict: 'unknown' },
  { name: '200 with a list', deed: json(200, [{ id: '1' }]), verdict: 'unknown' },
  { name: 'a redirect', deed: raw(307, JSON_TYPE, '{}', { location: '/elsewhere' }), verdict: 'unknown' },
  {
    name: 'nothing, the line is dropped',
    deed: { reply: response => response.destroy() },
    verdict: 'unknown',
  },
  {
    name: 'headers, then the line is dropped',
    deed: {
      reply: response => {
        response.writeHead(200, { 'content-type': JSON_TYPE, 'content-length': '80' })
        response.flushHeaders()
        response.socket?.end()
      },
    },
    verdict: 'unknown',
  },
  {
    name: 'half a body, then the line is dropped',
    deed: {
      reply: response => {
        response.writeHead(200, { 'content-type': JSON_TYPE })
        response.write('{"id":"18', () => response.destroy())
      },
    },
    verdict: 'unknown',
  },
  {
    name: 'nothing, for ever',
    deed: { reply: () => undefined },
    verdict: 'unknown',
    limit: 150,
    reason: /in time/,
  },
  {
    name: '3 MB',
    deed: raw(200, JSON_TYPE, `{"a":"${'a'.repeat(3e6)}"}`),
    verdict: 'unknown',
    reason: /too long/,
  },
]

const USUAL: readonly Fault[] = [
  { name: 'nobody there', deed: null, verdict: 'temporary', reason: /ECONNREFUSED/ },
  {
    name: 'the right answer with a wrong type',
    deed: {
      keeps: true,
      reply: (response, usual) =>
        void response.writeHead(200, { 'content-type': 'text/plain' }).end(JSON.stringify(usual!.json)),
    },
    verdict: 'sent',
  },
  { name: '401 as a bare text', deed: raw(401, 'text/plain', 'Unauthorized'), verdict: 'sign-in' },
  { name: '404', deed: json(404, { error: 'NotFound' }), verdict: 'hand-off', reason: /404/ },
  { name: '413', deed: json(413, { error: 'PayloadTooLarge' }), verdict: 'hand-off', reason: /413/ },
]

const calendar = { country: 'DE', region: 'BW', timezone: 'Europe/Berlin', holidays: () => [] }
let sends = 0

/** The program from one start to its end. */
interface Start {
  readonly store: Store
  send(): ReturnType<typeof dispatch>
  handOff(): ReturnType<typeof dispatch>
  look(): Promise<Sight>
  state(): CaseState
}

function start<S extends StrictServer>(
  file: string,
  battery: Battery<S>,
  url: string,
  limit?: number,
): Start {
  const store = openStore({ file, project: projectCase })
  const { message, deliver } = battery
  const connection = battery.connection(url)
  const channel: Channel = {
    ...battery.channel,
    deliver: (prepared, given) => deliver(prepared, given, limit),
  }
  const desk = deskOn(store, { connection })
  const load = () => store.load('telekom-1') ?? []
  const state = () => fold('telekom-1', load())
  const target = () =>
    load().length === 0 ? newCase : ({ kind: 'case', id: 'telekom-1', version: load().length } as const)
  const leave = async (mode: Mode) => {
    sends += 1
    const named = { ...envelope, messageId: `<send-${sends}@example.org>` }
    const planned = await plan({
      ...{ message, purpose: 'step', complaint, channel, mode, origin: FROM_USER, wait: '1bd' },
      ...{ envelope: named, cost: null, interactive: false, findings: () => [] },
    })
    return dispatch(desk, planned, target(), false)
  }
  return {
    store,
    send: () => leave(battery.mode),
    handOff: () => leave('hand-off'),
    look: async () => {
      const { messageId } = state().deliveries.at(-1)!
      const account = await channel.openAccount!(connection)
      const sought = { messageId: messageId!, to: message.to, subject: null, text: message.text, since: NOW }
      const [sight] = await account.look([sought])
      expect(account.requests()).toBeGreaterThan(0)
      await account.close()
      return sight!
    },
    state,
  }
}

const last = ({ state }: Start) => state().deliveries.at(-1)!

/** As `check` settles it: found is sent; missed is not, once it was missed twice. */
async function settle(run: Start, missedBefore: boolean): Promise<Sight> {
  const { seq: send } = last(run)
  const sight = await run.look()
  const deadline = countDeadline({ rule: '1bd', from: NOW, calendar })
  const how = { at: NOW, send, settledBy: 'look' } as const
  if (sight.seen === 'found')
    run.store.append('telekom-1', () => [
      { type: 'sent', ...how, deadline, response: null, url: sight.url ?? null },
    ])
  if (sight.seen === 'absent' && missedBefore)
    run.store.append('telekom-1', () => [
      { type: 'send_failed', ...how, reason: 'missed twice', permanent: false },
    ])
  return sight
}

/** What the person does after a start, by how the case stands: send it again, or by hand, or look whether it is there. */
async function goOn(run: Start, channel: Channel, fault: Fault, second: boolean): Promise<void> {
  const { state } = last(run)
  if (state === 'unknown') {
    await expect(run.send()).rejects.toMatchObject({ code: 'duplicate', exit: 6 })
    const { seen, url } = await settle(run, second)
    expect(seen).toBe(fault.deed?.keeps ? 'found' : 'absent')
    if (seen === 'found') expect(channel.checkPostUrl!(url!)?.url).toBe(url)
  } else if (state === 'sent') {
    await expect(run.send()).rejects.toMatchObject({ code: 'duplicate', exit: 6 })
  } else if (fault.verdict === 'hand-off') {
    expect((await run.handOff()).outcome).toMatchObject({ kind: 'handed-off' })
  } else if (state === 'failed') {
    expect((await run.send()).outcome.kind).toBe('sent')
  }
}

const kindOf = (verdict: Verdict) => (verdict === 'sent' || verdict === 'unknown' ? verdict : 'failed')
const EVENT = { sent: 'sent', unknown: 'send_unknown', failed: 'send_failed' } as const

/** @returns the address of a server that is there no more */
async function nobody<S extends StrictServer>({ start: begin }: Battery<S>): Promise<string> {
  const server = await begin()
  await server[Symbol.asyncDispose]()
  return server.url
}

async function play<S extends StrictServer>(battery: Battery<S>, fault: Fault): Promise<void> {
  await using server = await battery.start()
  const { channel, posts } = battery
  const file = join(folder(), 'cases.db')
  if (fault.deed) server.script('post', fault.deed)

  const first = start(file, battery, fault.deed ? server.url : await nobody(battery), fault.limit)
  const { outcome } = await first.send()
  const next = kindOf(fault.verdict) === 'failed' ? { next: fault.verdict } : {}
  expect(outcome).toMatchObject({ kind: kindOf(fault.verdict), ...next })
  if (fault.reason) expect((outcome as { reason: string }).reason).toMatch(fault.reason)
  if (outcome.kind === 'sent') expect(channel.checkPostUrl!(outcome.url!)?.url).toBe(outcome.url)
  expect(first.store.load('telekom-1')!.at(-1)!.type).toBe(EVENT[kindOf(fault.verdict)])
  expect(JSON.stringify(first.store.load('telekom-1'))).not.toMatch(/secret|abcd-efgh/)
  expect(posts(server)).toBe(fault.deed?.keeps ? 1 : 0)
  expect(server.count('post')).toBe(fault.deed ? 1 : 0)
  first.store.close()

  for (const second of [false, true]) {
    const run = start(file, battery, server.url)
    await goOn(run, channel, fault, second)
    expect(posts(server)).toBeLessThanOrEqual(1)
    run.store.close()
  }

  const end = start(file, battery, server.url)
  if (last(end).state === 'failed') expect((await end.send()).outcome.kind).toBe('sent')
  const states = { 'hand-off': 'handed-off' } as Partial<Record<Verdict, string>>
  expect(last(end).state).toBe(states[fault.verdict] ?? 'sent')
  expect(posts(server)).toBe(fault.verdict === 'hand-off' ? 0 : 1)
  expect(server.count('post')).toBeLessThanOrEqual(2)
  end.store.close()
}

export function postBattery<S extends StrictServer>(battery: Battery<S>): void {
  const faults: readonly Fault[] = [
    ...USUAL,
    ...battery.own,
    ...DOUBTFUL.flatMap(fault => [
      { ...fault, name: `${fault.name}, and the post is there`, deed: { ...fault.deed!, keeps: true } },
      { ...fault, name: `${fault.name}, and there is no post` },
    ]),
  ]
  describe(`a post on ${battery.channel.name} into trouble`, () => {
    it('is tried with more than 20 scripts', () => {
      expect(new Set(faults.map(({ name }) => name)).size).toBe(faults.length)
      expect(faults.length).toBeGreaterThanOrEqual(20)
    })

    it.each(faults)('$name: $verdict', fault => play(battery, fault))
  })
}
