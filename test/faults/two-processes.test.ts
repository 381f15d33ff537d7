/** Two processes that both hold an approved message: exactly one sends it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { projectCase } from '../../src/ladder/project.ts'
import { openStore } from '../../src/store/sqlite-store.ts'
import type { Store } from '../../src/store/store.ts'
import { caseOf } from '../outbox/sample-case.ts'
import type { Sending } from '../support/send-driver.ts'
import { buildDriver, runCommands, startDriver } from './driver.ts'
import { type MailServer, startMailServer } from './mail-server.ts'

let dir: string
let home: string
let program: string
let store: Store

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'escalate-two-'))
  home = join(dir, 'home')
  program = await buildDriver(dir)
  store = openStore({ file: join(home, 'cases.db'), project: projectCase })
})

afterAll(() => {
  store.close()
  rmSync(dir, { recursive: true, force: true })
})

/** Starts two, waits until each has its bytes ready to claim, and lets both go at once. @returns their exit codes */
async function race({ port }: MailServer, send: Sending) {
  const both = [0, 1].map(() => startDriver(program, home, { port, send, waitAt: 'prepared' }))
  await Promise.all(both.map(({ said }) => said('prepared')))
  for (const { child } of both) child.stdin?.end('!')
  const ends = await Promise.all(both.map(({ end }) => end))
  return { codes: ends.map(({ code }) => code).sort(), talk: ends.map(({ stderr }) => stderr).join('') }
}

const types = (id: string) => (store.load(id) ?? []).map(({ type }) => type)

it('the same step of one case: one sends, the other is told so (exit 7), 20 times', async () => {
  await using server = await startMailServer()
  for (let number = 1; number <= 20; number += 1) {
    const { id } = store.create('race', () => [caseOf(number)])
    const { codes, talk } = await race(server, { case: id })
    expect(codes).toEqual([0, 7])
    expect(talk).toContain(`${id} changed while you looked: nothing was sent`)
    expect(types(id)).toEqual(['case_opened', 'send_started', 'sent'])
    expect(server.copies).toHaveLength(number)
  }
}, 120_000)

it('two new cases with the same message: one is opened and sent, the other is refused (exit 6), 5 times', async () => {
  await using server = await startMailServer()
  for (let round = 1; round <= 5; round += 1) {
    const prefix = `new-${round}`
    const { codes, talk } = await race(server, { prefix, number: 1_000 + round })
    expect(codes).toEqual([0, 6])
    expect(talk).toContain(`was sent before, in case ${prefix}-1`)
    expect([types(`${prefix}-1`), types(`${prefix}-2`)]).toEqual([
      ['case_opened', 'send_started', 'sent'],
      [],
    ])
    expect(server.copies).toHaveLength(round)
  }
}, 120_000)

it('two `escalate new` at once with the same words: one case, one mail', async () => {
  await using server = await startMailServer()
  const words = [
    '--problem',
    'Die Leitung ist tot.',
    '--wish',
    'Reparieren Sie sie.',
    '--name',
    'Erika Beispiel',
  ]
  const flags = ['--to', 'email=hilfe@example.com', '--email', 'erika@example.org', '--yes', '--json']
  const command = ['new', '--company', 'Beispiel Netze', ...words, ...flags]
  const both = await Promise.all([0, 1].map(() => runCommands(program, home, server.port, [command])))
  const codes = both.flatMap(ran => ran.map(({ code }) => code)).sort()
  expect(codes).toEqual([0, 6])
  expect(server.copies).toHaveLength(1)
})
