import type { spawn } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { type ClipboardWorld, copyText } from '../../src/terminal/clipboard.ts'
import { type OpenWorld, openFile, openUrl, type Timer } from '../../src/terminal/open.ts'

interface Started {
  readonly command: readonly string[]
  readonly options: Readonly<Record<string, unknown>>
  input: Buffer | null
}

/** How a fake program ends: its exit code, an error on start, an exception, or never. */
type End = number | 'missing' | 'throws' | 'never'

/** Starts nothing; keeps what would have been started. Programs that are not named are missing. */
function fakePrograms(ends: Readonly<Record<string, End>>): { spawn: typeof spawn; started: Started[] } {
  const started: Started[] = []
  const fake = (program: string, args: string[], options: Record<string, unknown>) => {
    const end = ends[program] ?? 'missing'
    if (end === 'throws') throw new Error('spawn EAGAIN')
    const entry: Started = { command: [program, ...args], options, input: null }
    started.push(entry)
    const stdin = Object.assign(new EventEmitter(), {
      end: (bytes: Buffer) => {
        entry.input = bytes
      },
    })
    const child = Object.assign(new EventEmitter(), {
      pid: end === 'missing' ? undefined : 4711,
      stdin,
      unref: () => undefined,
      kill: () => true,
    })
    if (end === 'missing') setImmediate(() => child.emit('error', new Error(`spawn ${program} ENOENT`)))
    if (typeof end === 'number') setImmediate(() => child.emit('exit', end, null))
    return child
  }
  return { spawn: fake as unknown as typeof spawn, started }
}

/** A timer that runs out at once, and one that never does. */
const atOnce: Timer = run => {
  const soon = setImmediate(run)
  return () => clearImmediate(soon)
}
const never: Timer = () => () => undefined

const DESKTOP = { DISPLAY: ':0' }

function world(change: Partial<ClipboardWorld> & Pick<ClipboardWorld, 'spawn'>): ClipboardWorld {
  return { platform: 'linux', env: DESKTOP, timer: never, ...change }
}

describe('opening a link', () => {
  it.each<[NodeJS.Platform, string[]]>([
    ['linux', ['xdg-open']],
    ['freebsd', ['xdg-open']],
    ['darwin', ['open']],
    ['win32', ['rundll32', 'url.dll,FileProtocolHandler']],
  ])('on %s starts %j without a shell, on its own', async (platform, command) => {
    const url = 'https://x.com/intent/tweet?text=a%20%26%20b&c="$(x)"'
    const { spawn, started } = fakePrograms({ [command[0] ?? '']: 0 })
    expect(await openUrl(url, world({ platform, spawn }))).toBe(true)
    expect(started).toHaveLength(1)
    expect(started[0]?.command).toEqual([...command, url])
    expect(started[0]?.options).toEqual({ detached: true, stdio: 'ignore' })
  })

  it.each<[End, boolean]>([
    [0, true],
    [3, false],
    ['missing', false],
    ['throws', false],
  ])('with an opener that ends with %j gives %j', async (end, taken) => {
    const { spawn } = fakePrograms({ 'xdg-open': end })
    expect(await openUrl('mailto:a@example.com', world({ spawn }))).toBe(taken)
  })

  it('stops watching an opener that goes on running', async () => {
    const { spawn } = fakePrograms({ 'xdg-open': 'never' })
    expect(await openUrl('https://example.org/', world({ spawn, timer: atOnce }))).toBe(true)
  })

  it.each([
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'ms-msdt:/id',
    '-a Calculator',
    '/tmp/x',
    '',
  ])('starts nothing for %j', async url => {
    const { spawn, started } = fakePrograms({ 'xdg-open': 0 })
    expect(await openUrl(url, world({ spawn }))).toBe(false)
    expect(started).toEqual([])
  })

  it.each<[string, OpenWorld['env'], NodeJS.Platform]>([
    ['no display', {}, 'linux'],
    ['BROWSER=none', { ...DESKTOP, BROWSER: 'none' }, 'linux'],
    ['CI', { CI: 'true' }, 'darwin'],
    ['SSH', { ...DESKTOP, SSH_CONNECTION: '192.0.2.1 1 192.0.2.2 22' }, 'linux'],
    ['SSH on a Mac', { SSH_TTY: '/dev/ttys001' }, 'darwin'],
  ])('starts nothing with %s', async (_, env, platform) => {
    const { spawn, started } = fakePrograms({ 'xdg-open': 0, open: 0 })
    expect(await openUrl('https://example.org/', world({ env, platform, spawn }))).toBe(false)
    expect(started).toEqual([])
  })

  it('opens files by their absolute path only', async () => {
    const { spawn, started } = fakePrograms({ 'xdg-open': 0 })
    expect(await openFile('/home/erika/complaint.eml', world({ spawn }))).toBe(true)
    expect(await openFile('complaint.eml', world({ spawn }))).toBe(false)
    expect(await openFile('--help', world({ spawn }))).toBe(false)
    expect(started.map(({ command }) => command)).toEqual([['xdg-open', '/home/erika/complaint.eml']])
  })
})

describe('copying a text', () => {
  const text = 'Grüße 🙂\nzweite Zeile'

  it.each<[string, NodeJS.Platform, OpenWorld['env'], string[]]>([
    ['macOS', 'darwin', {}, ['pbcopy']],
    ['Wayland', 'linux', { WAYLAND_DISPLAY: 'wayland-0' }, ['wl-copy']],
    ['X11', 'linux', DESKTOP, ['xclip', '-selection', 'clipboard']],
  ])('on %s gives it to the program there', async (_, platform, env, command) => {
    const { spawn, started } = fakePrograms({ [command[0] ?? '']: 0 })
    expect(await copyText(text, world({ platform, env, spawn }))).toBe(true)
    expect(started.map(entry => entry.command)).toEqual([command])
    expect(started[0]?.input?.toString('utf8')).toBe(text)
  })

  it.each<[NodeJS.Platform, OpenWorld['env']]>([
    ['win32', {}],
    ['linux', { ...DESKTOP, WSL_DISTRO_NAME: 'Debian' }],
  ])('on Windows (%s) gives clip.exe UTF-16', async (platform, env) => {
    const { spawn, started } = fakePrograms({ 'clip.exe': 0 })
    expect(await copyText(text, world({ platform, env, spawn }))).toBe(true)
    expect(started[0]?.input?.toString('utf16le')).toBe(text)
  })

  it('tries the next program where one is missing, fails or hangs', async () => {
    const env = { ...DESKTOP, WAYLAND_DISPLAY: 'wayland-0' }
    const { spawn, started } = fakePrograms({ 'wl-copy': 1, xsel: 0 })
    expect(await copyText(text, world({ env, spawn }))).toBe(true)
    expect(started.map(({ command }) => command[0])).toEqual(['wl-copy', 'xclip', 'xsel'])
    const hung = fakePrograms({ xclip: 'never', xsel: 'throws' })
    expect(await copyText(text, world({ spawn: hung.spawn, timer: atOnce }))).toBe(false)
  })

  it('asks the terminal where there is no desktop, also through SSH', async () => {
    for (const env of [{}, { ...DESKTOP, SSH_CONNECTION: '192.0.2.1 1 192.0.2.2 22' }]) {
      const { spawn, started } = fakePrograms({ xclip: 0 })
      const written: string[] = []
      expect(await copyText(text, world({ env, spawn, writeTty: part => written.push(part) }))).toBe(true)
      expect(started).toEqual([])
      expect(written).toEqual([`\u001b]52;c;${Buffer.from(text).toString('base64')}\u0007`])
    }
  })

  it('writes nothing to a dumb terminal, or more than terminals take', async () => {
    const { spawn } = fakePrograms({})
    const written: string[] = []
    const writeTty = (part: string) => written.push(part)
    expect(await copyText(text, world({ env: { TERM: 'dumb' }, spawn, writeTty }))).toBe(false)
    expect(await copyText('a'.repeat(56_246), world({ env: {}, spawn, writeTty }))).toBe(false)
    expect(written).toEqual([])
    expect(await copyText('a'.repeat(56_244), world({ env: {}, spawn, writeTty }))).toBe(true)
  })

  it('says no, and throws nothing, where nothing takes it', async () => {
    const { spawn } = fakePrograms({})
    expect(await copyText(text, world({ env: {}, spawn }))).toBe(false)
    const broken = () => {
      throw new Error('EIO')
    }
    expect(await copyText(text, world({ env: {}, spawn, writeTty: broken }))).toBe(false)
  })
})
