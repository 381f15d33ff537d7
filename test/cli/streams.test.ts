/** What a shell sees of the real program: closed pipes, full disks, secrets, how it was started. */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { correctServer } from '../channels/smtp-doubles.ts'
import { launcher } from '../support/build.ts'
import { ENOUGH } from '../support/in-process.ts'
import { newHome, plainEnv, start } from '../support/program.ts'

const LONG = ['--problem', `${'All lines are dead. '.repeat(900)}`]

describe('a reader that goes away', () => {
  it('is no failure: show | head -1', async () => {
    const home = newHome()
    expect((await start([...ENOUGH, ...LONG, '--yes'], { home })).exit).toBe(0)
    const line = `"$0" "$1" show testfirma-1 | head -1; echo "$\{PIPESTATUS[0]}" >&2`
    const { stdout, stderr } = spawnSync('bash', ['-c', line, process.execPath, launcher()], {
      encoding: 'utf8',
      env: plainEnv(home),
    })
    expect(stdout.split('\n')).toHaveLength(2)
    expect(stderr).toBe('0\n')
  })

  it('does not end a send half way', async () => {
    await using server = await correctServer()
    const smtp = { host: '127.0.0.1', port: server.port, security: 'none' }
    const home = newHome({ email: { mode: 'smtp', from: 'erika@example.org', smtp } })
    const argv = [...ENOUGH, ...LONG, '--name', 'Erika', '--lang', 'en']
    const { digest } = (await start([...argv, '--dry-run', '--json'], { home })).json().messages[0]
    const child = spawn(process.execPath, [launcher(), ...argv, '--approve', digest], { env: plainEnv(home) })
    child.stdout.destroy()
    child.stderr.destroy()
    const [exit] = await once(child, 'close')
    expect([exit, server.stored.length]).toEqual([0, 1])
    const { json } = await start(['status', '--json'], { home })
    expect(json().cases[0].state).toBe('waiting')
  })

  it.runIf(process.platform === 'linux')('a full disk behind stdout is a failure that is told', async () => {
    const line = '"$0" "$1" help privacy > /dev/full'
    const env = plainEnv(newHome())
    const { status, stderr } = spawnSync('sh', ['-c', line, process.execPath, launcher()], {
      encoding: 'utf8',
      env,
    })
    expect([status, stderr]).toEqual([1, expect.stringContaining('cannot be written')])
  })
})

describe('a text that looks like a flag', () => {
  it('is a text: it approves nothing', async () => {
    const home = newHome()
    const texts = [
      '--problem',
      '-yes, I called them.',
      '--wish',
      '--yes',
      '--to',
      'email=service@example.com',
    ]
    const { exit, json } = await start(['new', 'Testfirma', ...texts, '--json'], { home })
    expect([exit, json().error.code]).toEqual([3, 'approval_needed'])
    expect(json().error.plan.messages[0].text).toContain('-yes, I called them.')
  })

  it('global flags stand before or behind the verb', async () => {
    const home = newHome()
    const before = await start(['--json', '--lang', 'de', '--now', '2026-11-23T09:00:00Z', 'next'], { home })
    const behind = await start(['next', '--json', '--lang', 'de', '--now', '2026-11-23T09:00:00Z'], { home })
    expect([before.exit, before.stdout]).toEqual([0, behind.stdout])
    expect(before.json().now).toBe('2026-11-23T09:00:00.000Z')
  })
})

describe('stdin', () => {
  it('gives the problem with --problem-file -, within its limit', async () => {
    const argv = ['new', 'Testfirma', '--wish', 'W', '--to', 'email=s@example.com', '--problem-file', '-']
    const read = await start([...argv, '--dry-run', '--json'], {
      home: newHome(),
      stdin: 'Über Nacht tot.\r\n',
    })
    expect(read.json().messages[0].text).toContain('Über Nacht tot.')
    const much = await start([...argv, '--yes', '--json'], { home: newHome(), stdin: 'x'.repeat(1_000_001) })
    expect([much.exit, much.json().error.code]).toEqual([2, 'too_long'])
  })
})

describe('the password', () => {
  it('never shows, not even with --verbose and a server that echoes it', async () => {
    await using server = await correctServer()
    const smtp = { host: '127.0.0.1', port: server.port, security: 'none', user: 'erika' }
    const home = newHome({ email: { mode: 'smtp', from: 'erika@example.org', smtp } })
    const secret = 'wr0ng-P4ssw0rd-73xt'
    const env = { ESCALATE_SECRET_EMAIL_PASSWORD: secret, NODE_DEBUG: '' }
    const argv = [...ENOUGH, '--name', 'Erika', '--yes', '--verbose']
    for (const more of [[], ['--json']]) {
      const { exit, stdout, stderr } = await start([...argv, ...more, '--title', `T${more}`], { home, env })
      expect(exit).toBe(4)
      expect(stdout + stderr).toContain('535')
      expect(stdout + stderr).not.toContain(secret)
      expect(stdout + stderr).not.toContain(Buffer.from(secret).toString('base64'))
    }
    const shown = await start(['show', 'testfirma-1', '--json'], { home, env })
    expect(shown.stdout).toContain('send_failed')
    expect(shown.stdout).not.toContain(secret)
    for (const file of readdirSync(home, { recursive: true, encoding: 'utf8' }).map(name => join(home, name)))
      if (statSync(file).isFile()) expect(readFileSync(file).includes(secret)).toBe(false)
    expect(server.signIns.length).toBeGreaterThan(0)
  })
})

describe('printed commands fit the way the program was started', () => {
  const commandOf = (argv: readonly string[], env: Record<string, string> = {}) => {
    const options = { encoding: 'utf8', cwd: join(launcher(), '..', '..') } as const
    const all = { ...options, env: { ...plainEnv(newHome()), ...env } }
    return JSON.parse(spawnSync(process.execPath, [...argv, 'new', '--json'], all).stdout).error.hints[0]
  }

  it('from a checkout, by npx, installed', () => {
    expect(commandOf([launcher()])).toMatch(/^node bin[/\\]escalate\.js new --json --company /)
    expect(commandOf([launcher()], { npm_command: 'exec' })).toMatch(/^npx escalate new /)
    const link = join(newHome(), 'escalate')
    symlinkSync(launcher(), link)
    expect(commandOf([link])).toMatch(/^escalate new /)
  })
})
