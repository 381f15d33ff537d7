/** Handing a post over on terminals of several kinds, and the handle that is typed before the program posts. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { postAt } from '../support/post-address.ts'
import { dropHome, homeWith, prepared, type Started, Terminal } from '../support/pty.ts'

const NOW = '2026-11-23T09:00:00Z'
const NEW = [
  ...[
    'new',
    '--company',
    'telekom-de',
    '--channels',
    'x',
    '--problem',
    'The line is dead.',
    '--wish',
    'Fix it.',
  ],
  ...['--ref', 'customer number=4711', '--happened', '2026-11-14', '--name', 'Erika'],
  ...['--email', 'erika@example.org'],
]
const HANDLE = '@Telekom_hilft'
const OSC_8 = '\u001b]8;;https://x.com/intent/tweet?text='

const homes: string[] = []
let home: string
beforeEach(() => {
  home = homeWith()
  homes.push(home)
})
afterEach(() => {
  for (const each of homes.splice(0)) dropHome(each)
})

const on = (more: Partial<Started>, ...args: string[]) => new Terminal({ home, now: NOW, ...more }, ...args)
const caseNow = (at = home) => JSON.parse(prepared(at, NOW, 'show', 'telekom-1', '--json')).case

/** The text was made ready, and the prompt waits. */
async function handedOver(more: Partial<Started> = {}, ...flags: string[]): Promise<Terminal> {
  const terminal = on(more, ...NEW, ...flags)
  await terminal.answers('A file', '')
  await terminal.answers('Make this ready', 'y')
  await terminal.sees('Posted? Paste the address of the post')
  return terminal
}

describe('the link of a hand-off', () => {
  it('is clickable, and stands there whole', async () => {
    const terminal = await handedOver()
    terminal.keys('\r')
    expect(await terminal.exit()).toBe(0)
    expect(terminal.raw).toContain(OSC_8)
    expect(terminal.text.split('https://x.com/intent/tweet?text=Guten%20Tag')).toHaveLength(2)
  })

  it.each<[string, Started['env'], string[]]>([
    ['NO_COLOR', { NO_COLOR: '1' }, []],
    ['TERM=dumb', { TERM: 'dumb' }, []],
    ['--accessible', {}, ['--accessible']],
    ['--color never', {}, ['--color', 'never']],
  ])('is plain with %s, and no code is drawn for ears or a dumb terminal', async (name, env, flags) => {
    const terminal = await handedOver({ env: env ?? {} }, '--qr', ...flags)
    terminal.keys('\r')
    expect(await terminal.exit()).toBe(0)
    expect(terminal.raw).not.toContain('\u001b]8')
    expect(terminal.text).toContain('Link: https://x.com/intent/tweet?text=Guten%20Tag')
    const drawn = /[▀▄█]{4}/.test(terminal.text)
    expect(drawn).toBe(name === 'NO_COLOR' || name === '--color never')
    if (!drawn) expect(terminal.text).toContain('No QR code is drawn here')
  })
})

describe('the QR code', () => {
  it('is drawn black on white in half blocks, and in letters without UTF-8', async () => {
    const blocks = await handedOver({}, '--qr')
    blocks.keys('\r')
    await blocks.exit()
    expect(blocks.raw).toMatch(/\u001b\[30m\u001b\[107m {4,}█▀▀▀▀▀█/)
    expect(blocks.text).toContain('For the phone: point its camera here.')
    const letters = on({ env: { LANG: 'C' }, columns: 200 }, 'next', 'telekom-1', '--qr')
    expect(await letters.exit()).toBe(0)
    expect(letters.text).toMatch(/The QR code needs \d+ columns and \d+ lines/)
    expect(letters.text).not.toMatch(/[▀▄█]/)
  })

  it('says what it needs where the window is small, and is drawn by confirm too', async () => {
    prepared(home, NOW, ...NEW, '--yes')
    const small = on({ columns: 40, language: 'de' }, 'next', 'telekom-1', '--qr')
    expect(await small.exit()).toBe(0)
    expect(small.text.replace(/\s+/g, ' ')).toMatch(
      /Der QR-Code braucht \d+ Spalten und \d+ Zeilen: mach das Fenster größer/,
    )
    const confirm = on({}, 'confirm', 'telekom-1', '--qr')
    await confirm.sees('For the phone')
    await confirm.sees('Did you send the text by X')
    confirm.keys('\u0003')
    expect(await confirm.exit()).toBe(130)
    expect(caseNow().state).toBe('hand-off')
  })
})

describe('the prompt "posted?"', () => {
  it.each([
    ['Enter', '\r', 0],
    ['Ctrl-C', '\u0003', 130],
    ['Ctrl-D', '\u0004', 3],
  ])(
    'can be left by %s: the hand-off waits, and is taken up by confirm',
    async (_, key, code) => {
      for (const mode of [[], ['--accessible']]) {
        const at = homeWith()
        homes.push(at)
        const terminal = await handedOver({ home: at }, ...mode)
        if (mode.length > 0) await terminal.sees('): ')
        terminal.keys(key)
        expect(await terminal.exit()).toBe(code)
        expect(terminal.text).toContain('confirm telekom-1 --url')
        expect(terminal.text).toContain('telekom-1 [yours to post]'.replace(' ', '  '))
        expect(caseNow(at).events.map(({ type }: { type: string }) => type)).toEqual([
          'case_opened',
          'handed_off',
        ])
        prepared(at, NOW, 'confirm', 'telekom-1', '--url', postAt(NOW))
        expect(caseNow(at).state).toBe('waiting')
      }
    },
    60_000,
  )

  it('takes the pasted address, after a wrong one', async () => {
    const terminal = await handedOver({ language: 'en' })
    terminal.keys('\u001b[200~https://x.com/erika\u001b[201~\r')
    await terminal.sees('This is not the address of a post on X')
    await terminal.sees('Posted?')
    terminal.keys(`\u001b[200~${postAt(NOW)}\n\u001b[201~\r`)
    await terminal.sees('[waiting]')
    expect(await terminal.exit()).toBe(0)
    expect(caseNow().events.at(-1)).toMatchObject({ type: 'hand_off_confirmed', url: postAt(NOW) })
  })

  it('does not come with --yes', async () => {
    const terminal = on({}, ...NEW, '--yes')
    await terminal.answers('A file', '')
    expect(await terminal.exit()).toBe(0)
    expect(terminal.text).not.toContain('Posted?')
  })
})

/** X as far as one post goes: anything but that is refused, and counted. */
async function xServer() {
  const posts: unknown[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', chunk => chunks.push(chunk))
    request.on('end', () => {
      const known = request.method === 'POST' && request.url === '/2/tweets'
      posts.push(known ? JSON.parse(Buffer.concat(chunks).toString('utf8')) : request.url)
      response.writeHead(known ? 201 : 404, { 'content-type': 'application/json' })
      const id = postAt(NOW).split('/').at(-1)
      response.end(JSON.stringify(known ? { data: { id, text: 'x' } } : {}))
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    posts,
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => void server.close(),
  }
}

describe('a public post by the program', () => {
  const START = 'This is public. Type @Telekom_hilft to post it'

  it.each([
    [HANDLE, true],
    ['@TELEKOM_HILFT', true],
    ['Telekom_hilft', true],
    [` ${HANDLE} `, true],
    ['', false],
    ['y', false],
    ['yes', false],
    ['@', false],
    ['@Telekom_hilf', false],
    ['@Telekom_hilft2', false],
    ['@Teiekom_hilft', false],
  ])('after %j typed is made: %j', async (typed, made) => {
    await using server = await xServer()
    const at = homeWith({ x: { mode: 'api', apiUrl: server.url, userId: '12345', handle: '@erika' } })
    homes.push(at)
    const terminal = on({ home: at, env: { ESCALATE_SECRET_X_TOKEN: 'token-of-the-test' } }, ...NEW)
    await terminal.answers('A file', '')
    await terminal.answers(START, typed)
    expect(await terminal.exit()).toBe(made ? 0 : 3)
    expect(server.posts).toHaveLength(made ? 1 : 0)
    expect(caseNow(at).state).toBe(made ? 'waiting' : 'draft')
    expect(terminal.text).not.toContain('Posted?')
    expect(terminal.text).not.toContain('token-of-the-test')
  })

  it('is not asked for by hand', async () => {
    const terminal = await handedOver()
    terminal.keys('\r')
    await terminal.exit()
    expect(terminal.text).not.toContain('Type @Telekom_hilft')
  })
})
