/** Settings and stores that cannot be read: refused clearly, never overwritten. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/store/driver.ts'
import { desk, ENOUGH } from '../support/in-process.ts'

describe('damaged settings', () => {
  const DAMAGED = '{\n  "me": { "name": "Erika", },,\n'
  const damaged = (text = DAMAGED) => {
    const at = desk()
    writeFileSync(join(at.home, 'config.json'), text)
    return at
  }

  it.each([['status'], ['new'], ['config', 'list'], ['deadline', '5bd'], ['status', '--lang', 'de']])(
    '%s %s refuses with line and column, and leaves the file alone',
    async (...argv) => {
      const at = damaged()
      const { exit, json } = await at.run([...argv.filter(Boolean), '--json'])
      expect([exit, json().error.code]).toEqual([2, 'settings_damaged'])
      expect(json().error.message).toMatch(/config\.json, line \d, column \d+/)
      expect(json().error.hints.join()).toContain('config set')
      expect(readdirSync(at.home)).toEqual(['config.json'])
      expect(readFileSync(join(at.home, 'config.json'), 'utf8')).toBe(DAMAGED)
    },
  )

  it('a wrong value is named with its place', async () => {
    const { exit, json } = await damaged('{"email": {\n "mode": "pigeon"}}').run(['status', '--json'])
    expect(exit).toBe(2)
    expect(json().error.message).toMatch(/line 2, column \d+: email\.mode must be one of/)
  })

  it('config set keeps the file aside and starts from what is right; help, path and doctor work', async () => {
    const at = damaged('{"me": {"name": "Erika"}, "email": {"mode": "pigeon"}}')
    expect((await at.run(['help', 'privacy'])).exit).toBe(0)
    expect((await at.run(['config', 'path'])).exit).toBe(0)
    const doctor = await at.run(['doctor', '--json'])
    expect(doctor.exit).toBe(1)
    expect(doctor.json().checks).toContainEqual(expect.objectContaining({ name: 'settings', status: 'fail' }))
    const { exit, stderr } = await at.run(['config', 'set', 'me.country', 'DE'])
    expect([exit, stderr]).toEqual([0, expect.stringContaining('config.json.damaged-1')])
    expect(readFileSync(join(at.home, 'config.json.damaged-1'), 'utf8')).toContain('pigeon')
    expect((await at.run(['config', 'get', 'me.name'])).stdout).toBe('Erika\n')
  })
})

describe('a store that cannot be used', () => {
  it('of a newer version is refused clearly and not changed', async () => {
    const at = desk()
    await at.run([...ENOUGH, '--yes'])
    const db = openDatabase(join(at.home, 'cases.db'))
    db.exec('PRAGMA user_version = 999')
    db.close()
    for (const argv of [['status'], ['show', 'testfirma-1'], [...ENOUGH, '--title', 'other', '--yes']]) {
      const { exit, json } = await at.run([...argv, '--json'])
      expect([exit, json().error.code]).toEqual([1, 'store_newer'])
      expect(json().error.message).toContain('999')
    }
    expect((await at.run(['status', '--exit-code'])).exit).toBe(3)
  })

  it('because the home is not a folder: a clear message, exit 1, nothing lost', async () => {
    const at = desk()
    const file = join(at.home, 'file')
    writeFileSync(file, 'mine')
    for (const home of [file, join(file, 'inside')]) {
      const { exit, json } = await at.run([...ENOUGH, '--yes', '--json'], { env: { ESCALATE_HOME: home } })
      expect([exit, json().error.code]).toEqual([1, expect.stringMatching(/_not_writable$/)])
      expect(json().error.hints.join()).toContain('ESCALATE_HOME')
    }
    expect(readFileSync(file, 'utf8')).toBe('mine')
  })
})
