/** Opens a link or file in the person's own programs; it may fail, because the link is always printed too. */
import type { spawn } from 'node:child_process'
import { isAbsolute } from 'node:path'

/** Runs something after so many milliseconds; the result takes that back. */
export type Timer = (run: () => void, milliseconds: number) => () => void

export interface OpenWorld {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  readonly spawn: typeof spawn
  readonly timer?: Timer
}

/** How long an opener is watched for an early failure, in milliseconds; one that still runs then has a browser open. */
const PATIENCE = 2000

/**
 * Opens a web or mail link without a shell.
 * @returns whether a program took it; false at once for other links and where there is no screen. Never throws
 */
export async function openUrl(url: string, world: OpenWorld): Promise<boolean> {
  const known = URL.canParse(url) && ['http:', 'https:', 'mailto:'].includes(new URL(url).protocol)
  return known ? open(url, world) : false
}

/**
 * Opens a file that this program wrote itself, with the program that the person's desktop has for it.
 * @param path absolute path; anything else is refused
 */
export async function openFile(path: string, world: OpenWorld): Promise<boolean> {
  return isAbsolute(path) && !path.includes('\0') ? open(path, world) : false
}

/** @returns whether there is a screen to open something on: no CI, no SSH, `BROWSER` not `none`, a display on Linux */
export function hasScreen(platform: NodeJS.Platform, env: OpenWorld['env']): boolean {
  if (env.BROWSER === 'none' || env.CI || env.SSH_CONNECTION || env.SSH_TTY) return false
  return platform === 'win32' || platform === 'darwin' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
}

function open(target: string, { platform, env, spawn, timer = afterwards }: OpenWorld): Promise<boolean> {
  if (!hasScreen(platform, env)) return Promise.resolve(false)
  const [program, ...before] = opener(platform)
  return new Promise(resolve => {
    try {
      const child = spawn(program, [...before, target], { detached: true, stdio: 'ignore' })
      const cancel = timer(() => resolve(child.pid !== undefined), PATIENCE)
      const end = (taken: boolean) => {
        cancel()
        resolve(taken)
      }
      child.once('error', () => end(false))
      child.once('exit', code => end(code === 0))
      child.unref()
    } catch {
      resolve(false)
    }
  })
}

/** `start` of Windows is avoided: it belongs to the shell, which splits a link at `&`. */
function opener(platform: NodeJS.Platform): [string, ...string[]] {
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler']
  return platform === 'darwin' ? ['open'] : ['xdg-open']
}

/** The timer of the real world. */
export const afterwards: Timer = (run, milliseconds) => {
  const timeout = setTimeout(run, milliseconds)
  return () => clearTimeout(timeout)
}
