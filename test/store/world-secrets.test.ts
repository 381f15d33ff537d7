import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { buildWorld } from '../../src/build-world.ts'
import { EXIT, UserError } from '../../src/errors.ts'
import type { Keyring } from '../../src/store/keyring.ts'
import type { GlobalOptions, World } from '../../src/world.ts'
import { desk } from '../support/in-process.ts'
import { folder } from './folder.ts'
import { lockedRing, workingRing } from './rings.ts'

const TOKEN = { channel: 'email', name: 'token' } as const
const PASSWORD = { channel: 'email', name: 'password' } as const

interface Setup {
  readonly keyring?: Keyring
  readonly settings?: object
  readonly env?: Record<string, string>
  readonly options?: GlobalOptions
}

/** @returns the world of one run, its folder and what it warned of */
async function begin({ keyring = workingRing(), settings, env = {}, options = {} }: Setup = {}) {
  const { home, system } = desk(settings, { keyring, env })
  const said: string[] = []
  const world = await buildWorld({ ...system, stderr: { write: text => said.push(text) } }, options)
  const secretsFile = join(home, 'secrets.json')
  const plain = (content: object) => writeFileSync(secretsFile, JSON.stringify(content), { mode: 0o600 })
  const filed = (): unknown => JSON.parse(readFileSync(secretsFile, 'utf8'))
  return { world, home, said, plain, filed, secretsFile }
}

const renewed = (world: World, renew: (stored: string | null) => Promise<string | null>) =>
  world.connection('email').renewSecret('token', renew)

const next = async (stored: string | null) => `${stored}+`

describe('renewing', () => {
  it('keeps the new secret where the old one was, before it is returned', async () => {
    const keyring = workingRing({ 'email.token': 'a' })
    const { world, said, secretsFile } = await begin({ keyring })
    expect(await renewed(world, next)).toBe('a+')
    expect(keyring.entries).toEqual({ 'email.token': 'a+' })
    expect(await world.connection('email').secret('token')).toBe('a+')
    expect([said, existsSync(secretsFile)]).toEqual([[], false])
  })

  it('in a plain file stays there', async () => {
    const { world, plain, filed } = await begin({ keyring: lockedRing })
    plain({ 'email.token': 'a', 'x.token': 'b' })
    expect(await renewed(world, next)).toBe('a+')
    expect(filed()).toEqual({ 'email.token': 'a+', 'x.token': 'b' })
  })

  it('keeps a first one in the keyring', async () => {
    const keyring = workingRing()
    const { world } = await begin({ keyring })
    expect(await renewed(world, async stored => (stored === null ? 'first' : null))).toBe('first')
    expect(keyring.entries).toEqual({ 'email.token': 'first' })
  })

  it('changes nothing for null, for the same again and for a failure', async () => {
    const entries = { 'email.token': 'a' }
    const keyring: Keyring = {
      ...workingRing(entries),
      set: () => Promise.reject(new Error('not asked for')),
    }
    const { world } = await begin({ keyring })
    expect([await renewed(world, async () => null), await renewed(world, async () => 'a')]).toEqual([
      'a',
      'a',
    ])
    const refused = new UserError('sign_in_needed', EXIT.signIn, 'refused')
    await expect(renewed(world, () => Promise.reject(refused))).rejects.toBe(refused)
    expect(entries).toEqual({ 'email.token': 'a' })
  })

  it.each([
    ['the environment', 'email' as const, { env: { ESCALATE_SECRET_EMAIL_TOKEN: 'a' } }],
    ['a command', 'mastodon' as const, { settings: { mastodon: { tokenCommand: 'echo a' } } }],
  ])('of %s is good for the run and kept nowhere', async (_, channel, setup) => {
    const keyring = workingRing()
    const { world, said, secretsFile } = await begin({ ...setup, keyring })
    const connection = world.connection(channel)
    expect(await connection.renewSecret('token', next)).toBe('a+')
    expect(await connection.secret('token')).toBe('a+')
    expect(await world.connection(channel).renewSecret('token', next)).toBe('a++')
    expect([keyring.entries, existsSync(secretsFile)]).toEqual([{}, false])
    expect(said).toEqual([expect.stringMatching(/kept nowhere/)])
  })

  it('that cannot be kept says so and what to do, without the secret', async () => {
    const keyring: Keyring = { ...workingRing({ 'email.token': 'a' }), set: lockedRing.set }
    const { world } = await begin({ keyring })
    const failure = await renewed(world, async () => 'hunter2').catch(error => error)
    expect(failure).toMatchObject({ code: 'secret_not_kept', exit: 4 })
    expect(failure.message).toContain('it is locked')
    expect(failure.hints.join(' ')).toMatch(/escalate connect email.*--plain-file/)
    expect(`${failure.message}${failure.hints}${failure.stack}`).not.toContain('hunter2')
  })

  it('is done once by many calls of one process: each is given what the one before kept', async () => {
    const keyring = workingRing({ 'email.token': 'used' })
    const { world } = await begin({ keyring })
    let times = 0
    const renew = async (stored: string | null) => {
      if (stored !== 'used') return null
      times += 1
      return 'fresh'
    }
    expect(await Promise.all([1, 2, 3].map(() => renewed(world, renew)))).toEqual(['fresh', 'fresh', 'fresh'])
    expect(times).toBe(1)
  })
})

describe('keeping and dropping', () => {
  it('go through the keyring, and the origin tells it', async () => {
    const keyring = workingRing()
    const { world } = await begin({ keyring })
    expect(await world.secretOrigin(PASSWORD)).toBeNull()
    expect(await world.keepSecret(PASSWORD, 'hunter2')).toBe('keyring')
    expect([keyring.entries, await world.secretOrigin(PASSWORD)]).toEqual([
      { 'email.password': 'hunter2' },
      'keyring',
    ])
    expect([await world.dropSecret(PASSWORD), await world.dropSecret(PASSWORD)]).toEqual([true, false])
    expect(await world.secretOrigin(PASSWORD)).toBeNull()
  })

  it('two at once lose none of the plain file', async () => {
    const { world, filed } = await begin({ keyring: lockedRing })
    const plainFile = { plainFile: true }
    await Promise.all([world.keepSecret(PASSWORD, 'a', plainFile), world.keepSecret(TOKEN, 'b', plainFile)])
    expect(filed()).toEqual({ 'email.password': 'a', 'email.token': 'b' })
  })

  it('change nothing in a dry run', async () => {
    const keyring = workingRing({ 'email.token': 'a' })
    const { world, home } = await begin({ keyring, options: { dryRun: true } })
    const before = readdirSync(home)
    expect(await world.keepSecret(PASSWORD, 'hunter2')).toBe('keyring')
    expect(await world.keepSecret(PASSWORD, 'hunter2', { plainFile: true })).toBe('file')
    expect([await world.dropSecret(TOKEN), await world.dropSecret(PASSWORD)]).toEqual([true, false])
    expect([keyring.entries, readdirSync(home)]).toEqual([{ 'email.token': 'a' }, before])
  })
})

describe('the origin', () => {
  it('is told in the order of the chain; a command is not run', async () => {
    const proof = join(folder(), 'ran')
    const settings = { email: { passwordCommand: `touch ${proof}; exit 1` } }
    const env = { ESCALATE_SECRET_EMAIL_PASSWORD: 'a' }
    const keyring = workingRing({ 'email.password': 'b' })
    expect(await (await begin({ env, keyring, settings })).world.secretOrigin(PASSWORD)).toBe('env')
    expect(await (await begin({ keyring, settings })).world.secretOrigin(PASSWORD)).toBe('keyring')
    const third = await begin({ settings })
    expect(await third.world.secretOrigin(PASSWORD)).toBe('command')
    expect(existsSync(proof)).toBe(false)
    const last = await begin({ keyring: lockedRing })
    last.plain({ 'email.password': 'c' })
    expect([await last.world.secretOrigin(PASSWORD), last.said]).toEqual(['file', []])
  })
})

it('a Maildir below ~ is below the home folder', async () => {
  const maildir = async (value: string) => {
    const { world, home } = await begin({ settings: { email: { maildir: value } } })
    return { at: world.connection('email').setting('email.maildir'), home }
  }
  const below = await maildir('~/Mail/$&')
  expect(below.at).toBe(`${below.home}/Mail/$&`)
  expect((await maildir('/srv/~/Mail')).at).toBe('/srv/~/Mail')
  expect((await maildir('~other/Mail')).at).toBe('~other/Mail')
})
