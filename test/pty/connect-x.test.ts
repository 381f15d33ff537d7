/** `connect x` on a real terminal, against X on loopback: the dialogue in both languages, and no key anywhere on the screen. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  ACCESS,
  CLIENT,
  CODE,
  get,
  REFRESH,
  raw,
  type XDouble,
  xDouble,
} from '../channels/x-sign-in-double.ts'
import { freePorts } from '../support/free-ports.ts'
import { dropHome, homeWith, Terminal } from '../support/pty.ts'

/** No bus, so that the keyring of whoever runs the tests is left alone; no screen, so that no browser opens. */
const ALONE = {
  DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent',
  BROWSER: 'none',
  DISPLAY: undefined,
  WAYLAND_DISPLAY: undefined,
}

let home: string
let x: XDouble
let port: number
beforeEach(async () => {
  x = await xDouble()
  port = (await freePorts(1))[0]!
  home = homeWith({ x: { apiUrl: x.url, callbackPort: port } })
})
afterEach(() => dropHome(home))

const connect = (language: 'de' | 'en', ...flags: string[]) =>
  new Terminal({ home, language, env: ALONE, columns: 400 }, 'connect', 'x', '--plain-file', ...flags)

const settings = () => JSON.parse(readFileSync(join(home, 'config.json'), 'utf8')).x
const secrets = () => JSON.parse(readFileSync(join(home, 'secrets.json'), 'utf8'))
const nothingKept = () => {
  expect(settings()).toEqual({ apiUrl: x.url, callbackPort: port })
  expect(readdirSync(home)).toEqual(['config.json'])
}

/** The link as it stands on the screen, on a line of its own. */
function linkOn(terminal: Terminal): URL {
  const line = /^https:\/\/x\.com\/i\/oauth2\/authorize\?\S+$/m.exec(terminal.text)?.[0]
  return new URL(line ?? 'https://not-shown.test')
}

const answerOf = (link: URL) => `/callback?state=${link.searchParams.get('state')}&code=${CODE}`

/** One file of /proc; a process may end meanwhile, or belong to somebody else. */
function procOf(pid: string, file: 'cmdline' | 'environ'): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}

/** Command lines and environments of every process that works in this data folder. */
function shownByTheSystem(): string {
  const pids = readdirSync('/proc').filter(
    name => /^\d+$/.test(name) && procOf(name, 'environ').includes(home),
  )
  return pids.flatMap(pid => [procOf(pid, 'cmdline'), procOf(pid, 'environ')]).join('\n')
}

function expectNoSecret(terminal: Terminal, ...secretTexts: string[]): void {
  for (const text of secretTexts) expect(terminal.raw).not.toContain(text)
}

const WORDS = {
  en: {
    id: 'Client id of your own app at X',
    wait: 'Waiting up to 5 minutes',
    works: 'The sign-in works: @erika_test',
    price: 'X charges the owner of the app',
    post: 'Shall escalate post on X itself?',
    end: 'X is connected: @erika_test',
    paste: 'Address of the page you are sent to',
    wrong: 'This is not the address of this sign-in.',
    page: 'Go back to the terminal',
  },
  de: {
    id: 'Client-ID deiner eigenen App bei X',
    wait: 'Warte bis zu 5 Minuten',
    works: 'Die Anmeldung geht: @erika_test',
    price: 'X berechnet dem Besitzer der App',
    post: 'Soll escalate auf X selbst veröffentlichen?',
    end: 'X ist verbunden: @erika_test',
    paste: 'Adresse der Seite, auf die du dann geschickt wirst',
    wrong: 'Das ist nicht die Adresse dieser Anmeldung.',
    page: 'Zurück zum Terminal',
  },
} as const

describe.each(['en', 'de'] as const)('signing in to X: %s', language => {
  const words = WORDS[language]

  it('in the browser', async () => {
    const terminal = connect(language, '--verbose')
    await terminal.sees(`http://127.0.0.1:${port}/callback`)
    await terminal.answers(words.id, CLIENT)
    await terminal.sees(words.wait)
    expect(shownByTheSystem()).toContain('connect')
    const page = await raw(port, get(port, answerOf(linkOn(terminal))))
    expect(Buffer.from(page, 'latin1').toString()).toContain(words.page)
    await terminal.sees(words.works)
    await terminal.sees(words.price)
    await terminal.answers(words.post, '')
    await terminal.sees(words.end)
    expect(await terminal.exit()).toBe(0)
    expectNoSecret(terminal, ACCESS, REFRESH, CODE)
    expect(settings()).toEqual({
      apiUrl: x.url,
      callbackPort: port,
      handle: '@erika_test',
      userId: '2244994945',
      clientId: CLIENT,
    })
    expect(JSON.parse(secrets()['x.token'])).toMatchObject({ accessToken: ACCESS, refreshToken: REFRESH })
  })

  it('by a pasted address', async () => {
    const terminal = connect(language, '--no-browser', '--client-id', CLIENT)
    await terminal.sees(words.paste)
    terminal.keys('http://127.0.0.1:8080/callback?state=wrong&code=evil\r')
    await terminal.sees(words.wrong)
    terminal.keys(`http://127.0.0.1:${port}${answerOf(linkOn(terminal))}\r`)
    await terminal.sees(words.works)
    await terminal.answers(words.post, language === 'de' ? 'j' : 'y')
    await terminal.sees(words.end)
    expect(await terminal.exit()).toBe(0)
    expectNoSecret(terminal, ACCESS, REFRESH)
    expect(settings().mode).toBe('api')
  })
})

describe.each([[[]], [['--accessible']]])('four keys %j', mode => {
  it('are typed unseen, and stand in no command line', async () => {
    const keys = ['api-key-one', 'api-key-two', 'api-key-three', 'api-key-four']
    const terminal = connect('en', '--oauth1', '--verbose', ...mode)
    const questions = ['API key (consumer key)', 'API key secret', 'Access token', 'Access token secret']
    for (const [index, question] of questions.entries()) await terminal.answers(question, keys[index]!)
    await terminal.sees(WORDS.en.works)
    await terminal.sees(WORDS.en.post)
    const shown = shownByTheSystem()
    expect(shown).toContain('--oauth1')
    for (const key of keys) expect(shown).not.toContain(key)
    terminal.keys('\r')
    expect(await terminal.exit()).toBe(0)
    expectNoSecret(terminal, ...keys)
    expect(JSON.parse(secrets()['x.token'])).toMatchObject({ kind: 'oauth1', accessSecret: 'api-key-four' })
  })
})

describe('while the browser is waited for', () => {
  it.each([
    ['Ctrl-C', (terminal: Terminal) => terminal.keys('\u0003')],
    ['SIGTERM', (terminal: Terminal) => terminal.signal('SIGTERM')],
  ])('%s ends it: exit 130, the port is free again, nothing is kept', async (_, end) => {
    const terminal = connect('en', '--client-id', CLIENT)
    await terminal.sees(WORDS.en.wait)
    end(terminal)
    expect(await terminal.exit()).toBe(130)
    expect(await raw(port, get(port, answerOf(linkOn(terminal))))).toBe('')
    expect(x.asked).toEqual([])
    nothingKept()
  })

  it('a second one says that the port is taken', async () => {
    const first = connect('en', '--client-id', CLIENT)
    await first.sees(WORDS.en.wait)
    const second = connect('de', '--client-id', CLIENT)
    await second.sees('--no-browser')
    expect(await second.exit()).toBe(2)
    first.keys('\u0003')
    expect(await first.exit()).toBe(130)
    expect(existsSync(join(home, 'secrets.json'))).toBe(false)
  })
})
