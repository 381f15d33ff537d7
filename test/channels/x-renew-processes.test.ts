/** Several processes find the token of X expired at the same time: its refresh token is good for one use. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bundleProgram } from '../support/bundle.ts'
import { CLIENT, type Form, GRANT, type Said, xDouble } from './x-sign-in-double.ts'

const AT_ONCE = 4

let folder = ''
let program = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'escalate-x-tokens-'))
  program = await bundleProgram('test/support/x-token-driver.ts', join(folder, 'program'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Run {
  readonly child: ChildProcessWithoutNullStreams
  readonly lines: AsyncIterator<string>
}

/** @returns a program that has begun and waits for its sign */
async function begin(url: string, more: readonly string[]): Promise<Run> {
  const settings = JSON.stringify({ 'x.clientId': CLIENT, 'x.apiUrl': url })
  const child = spawn(process.execPath, [program, settings, ...more], {
    env: { ...process.env, ESCALATE_HOME: folder },
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  expect((await lines.next()).value).toBe('ready')
  return { child, lines }
}

/** Each refresh token is taken once; the second use ends the sign-in for everybody. */
function onceEach(): (path: string, form: Form) => Said {
  const used = new Set<string>()
  return (_, { refresh_token: token = '' }) => {
    if (used.has(token)) return { status: 400, json: { error: 'invalid_grant' } }
    used.add(token)
    return { json: { ...GRANT, refresh_token: `after-${token}` } }
  }
}

it.each<[string, string, string[]]>([
  ['that has expired', '2020-01-01T00:00:00Z', []],
  ['that X refuses before its time', '2099-01-01T00:00:00Z', ['refused']],
])(
  `${AT_ONCE} processes at once renew one %s once, and all of them get it`,
  async (_, expiresAt, more) => {
    const old = {
      kind: 'oauth2',
      accessToken: 'access-secret-0',
      refreshToken: 'refresh-secret-0',
      expiresAt,
    }
    const file = join(folder, 'secrets.json')
    writeFileSync(file, JSON.stringify({ 'x.token': JSON.stringify(old) }), { mode: 0o600 })
    const x = await xDouble(onceEach())
    const runs = await Promise.all(Array.from({ length: AT_ONCE }, () => begin(x.url, more)))
    for (const { child } of runs) child.stdin.write('.')
    const said = await Promise.all(runs.map(async ({ lines }) => (await lines.next()).value))
    const codes = await Promise.all(
      runs.map(async ({ child }) => child.exitCode ?? ((await once(child, 'exit')) as [number])[0]),
    )
    expect(said).toEqual(Array(AT_ONCE).fill(`${GRANT.access_token} hidden`))
    expect(codes).toEqual(Array(AT_ONCE).fill(0))
    expect(x.tokens().map(form => form.refresh_token)).toEqual(['refresh-secret-0'])
    const kept = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
    expect(JSON.parse(kept['x.token'] ?? '')).toMatchObject({ refreshToken: 'after-refresh-secret-0' })
  },
  60_000,
)
