/** Servers that break off at the DATA or after the mail: each outcome is named right, and nobody gets it twice. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectCase } from '../../src/ladder/project.ts'
import { openStore } from '../../src/store/sqlite-store.ts'
import type { Store } from '../../src/store/store.ts'
import { caseOf } from '../outbox/sample-case.ts'
import { buildDriver, runCommands, startDriver } from './driver.ts'
import { type Deed, type MailServer, startMailServer } from './mail-server.ts'

let dir: string
let home: string
let program: string
let store: Store

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'escalate-smtp-faults-'))
  home = join(dir, 'home')
  program = await buildDriver(dir)
  store = openStore({ file: join(home, 'cases.db'), project: projectCase })
})

afterAll(() => {
  store.close()
  rmSync(dir, { recursive: true, force: true })
})

type Verdict = 'unknown' | 'temporary' | 'sent'
const EXIT: Readonly<Record<Verdict, number | null>> = { unknown: 5, temporary: 8, sent: 0 }

interface Fault {
  readonly name: string
  readonly at: 'DATA' | 'dot'
  readonly deed: Deed
  readonly verdict: Verdict
  /** Mails the server holds when the program has ended. */
  readonly copies: number
}

/** Numbers are answers, lines that are lost are not; after the final dot the server keeps what it did not refuse. */
const BEHAVIOURS: readonly (readonly [string, Deed, Verdict])[] = [
  ['drops the line in the middle of its answer', 'lost', 'unknown'],
  ['hangs up (FIN)', 'end', 'unknown'],
  ['breaks the line (RST)', 'reset', 'unknown'],
  ['falls silent, until the program is killed', 'mute', 'unknown'],
  ['says 421', { say: '421 closing down' }, 'temporary'],
  ['says 451', { say: '451 try later' }, 'temporary'],
  ['says what nobody understands', { say: 'what?' }, 'unknown'],
  ['answers letter by letter', 'slow', 'sent'],
]

const FAULTS: readonly Fault[] = (['DATA', 'dot'] as const).flatMap(at =>
  BEHAVIOURS.map(([name, deed, verdict]) => {
    const kept = at === 'dot' && verdict === 'unknown'
    return { name, at, deed, verdict, copies: kept || verdict === 'sent' ? 1 : 0 }
  }),
)

/** What a user does afterwards, each command in a process of its own. */
const POLICIES = {
  'tries the next step twice': [
    ['next', '--yes'],
    ['next', '--yes'],
  ],
  'looks for replies first, twice': [['check'], ['next', '--yes'], ['check'], ['next', '--yes']],
} as const

let number = 0

/** Sends a new case to the server while it is at fault. @returns id of the case */
async function sendInto(server: MailServer, { at, deed, verdict }: Fault): Promise<string> {
  number += 1
  const id = `fault-${number}-1`
  store.create(`fault-${number}`, () => [caseOf(number)])
  const { child, end } = startDriver(program, home, { port: server.port, send: { case: id } })
  server.watch(point => {
    if (point !== at) return undefined
    if (deed === 'mute') child.kill('SIGKILL')
    return deed
  })
  const { code, signal, stderr } = await end
  const killed = deed === 'mute'
  expect([code, signal], stderr).toEqual(killed ? [null, 'SIGKILL'] : [EXIT[verdict], null])
  await server.idle()
  server.watch(() => undefined)
  return id
}

const last = (id: string) => store.load(id)?.at(-1)?.type

/** A lost line leaves the case unknown for good; after a refusal the second try is the first copy. */
async function expectOneCopy(server: MailServer, id: string, fault: Fault, commands: readonly string[]) {
  const [ran] = await runCommands(program, home, server.port, [
    [commands[0]!, ...(commands[0] === 'next' ? [id] : []), ...commands.slice(1), '--json'],
  ])
  await server.idle()
  const refused = fault.verdict === 'unknown' && commands[0] === 'next'
  expect([commands, ran!.code, ran!.stderr]).toEqual([commands, refused ? 5 : 0, expect.any(String)])
  expect(server.copies.length).toBeLessThanOrEqual(1)
  if (fault.verdict !== 'temporary') expect(server.connections()).toBe(1)
}

describe.each(Object.entries(POLICIES))('and the user %s', (_, policy) => {
  it.concurrent.each(FAULTS)('at $at the server $name: $verdict', async fault => {
    await using server = await startMailServer()
    const id = await sendInto(server, fault)
    expect(server.copies).toHaveLength(fault.copies)
    if (fault.deed !== 'mute') {
      const event = { unknown: 'send_unknown', temporary: 'send_failed', sent: 'sent' }[fault.verdict]
      expect(last(id)).toBe(event)
    }
    for (const commands of policy) await expectOneCopy(server, id, fault, commands)
    expect(server.copies).toHaveLength(fault.verdict === 'temporary' ? 1 : fault.copies)
  })
})
