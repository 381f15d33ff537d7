/** Puts a text on the clipboard; it may fail, because the text is always printed too. */
import { afterwards, type OpenWorld } from './open.ts'

export interface ClipboardWorld extends OpenWorld {
  /** Writes to the terminal; absent when there is none. */
  readonly writeTty?: (text: string) => void
}

/** How long a clipboard program may take, in milliseconds. */
const PATIENCE = 2000
/** Longest text in base64 characters: the bytes that osc52.sh of the hterm project sends at most, so on the safe side. */
const MAX_OSC52 = 74_994

/**
 * Copies with the programs of this desktop, else by the escape sequence OSC 52 of the terminal, which reaches through SSH.
 * @returns whether something took the text. Never throws, never waits longer than 2 s per program
 */
export async function copyText(text: string, world: ClipboardWorld): Promise<boolean> {
  for (const [program, ...args] of programs(world)) {
    const bytes = program === 'clip.exe' ? Buffer.from(text, 'utf16le') : Buffer.from(text, 'utf8')
    if (await feed(program, args, bytes, world)) return true
  }
  return writeOsc52(text, world)
}

type Command = readonly [string, ...string[]]

function programs({ platform, env }: ClipboardWorld): Command[] {
  if (env.SSH_CONNECTION || env.SSH_TTY) return []
  if (platform === 'darwin') return [['pbcopy']]
  if (platform === 'win32' || env.WSL_DISTRO_NAME) return [['clip.exe']]
  const wayland: Command[] = env.WAYLAND_DISPLAY ? [['wl-copy']] : []
  const x11: Command[] = [
    ['xclip', '-selection', 'clipboard'],
    ['xsel', '--clipboard', '--input'],
  ]
  return env.DISPLAY ? [...wayland, ...x11] : wayland
}

function feed(program: string, args: string[], bytes: Buffer, world: ClipboardWorld): Promise<boolean> {
  const { spawn, timer = afterwards } = world
  return new Promise(resolve => {
    try {
      const child = spawn(program, args, { stdio: ['pipe', 'ignore', 'ignore'] })
      const end = (taken: boolean) => {
        cancel()
        resolve(taken)
      }
      const cancel = timer(() => {
        resolve(false)
        child.kill()
      }, PATIENCE)
      child.once('error', () => end(false))
      child.once('exit', code => end(code === 0))
      child.stdin.on('error', () => end(false))
      child.stdin.end(bytes)
      child.unref()
    } catch {
      resolve(false)
    }
  })
}

function writeOsc52(text: string, { env, writeTty }: ClipboardWorld): boolean {
  const base64 = Buffer.from(text, 'utf8').toString('base64')
  if (!writeTty || env.TERM === 'dumb' || base64.length > MAX_OSC52) return false
  try {
    writeTty(`\u001b]52;c;${base64}\u0007`)
    return true
  } catch {
    return false
  }
}
