/** Ctrl-C while the server says nothing: the program ends at once, and the next one knows that it does not know. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { writeSetting } from '../../src/store/write-settings.ts'
import { escalate, NEW } from '../outbox/outside.ts'
import { launcher } from '../support/build.ts'
import { startProgram } from './driver.ts'
import { type ServerPoint, startMailServer } from './mail-server.ts'

/** The settings a user would have made. */
function homeFor(port: number): string {
  const home = mkdtempSync(join(tmpdir(), 'escalate-interrupt-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  const settings = {
    mode: 'smtp',
    'smtp.host': '127.0.0.1',
    'smtp.port': String(port),
    'smtp.security': 'none',
  }
  for (const [key, value] of Object.entries(settings))
    writeSetting(join(home, 'config.json'), `email.${key}`, value)
  return home
}

it.each([
  ['before the body', 'DATA', 0, '--not-sent'],
  ['after the final dot', 'dot', 1, '--sent'],
] as const)('%s', async (_, where: ServerPoint, copies, flag) => {
  await using server = await startMailServer()
  const home = homeFor(server.port)
  const { child, end } = startProgram([launcher(), ...NEW, '--no-input'], home)
  server.watch(point => {
    if (point !== where) return undefined
    child.kill('SIGINT')
    return 'mute'
  })
  const { code, stderr } = await end
  expect(code).toBe(130)
  expect(stderr).toContain('It is not known whether the message went out; look yourself, then: ')
  expect(stderr).toMatch(/ confirm \S+-1 --sent, or --not-sent\n$/)
  await server.idle()
  expect(server.copies).toHaveLength(copies)
  server.watch(() => undefined)
  const outside = { home, port: server.port }
  const { json } = await escalate(outside, 'status')
  expect(json).toMatchObject({
    cases: [{ state: 'unknown', next: { action: 'reconcile' } }],
    summary: { unknown: 1 },
  })
  const [{ id }] = json.cases
  expect(await escalate(outside, 'next', id, '--yes')).toMatchObject({ code: 5 })
  expect(await escalate(outside, 'confirm', id, flag)).toMatchObject({ code: 0 })
  expect(await escalate(outside, 'next', id, '--yes')).toMatchObject({ code: 0 })
  expect(server.copies).toHaveLength(1)
})
