import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { withLock } from '../../src/store/lock.ts'
import { program } from './bundle.ts'
import { folder } from './folder.ts'

const busy = expect.objectContaining({ code: 'busy', exit: 7 })

/** A promise and what settles it. */
function gate() {
  let open = (): void => undefined
  const opened = new Promise<void>(resolve => (open = resolve))
  return { open, opened }
}

it('lets one after the other, also within one process, and gives back what the work returns', async () => {
  const file = join(folder(), 'home', 'a.lock')
  const order: string[] = []
  const first = gate()
  const one = withLock(file, async () => {
    order.push('one in')
    await first.opened
    order.push('one out')
    return 1
  })
  const two = withLock(
    file,
    async () => {
      order.push('two in')
      return 2
    },
    { pause: 1 },
  )
  await expect(withLock(file, async () => 3, { limit: 5, pause: 1 })).rejects.toEqual(busy)
  first.open()
  expect([await one, await two]).toEqual([1, 2])
  expect(order).toEqual(['one in', 'one out', 'two in'])
  expect([statSync(file).size, statSync(file).mode & 0o777]).toEqual([0, 0o600])
})

it('is free again after work that failed', async () => {
  const file = join(folder(), 'a.lock')
  const fails = withLock(file, async () => {
    throw new RangeError('no')
  })
  await expect(fails).rejects.toThrow(RangeError)
  expect(await withLock(file, async () => 'free', { limit: 0 })).toBe('free')
})

it('says so where its folder cannot be made, and works nothing', async () => {
  const dir = folder()
  writeFileSync(join(dir, 'taken'), '')
  let worked = false
  const locked = withLock(join(dir, 'taken', 'a.lock'), async () => {
    worked = true
  })
  await expect(locked).rejects.toMatchObject({ code: 'home_not_writable', exit: 1 })
  expect(worked).toBe(false)
})

it('is free again when its holder was killed', async () => {
  const dir = folder()
  const file = join(dir, 'a.lock')
  const source = `import { withLock } from '@store/lock.ts'
    await withLock(process.argv[2], () => new Promise(() => { setInterval(() => {}, 1000); console.log('held') }))`
  const holder = spawn(process.execPath, [await program(dir, 'holder', source), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void holder.kill('SIGKILL'))
  await once(holder.stdout, 'data')
  await expect(withLock(file, async () => 1, { limit: 0 })).rejects.toEqual(busy)
  holder.kill('SIGKILL')
  await once(holder, 'close')
  expect(await withLock(file, async () => 2, { limit: 0 })).toBe(2)
}, 60_000)

const RENEWER = `
import { rmSync, writeFileSync } from 'node:fs'
import { setImmediate as tick } from 'node:timers/promises'
import { withLock } from '@store/lock.ts'
import { renewSecret } from '@store/renew-secret.ts'
const [dir, count] = process.argv.slice(2)
const keyring = { get: async () => ({ available: false, reason: 'none' }) }
const sources = { env: {}, keyring, setting: () => undefined, settingsFile: null, secretsFile: dir + '/secrets.json', warn: () => {} }
const renew = async stored => {
  writeFileSync(dir + '/inside', '', { flag: 'wx' })
  for (let n = 0; n < 20; n += 1) await tick()
  rmSync(dir + '/inside')
  return String(Number(stored) + 1)
}
for (let n = 0; n < Number(count); n += 1) {
  await withLock(dir + '/lock', () => renewSecret({ channel: 'email', name: 'token' }, renew, sources), { pause: 1 })
}`

it('two processes never renew at once, and none renews what the other has used up', async () => {
  const dir = folder()
  writeFileSync(join(dir, 'secrets.json'), '{"email.token":"0"}', { mode: 0o600 })
  const renewer = await program(dir, 'renewer', RENEWER)
  const run = async () => {
    const child = spawn(process.execPath, [renewer, dir, '100'], { stdio: 'inherit' })
    return (await once(child, 'close'))[0]
  }
  expect(await Promise.all([run(), run()])).toEqual([0, 0])
  expect(JSON.parse(readFileSync(join(dir, 'secrets.json'), 'utf8'))).toEqual({ 'email.token': '200' })
  expect(existsSync(join(dir, 'inside'))).toBe(false)
}, 60_000)
