import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bundleProgram } from '../support/bundle.ts'
import { type Form, GRANT, type Reply, refused, signInDouble } from './sign-in-double.ts'

const AT_ONCE = 4

let folder = ''
let program = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'escalate-tokens-'))
  program = await bundleProgram('test/support/token-driver.ts', join(folder, 'program'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Run {
  readonly child: ChildProcessWithoutNullStreams
  readonly lines: AsyncIterator<string>
}

/** @returns a program that has begun and waits for its sign */
async function begin(url: string): Promise<Run> {
  const settings = JSON.stringify({ 'email.clientId': 'client-1', 'email.authUrl': url })
  const env = { ...process.env, ESCALATE_HOME: folder }
  const child = spawn(process.execPath, [program, settings], { env })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  expect((await lines.next()).value).toBe('ready')
  return { child, lines }
}

/** A server that takes each refresh token once, as Microsoft may: the second use ends the sign-in for everybody. */
function onceEach(): (form: Form) => Reply {
  const used = new Set<string>()
  return ({ refresh_token: token = '' }) => {
    if (used.has(token)) return refused('invalid_grant')
    used.add(token)
    return { json: { ...GRANT, access_token: 'access-secret-1', refresh_token: `after-${token}` } }
  }
}

it(`${AT_ONCE} processes at once renew a token once, and all of them get it`, async () => {
  const old = { accessToken: 'access-secret-0', refreshToken: 'refresh-0', expiresAt: '2020-01-01T00:00:00Z' }
  const file = join(folder, 'secrets.json')
  writeFileSync(file, JSON.stringify({ 'email.token': JSON.stringify(old) }), { mode: 0o600 })
  await using server = await signInDouble(onceEach())
  const runs = await Promise.all(Array.from({ length: AT_ONCE }, () => begin(server.url)))
  for (const { child } of runs) child.stdin.write('.')
  const tokens = await Promise.all(runs.map(async ({ lines }) => (await lines.next()).value))
  const codes = await Promise.all(
    runs.map(async ({ child }) => child.exitCode ?? ((await once(child, 'exit')) as [number])[0]),
  )
  expect(tokens).toEqual(Array(AT_ONCE).fill('access-secret-1'))
  expect(codes).toEqual(Array(AT_ONCE).fill(0))
  expect(server.asked.map(({ form }) => form.refresh_token)).toEqual(['refresh-0'])
  const kept = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
  expect(JSON.parse(kept['email.token'] ?? '')).toMatchObject({ refreshToken: 'after-refresh-0' })
}, 60_000)
