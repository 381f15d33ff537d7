import { once } from 'node:events'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { email } from '../../src/channels/email/channel.ts'
import { PROBE_LIMITS, probeSendmail, probeSmtp } from '../../src/channels/email/smtp-probe.ts'
import { connection } from './messages.ts'
import { account, signedIn } from './smtp-account.ts'
import { correctServer, type Deed, type Point, rudeServer } from './smtp-doubles.ts'

const IMPATIENT = { connect: 15_000, greeting: 200, silence: 500 }

describe('a try to send', () => {
  it('signs in and leaves, and sends nothing', async () => {
    await using server = await correctServer()
    expect(await probeSmtp(account(server.port, signedIn, 'right horse'))).toEqual({
      direction: 'send',
      at: `127.0.0.1:${server.port}`,
      ok: true,
      reason: null,
      next: null,
    })
    expect([server.signIns, server.stored]).toEqual([['erika'], []])
  })

  it('says nothing that could begin a mail', async () => {
    await using server = await rudeServer({})
    expect(await probeSmtp(account(server.port, signedIn, 'right horse'))).toMatchObject({ ok: true })
    const verbs = server.heard.map(line => line.trim().split(' ')[0])
    expect(verbs.slice(0, 2)).toEqual(['EHLO', 'AUTH'])
    expect(verbs.filter(verb => verb !== 'QUIT')).toHaveLength(2)
  })

  it('needs no sign-in where there is no user', async () => {
    await using server = await correctServer()
    expect(await probeSmtp(account(server.port))).toMatchObject({ ok: true })
    expect(server.signIns).toEqual([])
  })

  it('names a wrong password, without the password', async () => {
    await using server = await correctServer()
    const probe = await probeSmtp(account(server.port, signedIn, 'wrong donkey'))
    expect(probe).toMatchObject({ ok: false, next: 'sign-in', reason: expect.stringContaining('535') })
    expect(JSON.stringify(probe)).not.toContain('donkey')
  })

  it('asks for a password without opening a socket', async () => {
    await using server = await rudeServer({})
    expect(await probeSmtp(account(server.port, signedIn))).toMatchObject({ ok: false, next: 'sign-in' })
    expect(server.connections()).toBe(0)
  })

  it('does not take a server without a sign-in for one that took it', async () => {
    await using server = await rudeServer({ EHLO: '250 rude.test', AUTH: '503 no such thing here' })
    expect(await probeSmtp(account(server.port, signedIn, 'right horse'))).toMatchObject({ ok: false })
  })

  it.each<[Point, Deed, string]>([
    ['greeting', '421 full', 'temporary'],
    ['greeting', '554 no service for you', 'refused'],
    ['greeting', 'hang', 'temporary'],
    ['greeting', 'end', 'temporary'],
    ['EHLO', 'reset', 'temporary'],
    ['AUTH', '454 later', 'temporary'],
    ['AUTH', '534 use an app password', 'sign-in'],
    ['AUTH', 'end', 'temporary'],
    ['AUTH', 'hang', 'temporary'],
  ])('at %s: %j is %s', async (point, deed, next) => {
    await using server = await rudeServer({ [point]: deed })
    const probe = await probeSmtp(account(server.port, signedIn, 'right horse'), IMPATIENT)
    expect(probe).toMatchObject({ ok: false, next, reason: expect.stringMatching(/\S/) })
  })

  it('says so when nobody listens', async () => {
    const closed = createServer().listen(0, '127.0.0.1')
    await once(closed, 'listening')
    const { port } = closed.address() as AddressInfo
    closed.close()
    await once(closed, 'close')
    expect(await probeSmtp(account(port))).toMatchObject({
      at: `127.0.0.1:${port}`,
      ok: false,
      next: 'temporary',
    })
  })

  it.each([
    ['tls', 'temporary'],
    ['starttls', 'refused'],
  ])('demands %s, and says no password without', async (security, next) => {
    await using server = await rudeServer({ EHLO: '250-rude.test\r\n250 AUTH PLAIN LOGIN' })
    const settings = { ...signedIn, 'email.smtp.security': security }
    const probe = await probeSmtp(account(server.port, settings, 'right horse'), IMPATIENT)
    expect(probe).toMatchObject({ ok: false, next })
    expect(server.heard.join('')).not.toMatch(/AUTH|erika|horse/)
  })

  it('waits half a minute, as nothing is at stake', () => {
    expect(PROBE_LIMITS.silence).toBe(30_000)
  })

  it('refuses wrong settings before it opens anything', async () => {
    const bad = account(1, { 'email.smtp.port': '0' })
    await expect(probeSmtp(bad)).rejects.toMatchObject({ code: 'bad_setting', exit: 2 })
    const away = account(1, { 'email.smtp.host': 'mail.example.org', 'email.smtp.security': 'tls' })
    await expect(probeSmtp(away)).rejects.toMatchObject({ code: 'clock_is_set', exit: 6 })
    const program = account(1, { 'email.mode': 'sendmail' })
    await expect(probeSmtp(program)).rejects.toMatchObject({ code: 'clock_is_set', exit: 6 })
  })
})

describe('a mail program of this machine', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'escalate-probe-'))
    await writeFile(join(folder, 'sendmail'), '#!/bin/sh\nexit 1\n')
    await chmod(join(folder, 'sendmail'), 0o755)
    await writeFile(join(folder, 'notes'), '')
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('is looked for by path and by name, and not started', async () => {
    const at = join(folder, 'sendmail')
    expect(await probeSendmail([join(folder, 'none'), at], '')).toMatchObject({ at, ok: true })
    expect(await probeSendmail(['sendmail'], `relative:${folder}`)).toMatchObject({ at, ok: true })
  })

  it('is missing where there is none that may be started', async () => {
    const probe = await probeSendmail([join(folder, 'notes'), 'sendmail'], '')
    expect(probe).toMatchObject({
      at: 'sendmail',
      ok: false,
      next: 'refused',
      reason: expect.stringMatching(/no/),
    })
  })

  it('may be there or not on this machine', async () => {
    const { at, ok } = await probeSmtp(connection({ 'email.mode': 'sendmail' }))
    expect(at).toMatch(ok ? /^\// : /^sendmail$/)
  })
})

describe('the channel', () => {
  it('tries sending first', async () => {
    await using server = await correctServer()
    const [first] = (await email.probe?.(account(server.port, signedIn, 'right horse'))) ?? []
    expect(first).toMatchObject({ direction: 'send', ok: true })
  })
})
