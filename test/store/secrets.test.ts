import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Keyring } from '../../src/store/keyring.ts'
import { readSecret, type SecretSources, secretVariable } from '../../src/store/secrets.ts'
import { secretWarning } from '../../src/terminal/texts/secrets.ts'
import { folder } from './folder.ts'

const NAME = { channel: 'email', name: 'password' }

function ring(secret: string | null): Keyring {
  const unexpected = () => Promise.reject(new Error('not asked for'))
  return {
    get: async account => ({ available: true, value: account === 'email.password' ? secret : null }),
    set: unexpected,
    delete: unexpected,
  }
}

const locked: Keyring = { ...ring(null), get: async () => ({ available: false, reason: 'it is locked' }) }

function sources(
  wanted: Partial<SecretSources> & { command?: string } = {},
): SecretSources & { warnings: string[] } {
  const warnings: string[] = []
  return {
    env: {},
    keyring: ring(null),
    setting: key => (key === 'email.passwordCommand' ? wanted.command : undefined),
    settingsFile: null,
    secretsFile: join(folder(), 'secrets.json'),
    warn: warning => warnings.push(secretWarning(warning, 'en')),
    warnings,
    ...wanted,
  }
}

function plain(content: string, mode = 0o600): string {
  const file = join(folder(), 'secrets.json')
  writeFileSync(file, content, { mode })
  return file
}

const node = (program: string): string => `"${process.execPath}" -e "${program}"`

describe('the chain', () => {
  it('asks environment, keyring, command and file, in this order', async () => {
    const command = node("console.log('from command\\\\nsecond line')")
    const secretsFile = plain('{"email.password":"from file"}')
    const all = {
      env: { ESCALATE_SECRET_EMAIL_PASSWORD: 'from env' },
      keyring: ring('from keyring'),
      command,
      secretsFile,
    }
    expect(await readSecret(NAME, sources(all))).toEqual({ value: 'from env', origin: 'env' })
    expect(await readSecret(NAME, sources({ ...all, env: {} }))).toEqual({
      value: 'from keyring',
      origin: 'keyring',
    })
    const third = sources({ ...all, env: {}, keyring: locked })
    expect(await readSecret(NAME, third)).toEqual({ value: 'from command', origin: 'command' })
    expect(third.warnings).toEqual([])
    const last = sources({ secretsFile, env: { ESCALATE_SECRET_EMAIL_PASSWORD: '' } })
    expect(await readSecret(NAME, last)).toEqual({ value: 'from file', origin: 'file' })
    expect(last.warnings).toEqual([expect.stringContaining(secretsFile)])
  })

  it('ends with nothing, and says why the keyring was no help', async () => {
    const quiet = sources()
    expect(await readSecret(NAME, quiet)).toBeNull()
    expect(quiet.warnings).toEqual([])
    const told = sources({ keyring: locked })
    expect(await readSecret(NAME, told)).toBeNull()
    expect(told.warnings.join()).toMatch(/locked.*ESCALATE_SECRET_EMAIL_PASSWORD/)
  })

  it.each<[string, () => Parameters<typeof sources>[0]]>([
    ['keyring', () => ({ keyring: ring('hunt\0er2') })],
    ['plain file', () => ({ secretsFile: plain(JSON.stringify({ 'email.password': 'hunt\0er2' })) })],
    ['command', () => ({ command: node("console.log('hunt\\0er2')") })],
  ])('is refused where it holds a NUL, wherever it is from: %s', async (_, from) => {
    const failure = await readSecret(NAME, sources(from())).catch(error => error)
    expect(failure).toMatchObject({ code: 'bad_secret', exit: 4 })
    expect(`${failure.message}${failure.hints}`).not.toContain('hunt')
  })

  it('spells the variable in capitals', () => {
    expect(secretVariable({ channel: 'x-dm', name: 'token' })).toBe('ESCALATE_SECRET_X_DM_TOKEN')
  })
})

describe('the command', () => {
  it.each([
    ["console.log('hunter2');process.exit(3)", 'exit code 3'],
    ["console.error('hunter2')", 'printed nothing'],
    ["console.log('');console.log('hunter2')", 'printed nothing'],
    ["console.log('hunter2'.repeat(20000))", 'far more'],
    ['setInterval(()=>console.log(1),9)', 'did not end'],
  ])('%s is refused as "%s" without its output', async (program, words) => {
    const failure = await readSecret(NAME, sources({ command: node(program), commandLimit: 1_000 })).catch(
      error => error,
    )
    expect(failure).toMatchObject({ code: 'secret_command', exit: 4 })
    expect(failure.message).toContain(words)
    expect(JSON.stringify([failure.message, failure.hints, failure.stack])).not.toContain('hunter2hunter2')
    expect(`${failure.message}${failure.hints}`).not.toContain('hunter2')
  })

  it('is ended with all that it has started', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const connected = once(server, 'connection')
    // It says far too much once it is seen to run, and would never end by itself.
    const inner = `require('net').connect(${port},()=>process.stdout.write('x'.repeat(70000))).resume()`
    const command = `(${node(inner)} & wait); true`
    const refused = readSecret(NAME, sources({ command, commandLimit: 60_000 })).catch(error => error)
    const [socket] = (await connected) as [Socket]
    const gone = once(socket.on('error', () => undefined).resume(), 'close')
    expect(await refused).toMatchObject({ code: 'secret_command', exit: 4 })
    await gone
    server.close()
  })

  it('is not run from settings that others can change', async () => {
    const settingsFile = join(folder(), 'config.json')
    const proof = join(folder(), 'ran')
    writeFileSync(settingsFile, '{}')
    const { chmodSync, existsSync } = await import('node:fs')
    chmodSync(settingsFile, 0o620)
    const command = node(`require('fs').writeFileSync('${proof}','')`)
    await expect(readSecret(NAME, sources({ command, settingsFile }))).rejects.toMatchObject({ exit: 6 })
    expect(existsSync(proof)).toBe(false)
  })
})

describe('the plain file', () => {
  it.each([
    ['{"email.password":"hunter2"}', 0o640, 'chmod 600'],
    ['{"email.password":"hunter2"}', 0o604, 'chmod 600'],
    ['{"email.password": hunter2', 0o600, 'one object'],
    [`{"email.password":"${'hunter2'.repeat(20_000)}"}`, 0o600, 'one object'],
  ])('%.30s with mode %o is refused, its content unsaid', async (content, mode, words) => {
    const secretsFile = plain(content, mode)
    const failure = await readSecret(NAME, sources({ secretsFile })).catch(error => error)
    expect(failure).toMatchObject({ code: 'secrets_file_refused', exit: 6 })
    expect(failure.hints.join()).toContain(words)
    expect(`${failure.message}${failure.hints}${failure.stack}${failure.cause}`).not.toContain('hunter2')
  })

  it.each(['{"email.password": 7}', '{"__proto__":{"email.password":"x"}}', '[]', 'null'])(
    '%s holds no secret',
    async content => {
      expect(await readSecret(NAME, sources({ secretsFile: plain(content) }))).toBeNull()
    },
  )
})
