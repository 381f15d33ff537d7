import {
  chmodSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dropSecret, isKept, keepSecret, placeToKeep } from '../../src/store/keep-secret.ts'
import type { Keyring } from '../../src/store/keyring.ts'
import type { WarnOfSecret } from '../../src/store/secret-warning.ts'
import { secretWarning } from '../../src/terminal/texts/secrets.ts'
import { folder } from './folder.ts'
import { lockedRing, workingRing } from './rings.ts'

const NAME = { channel: 'email', name: 'password' }

function places(keyring: Keyring = workingRing(), content?: string, mode = 0o600) {
  const dir = folder()
  const secretsFile = join(dir, 'secrets.json')
  if (content !== undefined) writeFileSync(secretsFile, content, { mode })
  const warnings: string[] = []
  const warn: WarnOfSecret = warning => void warnings.push(secretWarning(warning, 'en'))
  const inFile = (): unknown =>
    existsSync(secretsFile) ? JSON.parse(readFileSync(secretsFile, 'utf8')) : null
  return { keyring, dir, secretsFile, warnings, warn, inFile }
}

describe('keeping', () => {
  it('takes the keyring and no file', async () => {
    const keyring = workingRing()
    const at = places(keyring)
    expect(await keepSecret(NAME, 'hunter2', at)).toBe('keyring')
    expect(keyring.entries).toEqual({ 'email.password': 'hunter2' })
    expect([readdirSync(at.dir), at.warnings]).toEqual([[], []])
  })

  it('without a keyring stores nothing and says what helps', async () => {
    const at = places(lockedRing)
    const failure = await keepSecret(NAME, 'hunter2', at).catch(error => error)
    expect(failure).toMatchObject({ code: 'keyring_unavailable', exit: 4 })
    expect(failure.message).toContain('it is locked')
    const hints = failure.hints.join(' ')
    for (const way of ['ESCALATE_SECRET_EMAIL_PASSWORD', 'email.passwordCommand', '--plain-file'])
      expect(hints).toContain(way)
    expect(`${failure.message}${hints}${failure.stack}`).not.toContain('hunter2')
    expect(readdirSync(at.dir)).toEqual([])
  })

  it('names no command where there is no such setting', async () => {
    const failure = await keepSecret({ channel: 'email', name: 'token' }, 'x', places(lockedRing)).catch(
      e => e,
    )
    expect(failure.hints.join(' ')).toContain('ESCALATE_SECRET_EMAIL_TOKEN')
    expect(failure.hints.join(' ')).not.toContain('Command')
  })

  it('takes the plain file only when asked, beside what it holds, mode 0600, with a warning', async () => {
    const at = places(lockedRing, '{"x.token":"other"}')
    expect(await keepSecret(NAME, 'hunter2', at, true)).toBe('file')
    expect(at.inFile()).toEqual({ 'x.token': 'other', 'email.password': 'hunter2' })
    expect(statSync(at.secretsFile).mode & 0o777).toBe(0o600)
    expect(at.warnings).toEqual([expect.stringContaining(at.secretsFile)])
    expect(at.warnings.join()).not.toContain('hunter2')
    expect(readdirSync(at.dir)).toEqual(['secrets.json'])
  })

  it('leaves no older secret that would be found first or later', async () => {
    const keyring = workingRing({ 'email.password': 'old' })
    const at = places(keyring)
    await keepSecret(NAME, 'new', at, true)
    expect([keyring.entries, at.inFile()]).toEqual([{}, { 'email.password': 'new' }])
    await keepSecret(NAME, 'newer', at)
    expect([keyring.entries, existsSync(at.secretsFile)]).toEqual([{ 'email.password': 'newer' }, false])
  })

  it.each([
    ['{"email.password":"old"}', 0o644],
    ['[1]', 0o600],
    ['7', 0o600],
    ['{"email.password":', 0o600],
  ])('does not write into the file %s with mode %o', async (content, mode) => {
    const at = places(lockedRing, content, mode)
    await expect(keepSecret(NAME, 'hunter2', at, true)).rejects.toMatchObject({
      code: 'secrets_file_refused',
      exit: 6,
    })
    expect(readFileSync(at.secretsFile, 'utf8')).toBe(content)
  })

  it('in the keyring is not held up by a file that is refused, and says so', async () => {
    const at = places(workingRing(), '{"email.password":"old"}', 0o644)
    expect(await keepSecret(NAME, 'new', at)).toBe('keyring')
    expect(at.warnings.join()).toMatch(/may be left in the plain file/)
  })

  it('refuses what would make the file unreadable, and an empty secret', async () => {
    const at = places(lockedRing, '{"x.token":"other"}')
    await expect(keepSecret(NAME, 'x'.repeat(100_000), at, true)).rejects.toMatchObject({ exit: 6 })
    await expect(keepSecret(NAME, '', at, true)).rejects.toMatchObject({ code: 'empty_field', exit: 2 })
    expect(at.inFile()).toEqual({ 'x.token': 'other' })
  })

  it('writes to where a link leads', async () => {
    const at = places(lockedRing)
    const target = join(folder(), 'elsewhere.json')
    writeFileSync(target, '{}', { mode: 0o600 })
    symlinkSync(target, at.secretsFile)
    await keepSecret(NAME, 'new', at, true)
    expect(lstatSync(at.secretsFile).isSymbolicLink()).toBe(true)
    expect(JSON.parse(readFileSync(target, 'utf8'))).toEqual({ 'email.password': 'new' })
  })

  it('can be looked at beforehand without storing anything', async () => {
    const keyring = workingRing()
    const at = places(keyring)
    expect([await placeToKeep(NAME, at), await placeToKeep(NAME, at, true)]).toEqual(['keyring', 'file'])
    expect([keyring.entries, readdirSync(at.dir)]).toEqual([{}, []])
    await expect(placeToKeep(NAME, places(lockedRing))).rejects.toMatchObject({ code: 'keyring_unavailable' })
  })
})

describe('forgetting', () => {
  it('takes a secret out of both places and leaves the others', async () => {
    const keyring = workingRing({ 'email.password': 'a', 'x.token': 'b' })
    const at = places(keyring, '{"email.password":"c","x.token":"d"}')
    expect(await isKept(NAME, at)).toBe(true)
    expect(await dropSecret(NAME, at)).toBe(true)
    expect([keyring.entries, at.inFile()]).toEqual([{ 'x.token': 'b' }, { 'x.token': 'd' }])
    expect([await dropSecret(NAME, at), await isKept(NAME, at)]).toEqual([false, false])
    expect(await dropSecret({ channel: 'x', name: 'token' }, at)).toBe(true)
    expect(existsSync(at.secretsFile)).toBe(false)
  })

  it('says when the keyring could not be asked', async () => {
    const at = places(lockedRing, '{"email.password":"c"}')
    expect(await dropSecret(NAME, at)).toBe(true)
    expect(await dropSecret(NAME, at)).toBe(false)
    expect(at.warnings).toHaveLength(2)
    expect(at.warnings[0]).toContain('locked')
  })

  it('refuses a file that others can read', async () => {
    const at = places(lockedRing, '{"email.password":"c"}')
    chmodSync(at.secretsFile, 0o604)
    await expect(dropSecret(NAME, at)).rejects.toMatchObject({ code: 'secrets_file_refused' })
    await expect(isKept(NAME, at)).rejects.toMatchObject({ code: 'secrets_file_refused' })
  })
})
