import { writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { openKeyring } from '../../src/store/keyring.ts'
import { folder } from './folder.ts'

/** A stand-in for keytar that keeps its entries in a file. */
function standIn(): string {
  const dir = folder()
  const module = join(dir, 'keytar.cjs')
  writeFileSync(
    module,
    `const fs = require('node:fs'), file = ${JSON.stringify(join(dir, 'entries.json'))}
    const read = () => (fs.existsSync(file) ? JSON.parse(fs.readFileSync(file)) : {})
    const write = entries => fs.writeFileSync(file, JSON.stringify(entries))
    exports.getPassword = async (service, account) => read()[service + '/' + account] ?? null
    exports.setPassword = async (service, account, secret) => write({ ...read(), [service + '/' + account]: secret })
    exports.deletePassword = async (service, account) => {
      const { [service + '/' + account]: gone, ...rest } = read()
      write(rest)
      return gone !== undefined
    }`,
  )
  return module
}

function module(source: string): string {
  const path = join(folder(), 'keytar.cjs')
  writeFileSync(path, source)
  return path
}

it('keeps, finds and deletes under service and account', async () => {
  const ring = openKeyring({ module: standIn() })
  expect(await ring.get('email.password')).toEqual({ available: true, value: null })
  expect(await ring.set('email.password', 'ä"\n secret')).toEqual({ available: true, value: true })
  expect(await ring.get('email.password')).toEqual({ available: true, value: 'ä"\n secret' })
  expect(await ring.delete('email.password')).toEqual({ available: true, value: true })
  expect(await ring.delete('email.password')).toEqual({ available: true, value: false })
})

describe('a keyring that is no use is an answer, never an exception', () => {
  it.each([
    [
      'exports.getPassword = () => new Promise(() => setInterval(() => {}, 1000))',
      /did not answer within 0.5 s/,
    ],
    ['exports.getPassword = () => { while (true) {} }', /did not answer/],
    ["throw new Error('Failed to load keytar native addon')", /libsecret/],
    ["exports.setPassword = async (s, a, secret) => { throw new Error('no: ' + secret) }", /refused/],
    [
      "exports.setPassword = async () => { throw new Error('Object does not exist at path /x/login') }",
      /locked/,
    ],
    ['process.exit(1)', /ended unexpectedly/],
  ])('%s', async (source, words) => {
    const ring = openKeyring({ module: module(source), limit: 500 })
    const answer = source.includes('setPassword') ? await ring.set('a.b', 'hunter2') : await ring.get('a.b')
    expect(answer).toEqual({ available: false, reason: expect.stringMatching(words) })
    expect(JSON.stringify(answer)).not.toContain('hunter2')
  })
})

describe('the real keytar', () => {
  const bus = process.env.DBUS_SESSION_BUS_ADDRESS
  beforeEach(() => {
    delete process.env.DBUS_SESSION_BUS_ADDRESS
  })
  afterEach(() => {
    if (bus !== undefined) process.env.DBUS_SESSION_BUS_ADDRESS = bus
    else delete process.env.DBUS_SESSION_BUS_ADDRESS
  })

  it('on a bus where nobody answers is given up, and nothing hangs', async () => {
    const socket = join(folder(), 'bus')
    const server = createServer(connection => connection.on('error', () => undefined).resume())
    await new Promise<void>(resolve => server.listen(socket, resolve))
    onTestFinished(() => void server.close())
    process.env.DBUS_SESSION_BUS_ADDRESS = `unix:path=${socket}`
    const answer = await openKeyring({ limit: 1_000 }).get('email.password')
    expect(answer).toEqual({ available: false, reason: expect.any(String) })
  })

  it.each([undefined, 'unix:path=/nonexistent/escalate-bus'])(
    'without a bus (%s) says what is missing',
    async address => {
      if (address !== undefined) process.env.DBUS_SESSION_BUS_ADDRESS = address
      const answer = await openKeyring().get('email.password')
      expect(answer).toEqual({ available: false, reason: expect.stringMatching(/bus|libsecret/) })
    },
  )
})
