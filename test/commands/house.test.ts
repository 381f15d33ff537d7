/** The verbs around a case: config, doctor, companies, help, --version, and `escalate` alone. */
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
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

describe('doctor', () => {
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
    ['statsu', 'status'],
    ['confrim', 'confirm'],
    ['shwo', 'show'],
  ])('%s: did you mean %s?', async (typed, meant) => {
    const { exit, json } = await desk().run([typed, '--json'])
    expect([exit, json().error.code]).toEqual([2, 'wrong_usage'])
    expect(json().error.message).toBe(`unknown command '${typed}'`)
    expect(json().error.hints[0]).toBe(`Did you mean ${meant}?`)
  })
})
