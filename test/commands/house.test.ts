/** The verbs around a case: config, doctor, companies, help, --version, and `escalate` alone. */
import { existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/store/driver.ts'
import { desk, ENOUGH } from '../support/in-process.ts'
import type { Json } from '../support/program.ts'

describe('config', () => {
  it('sets, gets, lists with the origin, takes out, and tells the path', async () => {
    const at = desk()
    expect((await at.run(['config', 'set', 'me.name', 'Erika'])).exit).toBe(0)
    expect((await at.run(['config', 'get', 'me.name'])).stdout).toBe('Erika\n')
    const list = (await at.run(['config', 'list', '--json'])).json().settings
    expect(list).toContainEqual({ key: 'me.name', value: 'Erika', origin: 'file' })
    expect(list).toContainEqual({ key: 'email.mode', value: 'hand-off', origin: 'default' })
    expect(list).toContainEqual({ key: 'me.phone', value: null, origin: 'unset' })
    const path = (await at.run(['config', 'path'])).stdout.trim()
    expect(statSync(path).mode & 0o777).toBe(0o600)
    await at.run(['config', 'set', 'me.name'])
    expect((await at.run(['config', 'get', 'me.name', '--json'])).json().origin).toBe('unset')
  })

  it('has no words on stderr for a setting that is right', async () => {
    const { exit, stdout, stderr } = await desk().run(['config', 'set', 'ladder.order', 'x,email'])
    expect([exit, stdout, stderr]).toEqual([0, '', ''])
  })

  it.each([
    ['unknown_setting', ['get', 'me.nam'], 'me.nam'],
    ['unknown_setting', ['set', 'me.nam', 'x'], 'me.name'],
    ['bad_setting', ['set', 'email.mode', 'pigeon'], 'hand-off, smtp, sendmail'],
    ['bad_setting', ['set', 'me.country', 'Germany'], 'me.country'],
    ['bad_setting', ['set', 'me.country', 'XX'], 'me.country'],
    ['bad_setting', ['set', 'me.region', 'ZZ'], 'BY (Bayern)'],
    ['bad_setting', ['set', 'me.timezone', 'Nope/X'], 'Europe/Berlin'],
    ['bad_setting', ['set', 'email.smtp.security', 'none'], 'loopback'],
    ['secret_in_settings', ['set', 'email.password', 'x'], 'ESCALATE_SECRET_'],
  ] as const)('%s: %j', async (code, argv, word) => {
    const at = desk()
    const { exit, json } = await at.run(['config', ...argv, '--json'])
    const { error } = json()
    expect([exit, error.code]).toEqual([2, code])
    expect([error.message, ...error.hints].join('\n')).toContain(word)
    expect(existsSync(join(at.home, 'config.json'))).toBe(false)
  })
})

describe('a place in the settings', () => {
  it('has a region of its country, and a zone there is', async () => {
    const at = desk()
    const set = async (...argv: string[]) => {
      const { exit, stdout } = await at.run(['config', 'set', ...argv, '--json'])
      return exit === 0 ? 0 : JSON.parse(stdout).error
    }
    for (const typed of ['me.country DE', 'me.region BY', 'me.timezone Europe/Berlin', 'me.timezone UTC'])
      expect([typed, await set(...typed.split(' '))]).toEqual([typed, 0])
    const moved = await set('me.country', 'AT')
    expect(moved).toMatchObject({ code: 'bad_setting', message: expect.stringContaining('me.country') })
    expect(moved.hints.join()).toContain('config set me.region')
    for (const typed of ['me.region', 'me.country AT', 'me.region 9'])
      expect(await set(...typed.split(' '))).toBe(0)
    expect(await set('me.region', 'BY')).toMatchObject({ code: 'bad_setting' })
  })

  it('can be mended where the file or the store is damaged', async () => {
    const at = desk()
    writeFileSync(join(at.home, 'config.json'), '{"me": {"country": "??"}}')
    writeFileSync(join(at.home, 'cases.db'), 'a shopping list\n'.repeat(500))
    expect((await at.run(['config', 'set', 'me.country', 'AT'])).exit).toBe(0)
    expect((await at.run(['config', 'get', 'me.country'])).stdout).toBe('AT\n')
  })
})

describe('a command with verbs of its own, typed alone', () => {
  it.each([
    ['config', 'list'],
    ['companies', 'search'],
  ])('%s tells them, exit 0', async (name, verb) => {
    const { exit, stdout, stderr } = await desk().run([name])
    expect([exit, stderr]).toEqual([0, ''])
    expect(stdout).toContain(verb)
    expect(stdout).toBe((await desk().run([name, '--help'])).stdout)
    expect((await desk().run([name, '--json'])).json()).toMatchObject({
      schema: 'escalate/help/1',
      topic: name,
    })
    const wrong = await desk().run([name, `${verb}x`, 'y', '--json'])
    expect([wrong.exit, wrong.json().error.code]).toEqual([2, 'wrong_usage'])
    expect(wrong.json().error.hints[0]).toContain(verb)
  })
})

describe('doctor', () => {
  it('speaks German, with a hint that can be typed', async () => {
    const { stdout } = await desk({ me: {} }).run(['doctor', '--lang', 'de'])
    expect(stdout).toContain('0 Fälle')
    expect(stdout).toContain('Übergabe an dein Mailprogramm')
    expect(stdout).not.toMatch(/assumed|0 cases|me\.country DE, /)
  })

  it('--rebuild --dry-run says what is wrong and changes nothing', async () => {
    const at = desk()
    await at.run([...ENOUGH, '--yes'])
    const db = openDatabase(join(at.home, 'cases.db'))
    db.exec("UPDATE cases SET body = '{oops'; PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    const before = readFileSync(join(at.home, 'cases.db'))
    const { exit, json } = await at.run(['doctor', '--rebuild', '--dry-run', '--json'])
    expect([exit, json()]).toMatchObject([
      0,
      { rebuilt: 0, dryRun: true, wrong: [expect.stringContaining('testfirma-1')] },
    ])
    expect((await at.run(['doctor', '--rebuild', '-n'])).stdout).toContain('testfirma-1')
    expect(readFileSync(join(at.home, 'cases.db'))).toEqual(before)
    const status = await at.run(['status', '--json'])
    expect([status.exit, status.json().error.code]).toEqual([1, 'store_damaged'])
    expect(status.json().error.hints.join()).toContain('doctor --rebuild')
    expect(status.stdout).not.toContain('oops')
    expect((await at.run(['doctor', '--rebuild'])).exit).toBe(0)
    expect((await at.run(['status', '--json'])).json().cases).toHaveLength(1)
  })

  it.each([
    ['a file', (path: string) => writeFileSync(path, '')],
    ['a link to nowhere', (path: string) => symlinkSync('nowhere', path)],
  ])('reports a home that is %s', async (_, make) => {
    const at = desk()
    const home = join(at.home, 'home')
    make(home)
    for (const path of [home, join(home, 'inside')]) {
      const { exit, json } = await at.run(['doctor', '--json'], { env: { ESCALATE_HOME: path } })
      const folders = json().checks.find((each: Json) => each.name === 'folders')
      expect([exit, folders.status]).toEqual([1, 'fail'])
      expect([folders.detail, folders.hint].join()).toContain('ESCALATE_HOME')
      for (const argv of [
        ['config', 'set', 'me.name', 'E'],
        [...ENOUGH, '--yes'],
      ]) {
        const { exit, json } = await at.run([...argv, '--json'], { env: { ESCALATE_HOME: path } })
        expect([exit, json().error.code]).toEqual([1, 'home_not_writable'])
      }
    }
  })

  it('reports settings that are a folder, and every command says so', async () => {
    const at = desk()
    mkdirSync(join(at.home, 'config.json'))
    for (const argv of [['status'], ['config', 'set', 'me.name', 'E'], ['config', 'list']]) {
      const { exit, json } = await at.run([...argv, '--json'])
      expect([exit, json().error.code]).toEqual([1, 'settings_unreadable'])
      expect(json().error.hints.join()).not.toContain('config set')
    }
    const { json } = await at.run(['doctor', '--json'])
    expect(json().checks).toContainEqual(expect.objectContaining({ name: 'settings', status: 'fail' }))
  })

  it('looks at everything, rebuilds, and names the hosts', async () => {
    const at = desk({ email: { mode: 'smtp', smtp: { host: 'mail.example.org', port: 465 } } })
    await at.run([...ENOUGH, '--yes', '--name', 'E', '--channels', 'x'])
    const { json } = await at.run(['doctor', '--json'])
    const found = Object.fromEntries(json().checks.map((each: Json) => [each.name, each.status]))
    expect(found).toMatchObject({ node: 'pass', folders: 'pass', settings: 'pass', store: 'pass' })
    expect((await at.run(['doctor', '--hosts', '--json'])).json().hosts).toEqual([
      { host: 'mail.example.org:465', why: 'email.smtp.host' },
    ])
    expect((await at.run(['doctor', '--rebuild', '--json'])).json().rebuilt).toBe(1)
    expect((await desk().run(['doctor'])).stdout).toContain('Node')
  })
})

describe('companies', () => {
  it('search finds by an old name and says who followed', async () => {
    const { exit, json } = await desk().run(['companies', 'search', 'telekom', '--json'])
    expect(exit).toBe(0)
    const [first] = json().results
    expect([json().schema, json().query, first.id]).toEqual(['escalate/companies/1', 'telekom', 'telekom-de'])
    expect(Object.keys(first.channels[0])).toEqual(
      'channel address purpose public hours status ended source checked confidence'.split(' '),
    )
    const none = await desk().run(['companies', 'search', 'zzzzzzzz', '--json'])
    expect([none.exit, none.json().results]).toEqual([0, []])
    expect((await desk().run(['companies', 'search', 'zzzzzzzz'])).stderr).toContain('"zzzzzzzz"')
  })

  it('show prints one, or the nearest', async () => {
    const { json } = await desk().run(['companies', 'show', 'telekom-de', '--json'])
    expect([json().schema, json().company.id]).toEqual(['escalate/company/1', 'telekom-de'])
    expect((await desk().run(['companies', 'show', 'telekom-de'])).stdout).toContain('telekom-de')
    const unknown = await desk().run(['companies', 'show', 'telekomm', '--json'])
    expect([unknown.exit, unknown.json().error.code]).toEqual([2, 'unknown_company'])
    expect(unknown.json().error.hints.join()).toContain('telekom-de')
  })
})

describe('help', () => {
  it.each(['environment', 'exit-codes', 'formats', 'privacy', 'ladder'])(
    '%s, in both languages',
    async topic => {
      const [en, de] = [await desk().run(['help', topic]), await desk().run(['help', topic, '--lang', 'de'])]
      expect([en.exit, de.exit]).toEqual([0, 0])
      expect(en.stdout.length).toBeGreaterThan(200)
      expect(en.stdout).not.toBe(de.stdout)
    },
  )

  it('on a command, on all, and as one JSON document', async () => {
    expect((await desk().run(['help', 'new'])).stdout).toContain('--problem-file')
    expect((await desk().run(['help'])).stdout).toBe((await desk().run(['--help'])).stdout)
    expect((await desk().run(['help', '--json'])).json().text).toContain('confirm')
    expect((await desk().run(['new', '--help', '--lang', 'de'])).stdout).toContain('was passiert ist')
    const { exit, json } = await desk().run(['help', 'nonsense', '--json'])
    expect([exit, json().error.code]).toEqual([2, 'unknown_topic'])
  })

  it('--version prints the version alone', async () => {
    expect(await desk().run(['--version'])).toMatchObject({
      exit: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+/),
    })
  })
})

describe('escalate alone, without a terminal', () => {
  it('is the same as status', async () => {
    const at = desk()
    await at.run([...ENOUGH, '--yes'])
    expect({ ...(await at.run([])), json: null }).toEqual({ ...(await at.run(['status'])), json: null })
    expect((await at.run(['--json'])).json()).toEqual((await at.run(['status', '--json'])).json())
  })
})

describe('a verb that there is not', () => {
  it.each([
    ['statuss', 'status'],
    ['confrim', 'confirm'],
    ['shwo', 'show'],
  ])('%s: did you mean %s?', async (typed, meant) => {
    const { exit, json } = await desk().run([typed, '--json'])
    expect([exit, json().error.code]).toEqual([2, 'wrong_usage'])
    expect(json().error.message).toBe(`unknown command '${typed}'`)
    expect(json().error.hints[0]).toBe(`Did you mean ${meant}?`)
  })
})
