/** Starts the program: builds the real outside, runs one command line, tells an error once. */
import { homedir } from 'node:os'
import { EXIT } from './errors.ts'
import { readStatusArgs } from './status-args.ts'
import type { System } from './world.ts'

declare const ESCALATE_VERSION: string | undefined

/** Set by the build from package.json. */
export const VERSION = typeof ESCALATE_VERSION === 'string' ? ESCALATE_VERSION : '0.0.0-source'

/** All that is read from stdin, at most 1 MB: a description, not a film. */
async function readStdin(): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of process.stdin) {
    size += (chunk as Buffer).length
    if (size > 1_000_000) break
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks).toString('utf8')
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
    stdin: {
      get isTTY() {
        return process.stdin.isTTY === true
      },
      read: readStdin,
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
    copy: async text => (await import('./terminal/clipboard.ts')).copyText(text, await desk()),
  }
}

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
    return tellError(error, argv, system)
  }
}

/** @returns the exit code of the process */
export async function main(argv: readonly string[]): Promise<number> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // A reader such as `head` that closed the pipe is no failure of ours.
    process.exit(error.code === 'EPIPE' ? EXIT.done : EXIT.failure)
  })
  return runProgram(argv, realSystem())
}
