/** Starts the real, built program as a shell would, in a data folder of its own. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import { launcher } from './build.ts'

export interface Start {
  readonly home: string
  readonly env?: Readonly<Record<string, string>>
  /** What stands on stdin before its end; `null`: stdin is /dev/null; `closed`: there is no stdin at all. */
  readonly stdin?: string | null | 'closed'
}

// biome-ignore lint/suspicious/noExplicitAny: a test says with each assertion which fields it relies on
export type Json = any

export interface Ended {
  readonly exit: number | null
  readonly stdout: string
  readonly stderr: string
  /** The document on stdout. @throws SyntaxError when stdout holds anything else */
  readonly json: () => Json
}

const homes: string[] = []

/** @returns a folder that is gone after the test; nothing is in it but the settings, if there are any */
export function newHome(settings?: object): string {
  const home = mkdtempSync(join(tmpdir(), 'escalate-cli-'))
  homes.push(home)
  if (settings) writeFileSync(join(home, 'config.json'), JSON.stringify(settings), { mode: 0o600 })
  return home
}

afterEach(() => {
  for (const home of homes.splice(0)) rmSync(home, { recursive: true, force: true })
})

/** The environment of a plain user: nothing of npm's, of CI's, or of the developer's own. */
export function plainEnv(home: string, env: Start['env'] = {}): Record<string, string> {
  const { PATH = '' } = process.env
  return { PATH, HOME: home, LANG: 'C.UTF-8', ESCALATE_HOME: home, ...env }
}

/** Runs one command line to its end. Not blocking, so that a server of the test can answer it meanwhile. */
export async function start(args: readonly string[], { home, env, stdin = null }: Start): Promise<Ended> {
  const closed = stdin === 'closed'
  const script = closed ? ['-c', 'exec "$@" <&-', 'sh', process.execPath, launcher(), ...args] : []
  const child = closed
    ? spawn('sh', script, { env: plainEnv(home, env), stdio: ['ignore', 'pipe', 'pipe'] })
    : spawn(process.execPath, [launcher(), ...args], {
        env: plainEnv(home, env),
        stdio: [stdin === null ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      })
  child.stdin?.on('error', () => undefined)
  if (!closed && stdin !== null) child.stdin?.end(stdin)
  const [stdout, stderr, exit] = await Promise.all([
    textOf(child.stdout!),
    textOf(child.stderr!),
    new Promise<number | null>(resolve => child.on('close', resolve)),
  ])
  return { exit, stdout, stderr, json: () => JSON.parse(stdout) }
}

async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
