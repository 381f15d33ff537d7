/** Starts the program: builds the real outside, runs one command line, tells an error once. */
import { realpathSync } from 'node:fs'
import { homedir } from 'node:os'
import { relative } from 'node:path'
import { EXIT, UserError } from './errors.ts'
import { readStatusArgs } from './status-args.ts'
import type { System } from './world.ts'

declare const ESCALATE_VERSION: string | undefined

/** Set by the build from package.json. */
export const VERSION = typeof ESCALATE_VERSION === 'string' ? ESCALATE_VERSION : '0.0.0-source'

/** Most that is read from stdin, in bytes: a description, not a film. */
const LONGEST_STDIN = 1_000_000

/** @throws UserError `too_long` (exit 2): half a text must not be taken for the whole */
async function readStdin(most: number = LONGEST_STDIN): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of process.stdin) {
    size += (chunk as Buffer).length
    if (size > most)
      throw new UserError('too_long', EXIT.usage, `stdin: at most ${Math.floor(most / 1e6)} MB are read`)
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks)
}

/** As short as it can be typed where the user stands. */
function scriptOf(file: string | undefined): string | undefined {
  const inside = file && relative(process.cwd(), file)
  return inside && !inside.startsWith('..') ? inside : file
}

/** The outside as it really is. Opening and copying load their code when they are asked for. */
export function realSystem(): System {
  const { env, platform } = process
  const desk = async () => {
    const { spawn } = await import('node:child_process')
    const { stderr } = process
    const writeTty = stderr.isTTY ? { writeTty: (text: string) => void stderr.write(text) } : {}
    return { platform, env, spawn, ...writeTty }
  }
  return {
    env,
    platform,
    home: homedir(),
    get realScript() {
      return process.argv[1] && realpathSync(process.argv[1])
    },
    get script() {
      return scriptOf(process.argv[1])
    },
    stdin: {
      get isTTY() {
        return process.stdin.isTTY === true
      },
      read: async () => (await readStdin()).toString('utf8'),
      bytes: readStdin,
    },
    get stdout() {
      return process.stdout
    },
    get stderr() {
      return process.stderr
    },
    clock: () => new Date().toISOString(),
    uuid: () => globalThis.crypto.randomUUID(),
    open: async target => {
      const { openFile, openUrl } = await import('./terminal/open.ts')
      return /^[a-z]+:/i.test(target) ? openUrl(target, await desk()) : openFile(target, await desk())
    },
    run: runProgram,
    mailThread: new URL('./chunks/mail-thread.js', import.meta.url),
    copy: async text => (await import('./terminal/clipboard.ts')).copyText(text, await desk()),
  }
}

/** Code of the monitoring convention, which `--exit-code` speaks (CONTRACT section 2). */
const COULD_NOT_FIND_OUT = 3

const speaksMonitoring = (argv: readonly string[]) =>
  argv.includes('--exit-code') && (argv.includes('status') || argv.includes('check'))

/**
 * Runs one command line in the given outside.
 * @returns the exit code; errors are told on stderr, or as a document with --json
 */
export async function runProgram(argv: readonly string[], system: System): Promise<number> {
  try {
    if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
      system.stdout.write(`${VERSION}\n`)
      return EXIT.done
    }
    const fast = readStatusArgs(argv)
    if (fast) {
      const { runStatus } = await import('./commands/status.ts')
      const { buildWorld } = await import('./build-world.ts')
      const world = await buildWorld(system, fast.globals)
      try {
        return await runStatus(world, fast.options)
      } finally {
        world.close()
      }
    }
    const { runArguments } = await import('./run-arguments.ts')
    return await runArguments(argv, system, VERSION)
  } catch (error) {
    const { tellError } = await import('./terminal/tell-error.ts')
    const { launchOf } = await import('./launch.ts')
    const { languageBefore } = await import('./run-arguments.ts')
    const launch = launchOf(system, argv.includes('--sandbox'))
    const code = tellError(error, argv, system, { launch, language: languageBefore(argv, system) })
    return speaksMonitoring(argv) ? COULD_NOT_FIND_OUT : code
  }
}

/**
 * A reader such as `head` that closed the pipe is no failure, and must not end a send half way: what is printed then
 * goes nowhere, and the work ends with its own code. Any other error of stdout (a full disk) is a failure.
 */
function watchStreams(): { readonly broken: () => boolean } {
  let broken = false
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' || broken) return
    broken = true
    process.exitCode = EXIT.failure
    process.stderr.write(`escalate: the output cannot be written: ${error.message}\n`)
  })
  process.stderr.on('error', () => {})
  return { broken: () => broken }
}

/** @returns the exit code of the process */
export async function main(argv: readonly string[]): Promise<number> {
  const { broken } = watchStreams()
  const code = await runProgram(argv, realSystem())
  return broken() && code === EXIT.done ? EXIT.failure : code
}
