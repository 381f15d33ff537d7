import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UserError } from '../../src/errors.ts'
import { mistakeIn, placeOfValue } from '../../src/store/json-place.ts'
import { readSettings } from '../../src/store/read-settings.ts'
import { SETTING_KEYS } from '../../src/store/setting-keys.ts'
import { writeSetting } from '../../src/store/write-settings.ts'
import { folder } from './folder.ts'

function settings(content?: unknown): string {
  const file = join(folder(), 'home', 'config.json')
  if (content === undefined) return file
  mkdirSync(dirname(file))
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content, null, 2))
  return file
}

const damaged = (...words: string[]) =>
  expect.objectContaining({
    code: 'settings_damaged',
    exit: 2,
    message: expect.stringMatching(new RegExp(words.join('.*'))),
  })

describe('reading', () => {
  it('gives defaults where there is no file, and makes none', () => {
    const file = settings()
    const found = readSettings(file)
    expect(found.get('email.mode')).toBe('hand-off')
    expect(found.get('ladder.wait.email')).toBe('5bd')
    expect(found.get('ladder.wait.x')).toBe('1bd')
    expect(found.get('ladder.wait.facebook')).toBe('2bd')
    expect(found.get('x.apiUrl')).toBe('https://api.x.com')
    expect(found.get('email.auth')).toBe('password')
    expect(found.get('email.authUrl')).toBe('https://login.microsoftonline.com/common/oauth2/v2.0')
    expect(found.get('me.name')).toBeUndefined()
    expect([found.origin('email.mode'), found.origin('me.name')]).toEqual(['default', 'unset'])
    expect(existsSync(dirname(file))).toBe(false)
  })

  it('takes nested groups, lists and open groups, and tells where a value is from', () => {
    const found = readSettings(
      settings({
        me: { name: 'Erika Muster', address: 'Weg 1\n12345 Ort' },
        email: { smtp: { host: 'localhost', port: 2525, security: 'none' } },
        ladder: { order: ['x', 'email'], wait: { 'x-dm': '4h' } },
        bluesky: { handle: 'me.example.org' },
        x: { apiUrl: 'http://127.0.0.1:8080', price: { post: 0.5 } },
      }),
    )
    expect(found.get('email.smtp.port')).toBe(2525)
    expect(found.get('ladder.order')).toBe('x,email')
    expect(found.get('ladder.wait.x-dm')).toBe('4h')
    expect(found.get('bluesky.handle')).toBe('me.example.org')
    expect(found.get('x.price.post')).toBe(0.5)
    expect(found.origin('me.name')).toBe('file')
    expect(found.unknown).toEqual([])
    expect(found.entries()).toContainEqual({ key: 'bluesky.handle', value: 'me.example.org', origin: 'file' })
    expect(found.entries()).toContainEqual({ key: 'me.phone', value: undefined, origin: 'unset' })
  })

  it('reports what it does not know and does not fail on it', () => {
    const found = readSettings(settings({ future: { deep: [1] }, me: { shoe: 43 }, 'me.name': 'flat' }))
    expect([...found.unknown].sort()).toEqual(['future.deep', 'me.name', 'me.shoe'])
    expect(found.get('me.name')).toBeUndefined()
  })

  it.each([
    ['{\n  "me": {\n    "name": "x",\n  }\n}', 'line 4, column 3'],
    ['', 'line 1, column 1'],
    ['{"a": 1} x', 'line 1, column 10'],
    ['{"a": "b\nc"}', 'line 1, column 7'],
    ['[1]', 'line 1, column 1'],
    ["{'a': 1}", 'line 1, column 2'],
    ['{"a": 01}', 'line 1, column 8'],
  ])('damaged JSON %j is told with its place', (text, place) => {
    const file = settings(text)
    expect(() => readSettings(file)).toThrow(damaged(file.replaceAll('\\', '\\\\'), place))
    expect(readFileSync(file, 'utf8')).toBe(text)
  })

  it.each([
    [
      { email: { mode: 'pigeon' } },
      'line 3, column 13',
      'email.mode must be one of: hand-off, smtp, sendmail',
    ],
    [{ email: { smtp: { port: '587' } } }, 'line 4', 'email.smtp.port must be a whole number'],
    [{ email: { smtp: { port: 1.5 } } }, 'line 4', 'email.smtp.port'],
    [{ email: { smtp: 'mail.example.org' } }, 'line 3', 'email.smtp must be a group'],
    [{ x: { apiUrl: 'http://api.example.com' } }, 'line 3', 'https'],
    [{ x: { apiUrl: 'http://127.0.0.1.example.com' } }, 'line 3', 'https'],
    [{ x: { apiUrl: 'https://user:pw@example.com' } }, 'line 3', 'https'],
    [{ ladder: { wait: { email: '5 days' } } }, 'line 4', '5bd'],
    [{ ladder: { order: 'email,email' } }, 'line 3', 'once'],
    [{ me: { name: 'a\r\nBcc: x' } }, 'line 3', 'control characters'],
    [{ me: { country: 'Germany' } }, 'line 3', 'DE'],
    [{ email: { smtp: { host: 'mail.example.org', security: 'none' } } }, 'line 5', 'tls or starttls'],
    [{ email: { imap: { security: 'none' } } }, 'line 4', 'tls or starttls'],
  ])('%j is told with its place', (content, place, words) => {
    const file = settings(content)
    expect(() => readSettings(file)).toThrow(damaged(place, words))
  })

  it('is not fooled by size, depth or a folder', () => {
    expect(() => readSettings(settings(`{"me":{"name":"${'x'.repeat(1_100_000)}"}}`))).toThrow(
      damaged('1 MB'),
    )
    expect(() => readSettings(settings('['.repeat(100_000)))).toThrow(damaged('line 1'))
    expect(readSettings(settings(`${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`)).unknown).toHaveLength(1)
    expect(() => readSettings(folder())).toThrow(
      expect.objectContaining({ code: 'settings_unreadable', exit: 1 }),
    )
  })

  it('ends with settings or a clear message for any JSON and any text', () => {
    const file = settings('{}')
    const names = fc.constantFrom(
      '__proto__',
      'constructor',
      'toString',
      'me',
      'name',
      'email',
      'smtp',
      'port',
      'x',
    )
    const tree = fc.letrec(tie => ({
      node: fc.oneof({ maxDepth: 6 }, fc.jsonValue({ maxDepth: 2 }), fc.dictionary(names, tie('node'))),
    })).node
    const text = fc.oneof(
      tree.map(value => JSON.stringify(value)),
      tree.map(value => JSON.stringify(value).slice(0, -1)),
      tree.map(value => `{"me":{"__proto__":${JSON.stringify(value)}}}`),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(text, content => {
        writeFileSync(file, content)
        try {
          const found = readSettings(file)
          for (const { key } of SETTING_KEYS) expect(typeof found.get(key)).not.toBe('object')
        } catch (error) {
          expect(error).toBeInstanceOf(UserError)
          expect(error).toMatchObject({ code: 'settings_damaged', exit: 2 })
        }
        expect(Object.keys(Object.prototype)).toEqual([])
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('the place of a mistake', () => {
  it('is found exactly where JSON.parse fails, and nowhere else', () => {
    const text = fc.oneof(
      fc.json(),
      fc.json().chain(json => fc.nat(json.length).map(cut => json.slice(0, cut))),
      fc.tuple(fc.json(), fc.constantFrom(',', '}', '"', '\\', '1', ' ')).map(([json, more]) => json + more),
    )
    const parses = (json: string): boolean => {
      try {
        JSON.parse(json)
        return true
      } catch {
        return false
      }
    }
    fc.assert(
      fc.property(text, json => {
        expect(mistakeIn(json) === null).toBe(parses(json))
      }),
      { numRuns: 2_000 },
    )
  })

  it('of a value is that of the one that counts', () => {
    expect(placeOfValue('{"a":1,\n"a":{"b":2}}', ['a'])).toEqual({ line: 2, column: 5 })
    expect(placeOfValue('{"a":{"b":\n 2}}', ['a', 'b'])).toEqual({ line: 2, column: 2 })
    expect(placeOfValue('{}', ['a'])).toEqual({ line: 1, column: 1 })
  })
})

describe('writing', () => {
  const content = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))

  it('sets and takes out, keeps the rest and what is unknown, for the user alone', () => {
    const file = settings()
    expect(writeSetting(file, 'email.smtp.port', '2525')).toEqual({ kept: null })
    writeSetting(file, 'ladder.order', 'x, email')
    writeFileSync(file, JSON.stringify({ ...(content(file) as object), future: { a: [1] } }))
    writeSetting(file, 'me.name', 'Erika Muster')
    expect(content(file)).toEqual({
      email: { smtp: { port: 2525 } },
      ladder: { order: 'x,email' },
      future: { a: [1] },
      me: { name: 'Erika Muster' },
    })
    writeSetting(file, 'me.name', null)
    expect(readSettings(file).origin('me.name')).toBe('unset')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(statSync(dirname(file)).mode & 0o777).toBe(0o700)
    expect(readdirSync(dirname(file))).toEqual(['config.json'])
  })

  it('accepts everything that reading accepts', () => {
    const values: Record<string, string> = {
      integer: '25',
      number: '0.5',
      list: 'x',
      url: 'https://a.example',
      rule: '3bd',
    }
    const file = settings()
    for (const { key, kind, allowed, default: preset } of SETTING_KEYS) {
      const forms: Record<string, string> = {
        'me.email': 'a@example.org',
        'email.from': 'a@example.org',
        'me.country': 'DE',
        'me.region': 'BY',
        'facebook.pageId': '123',
        'x.handle': '@me',
        'x.userId': '123',
        'x.callbackPort': '8080',
        'bluesky.handle': 'me.example.org',
        'mastodon.handle': '@me@example.org',
      }
      const value = forms[key] ?? values[kind] ?? allowed?.[0] ?? String(preset ?? 'text')
      writeSetting(file, key, value)
      expect([key, readSettings(file).origin(key)]).toEqual([key, 'file'])
    }
  })

  it.each([
    ['me.nmae', 'x', 'unknown_setting', /me\.name/],
    ['__proto__.x', 'x', 'unknown_setting', /no setting/],
    ['email.mode', 'pigeon', 'bad_setting', /hand-off, smtp, sendmail/],
    ['email.smtp.port', '70000', 'bad_setting', /65535/],
    ['email.smtp.security', 'none', 'bad_setting', /loopback/],
    ['x.apiUrl', 'http://example.com', 'bad_setting', /https/],
    ['email.auth', 'kerberos', 'bad_setting', /password, oauth2/],
    ['email.authUrl', 'http://login.example.com', 'bad_setting', /https/],
    ['email.authUrl', 'https://login.example.com/?client=1', 'bad_setting', /query/],
    ['email.password', 'hunter2', 'secret_in_settings', /keyring/],
    ['x.token', 'hunter2', 'secret_in_settings', /ESCALATE_SECRET/],
    ['mastodon.accessToken', 'hunter2', 'secret_in_settings', /ESCALATE_SECRET/],
  ])('%s = %s is refused as %s, without a file and without the value in words', (key, value, code, words) => {
    const file = settings()
    let told: UserError | null = null
    try {
      writeSetting(file, key, value)
    } catch (error) {
      told = error as UserError
    }
    expect(told).toMatchObject({ name: 'UserError', code, exit: 2 })
    const text = [told?.message, ...(told?.hints ?? [])].join('\n')
    expect(text).toMatch(words)
    expect(text).not.toContain('hunter2')
    expect(existsSync(file)).toBe(false)
  })

  it('checks settings together', () => {
    const file = settings()
    writeSetting(file, 'email.smtp.host', '127.0.0.1')
    writeSetting(file, 'email.smtp.security', 'none')
    expect(() => writeSetting(file, 'email.smtp.host', 'mail.example.org')).toThrow(
      expect.objectContaining({ code: 'bad_setting' }),
    )
    expect(readSettings(file).get('email.smtp.host')).toBe('127.0.0.1')
  })

  it('keeps a damaged file aside, under the next free number, and never overwrites one', () => {
    const file = settings('{"me": {"name": "old"')
    writeFileSync(`${file}.damaged-1`, 'earlier')
    expect(writeSetting(file, 'me.name', 'new')).toEqual({ kept: `${file}.damaged-2` })
    expect(readFileSync(`${file}.damaged-1`, 'utf8')).toBe('earlier')
    expect(readFileSync(`${file}.damaged-2`, 'utf8')).toBe('{"me": {"name": "old"')
    expect(statSync(`${file}.damaged-2`).mode & 0o777).toBe(0o600)
    expect(content(file)).toEqual({ me: { name: 'new' } })
  })

  it('keeps a file with a wrong value aside, and what is right in it in use', () => {
    const before = { me: { name: 'Erika', country: 'Germany' }, email: { smtp: 'x' }, future: 1 }
    const file = settings(before)
    const { kept } = writeSetting(file, 'me.region', 'BY')
    expect(content(String(kept))).toEqual(before)
    expect(content(file)).toEqual({ me: { name: 'Erika', region: 'BY' }, email: {}, future: 1 })
  })

  it('through a link: the link stays, and the file it leads to keeps its mode', () => {
    const file = settings()
    const target = join(folder(), 'dotfiles.json')
    mkdirSync(dirname(file))
    symlinkSync(target, file)
    writeFileSync(target, '{"me": {"name": "old"}, "future": 1}')
    chmodSync(target, 0o640)
    writeSetting(file, 'me.name', 'new')
    expect(content(target)).toEqual({ me: { name: 'new' }, future: 1 })
    expect([lstatSync(file).isSymbolicLink(), statSync(target).mode & 0o777]).toEqual([true, 0o640])
    writeFileSync(target, '')
    expect(writeSetting(file, 'me.name', 'fresh').kept).toBe(`${file}.damaged-1`)
    expect([lstatSync(file).isSymbolicLink(), content(target)]).toEqual([true, { me: { name: 'fresh' } }])
  })

  it.each([
    ['that holds no settings', (target: string) => writeFileSync(target, '127.0.0.1 localhost\n')],
    ['with a list', (target: string) => writeFileSync(target, '[1]')],
    ['that is not there', () => undefined],
  ])('through a link to a file %s is refused, and nothing is changed', (_, make) => {
    const file = settings()
    const target = join(folder(), 'other')
    mkdirSync(dirname(file))
    symlinkSync(target, file)
    make(target)
    const before = existsSync(target) && readFileSync(target, 'utf8')
    expect(() => writeSetting(file, 'me.name', 'x')).toThrow(damaged(target))
    expect(existsSync(target) && readFileSync(target, 'utf8')).toBe(before)
    expect(readdirSync(dirname(file))).toEqual(['config.json'])
  })

  it('through a link to a folder is refused', () => {
    const file = settings()
    mkdirSync(dirname(file))
    symlinkSync(folder(), file)
    expect(() => writeSetting(file, 'me.name', 'x')).toThrow(
      expect.objectContaining({ code: 'settings_unreadable', exit: 1 }),
    )
  })
})
