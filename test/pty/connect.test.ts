/** `connect email` on a real terminal and against a real server on loopback: nobody sees the password, nothing half is kept. */
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type CorrectServer, correctServer } from '../channels/smtp-doubles.ts'
import { dropHome, homeWith, Terminal } from '../support/pty.ts'

const PASSWORD = 'right horse'
const ACCESSIBLE = [{ mode: [] }, { mode: ['--accessible'] }] as const

let home: string
let server: CorrectServer
beforeEach(async () => {
  home = homeWith()
  server = await correctServer({}, { authOptional: false })
})
afterEach(async () => {
  await server[Symbol.asyncDispose]()
  dropHome(home)
})

/** No bus, so that the keyring of whoever runs the tests is left alone. */
const NO_BUS = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' }

const connect = (...flags: string[]) =>
  new Terminal(
    { home, env: NO_BUS },
    ...['connect', 'email', '--plain-file', '--smtp-host', '127.0.0.1', '--smtp-port', String(server.port)],
    ...['--smtp-security', 'none', '--smtp-user', 'erika', '--no-imap', ...flags],
  )

const settings = () => JSON.parse(readFileSync(join(home, 'config.json'), 'utf8'))
const nothingKept = () => expect([settings(), readdirSync(home)]).toEqual([{}, ['config.json']])

/** The cursor is shown, pastes are plain, and the terminal shows what is typed. */
function expectRestored(raw: string): void {
  expect(raw.lastIndexOf('\u001b[?25l')).toBeLessThanOrEqual(raw.lastIndexOf('\u001b[?25h'))
  expect(raw.lastIndexOf('\u001b[?2004h')).toBeLessThanOrEqual(raw.lastIndexOf('\u001b[?2004l'))
}

describe.each(ACCESSIBLE)('on a terminal, $mode', ({ mode }) => {
  it('asks for the password without showing it, tries it, and keeps it', async () => {
    const terminal = connect(...mode)
    await terminal.answers('Your mail address', 'erika@example.org')
    await terminal.sees('Sends by 127.0.0.1')
    // Backspace and Ctrl-U work although nothing is seen.
    await terminal.answers('Password of the mail account', `all wrong\u0015${PASSWORD}x\u007f`)
    await terminal.sees('Sending works')
    await terminal.sees('E-mail is connected: erika@example.org')
    expect(await terminal.exit()).toBe(0)
    expectRestored(terminal.raw)
    expect(terminal.raw).not.toContain('horse')
    expect(server.signIns).toEqual(['erika'])
    expect(server.stored).toEqual([])
    expect(settings().email).toMatchObject({
      mode: 'smtp',
      from: 'erika@example.org',
      smtp: { user: 'erika' },
    })
    expect(JSON.stringify(settings())).not.toContain('horse')
    const file = join(home, 'secrets.json')
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ 'email.password': PASSWORD })
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('a wrong password is asked for again, and is in no message', async () => {
    const terminal = connect(...mode)
    await terminal.answers('Your mail address', 'erika@example.org')
    await terminal.answers('Password of the mail account', 'wrong horse')
    await terminal.sees('Sending does not work')
    await terminal.answers('once more?', 'n')
    expect(await terminal.exit()).toBe(4)
    expect(terminal.raw).not.toContain('wrong horse')
    nothingKept()
  })

  it.each([
    ['Ctrl-C', (terminal: Terminal) => terminal.keys('\u0003'), 130],
    ['the end of the input', (terminal: Terminal) => terminal.keys('\u0004'), 3],
    ['SIGINT', (terminal: Terminal) => terminal.signal('SIGINT'), 130],
    ['SIGTERM', (terminal: Terminal) => terminal.signal('SIGTERM'), 130],
    ['SIGHUP', (terminal: Terminal) => terminal.signal('SIGHUP'), 130],
  ])('%s at each question ends it, and nothing is kept', { timeout: 60_000 }, async (_, end, code) => {
    const steps = [
      ['Your mail address', 'erika@example.org'],
      ['Password of the mail account', 'wrong horse'],
      ['once more?', ''],
    ] as const
    for (const [index, [question]] of steps.entries()) {
      const terminal = connect(...mode)
      for (const [before, answer] of steps.slice(0, index)) await terminal.answers(before, answer)
      await terminal.sees(question)
      if (mode.length > 0) await terminal.sees(':')
      end(terminal)
      expect(await terminal.exit()).toBe(code)
      expectRestored(terminal.raw)
      nothingKept()
    }
  })
})

/** Questions on the way to an account; `plain`: what is typed with --accessible. The domains are in the shipped list. */
const CORRECTION = [
  { question: 'Your mail address', keys: 'erika@gmx.de' },
  { question: 'Are these your servers?', keys: 'n' },
  { question: 'Server that sends (SMTP)', keys: '' },
  { question: 'Encryption', keys: '', plain: '1' },
  { question: 'Port', keys: '' },
  { question: 'User name there', keys: '' },
  { question: 'Server that receives (IMAP)', keys: '-' },
  { question: 'Are these your servers?', keys: '' },
]
const CLIENT_ID = [
  { question: 'Your mail address', keys: 'erika@outlook.com' },
  { question: 'Are these your servers?', keys: '' },
  { question: 'Client id of your own app', keys: '' },
]

type Way = readonly { readonly question: string; readonly keys: string; readonly plain?: string }[]

/** Answers every question before this one, and waits for it. */
async function arrived(way: Way, index: number, plain: boolean): Promise<Terminal> {
  const terminal = new Terminal({ home, env: NO_BUS }, 'connect', 'email', ...(plain ? ['--accessible'] : []))
  for (const [step, { question, keys, plain: typed }] of way.slice(0, index + 1).entries()) {
    await terminal.sees(question)
    if (plain) await terminal.sees(':')
    if (step < index) terminal.keys(`${(plain && typed) || keys}\r`)
  }
  return terminal
}

describe.each(ACCESSIBLE)('a question on the way to an account, $mode', ({ mode }) => {
  it.each([
    ['Ctrl-C', '\u0003', 130],
    ['the end of the input', '\u0004', 3],
  ])('%s ends it, and nothing is kept', { timeout: 90_000 }, async (_, key, code) => {
    const ways = [CORRECTION, CLIENT_ID].flatMap(way => way.map((_, index) => ({ way, index })))
    for (const { way, index } of ways) {
      const terminal = await arrived(way, index, mode.length > 0)
      terminal.keys(key)
      expect(await terminal.exit()).toBe(code)
      expectRestored(terminal.raw)
      nothingKept()
    }
  })
})

describe('a flag with the password', () => {
  it('is refused on a terminal too', async () => {
    const terminal = connect('--password', 'hunter2')
    expect(await terminal.exit()).toBe(2)
    expect(terminal.text).toContain('history of your shell')
    expect(terminal.text).not.toContain('hunter2')
    nothingKept()
  })
})

describe('without a keyring', () => {
  it('says so before anything is typed', async () => {
    const terminal = new Terminal(
      { home, env: NO_BUS },
      ...['connect', 'email', '--smtp-host', '127.0.0.1', '--no-imap'],
    )
    await terminal.answers('Your mail address', 'erika@example.org')
    await terminal.sees('--plain-file')
    expect(await terminal.exit()).toBe(4)
    expect(terminal.text).not.toContain('Password of the mail account')
    expect(existsSync(join(home, 'secrets.json'))).toBe(false)
    nothingKept()
  })
})

/** An OAuth2 server that has the person wait: RFC 8628. */
async function waitingServer() {
  const heard: string[] = []
  const server = createServer((request, response) => {
    heard.push(request.url ?? '')
    request.resume().on('end', () => {
      const code = { device_code: 'd', user_code: 'ABCD-EFGH', expires_in: 900, interval: 60 }
      const known = request.url?.endsWith('/devicecode')
      response.writeHead(known ? 200 : 400, { 'content-type': 'application/json' })
      const pending = { error: 'authorization_pending' }
      const url = 'https://login.example.org/device'
      response.end(JSON.stringify(known ? { ...code, verification_uri: url } : pending))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { heard, port: (server.address() as AddressInfo).port, close: () => server.close() }
}

describe('OAuth2', () => {
  it.each(ACCESSIBLE)('Ctrl-C ends the waiting at once, and nothing is kept: $mode', async ({ mode }) => {
    const provider = await waitingServer()
    const before = { email: { authUrl: `http://127.0.0.1:${provider.port}/oauth2` } }
    writeFileSync(join(home, 'config.json'), JSON.stringify(before))
    const terminal = connect('--client-id', 'id-1', ...mode)
    await terminal.answers('Your mail address', 'erika@example.org')
    await terminal.sees('https://login.example.org/device')
    await terminal.sees('ABCD-EFGH')
    await terminal.sees('Ctrl-C stops.')
    terminal.keys('\u0003')
    expect(await terminal.exit()).toBe(130)
    expectRestored(terminal.raw)
    provider.close()
    expect(provider.heard).toEqual(['/oauth2/devicecode'])
    expect([settings(), readdirSync(home)]).toEqual([before, ['config.json']])
  })
})

describe('an account that is connected', () => {
  it('is forgotten after a yes, and left alone after Enter', async () => {
    const terminal = connect()
    await terminal.answers('Your mail address', 'erika@example.org')
    await terminal.answers('Password of the mail account', PASSWORD)
    expect(await terminal.exit()).toBe(0)
    for (const [keys, code] of [
      ['\r', 3],
      ['\u0004', 3],
      ['\u0003', 130],
      ['y\r', 0],
    ] as const) {
      const leaving = new Terminal({ home, env: NO_BUS }, 'disconnect', 'email')
      await leaving.sees('Forget the mail account erika@example.org here?')
      leaving.keys(keys)
      expect(await leaving.exit()).toBe(code)
      expect(existsSync(join(home, 'secrets.json'))).toBe(code !== 0)
    }
    expect(settings().email?.mode).toBeUndefined()
  })
})
