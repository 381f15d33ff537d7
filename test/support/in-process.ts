/** Runs command lines inside the test, in a made-up outside: fast, and everything that leaves it is seen. */
import { runProgram } from '../../src/main.ts'
import type { System } from '../../src/world.ts'
import { type Json, newHome } from './program.ts'

export interface Ran {
  readonly exit: number
  readonly stdout: string
  readonly stderr: string
  /** The document on stdout. @throws SyntaxError when stdout holds anything else */
  readonly json: () => Json
}

export interface Desk {
  readonly home: string
  /** The outside as it is handed to the program. */
  readonly system: System
  /** Links and files that were opened, texts that were copied. */
  readonly opened: string[]
  readonly copied: string[]
  run(argv: readonly string[], over?: Partial<System>): Promise<Ran>
}

/** Monday, 23 November 2026, 10:00 in Berlin. */
export const MONDAY = '2026-11-23T09:00:00.000Z'
/** The same day at 8, for what is made ready, and posted or sent by hand, before {@link MONDAY}. */
export const AT_EIGHT: Pick<System, 'clock'> = { clock: () => '2026-11-23T07:00:00.000Z' }

/**
 * @param settings content of the settings file
 * @returns a desk of a user who has just installed the program; nobody sits at a terminal
 */
export function desk(settings?: object, given: Partial<System> = {}): Desk {
  const home = newHome(settings)
  const opened: string[] = []
  const copied: string[] = []
  let made = 0
  const base: System = {
    env: { ESCALATE_HOME: home, ...given.env },
    platform: process.platform,
    home,
    stdin: { isTTY: false, read: async () => '' },
    stdout: { write: () => true },
    stderr: { write: () => true },
    clock: () => MONDAY,
    uuid: () => `00000000-0000-4000-8000-${String((made += 1)).padStart(12, '0')}`,
    open: async target => {
      opened.push(target)
      return false
    },
    copy: async text => {
      copied.push(text)
      return false
    },
    run: runProgram,
  }
  const system: System = { ...base, ...given, env: base.env }
  return {
    home,
    system,
    opened,
    copied,
    async run(argv, over = {}) {
      const [stdout, stderr]: [string[], string[]] = [[], []]
      const exit = await runProgram(argv, {
        ...system,
        ...over,
        env: { ...system.env, ...over.env },
        stdout: { write: text => stdout.push(text) },
        stderr: { write: text => stderr.push(text) },
      })
      const out = stdout.join('')
      return { exit, stdout: out, stderr: stderr.join(''), json: () => JSON.parse(out) }
    },
  }
}

/** The least that `new` wants, at a company of the user's own. */
export const ENOUGH: readonly string[] = [
  ...['new', '--company', 'Testfirma', '--problem', 'The line is dead since Saturday.'],
  ...['--wish', 'Repair it.', '--to', 'email=service@example.com', '--to', 'x=@testfirma'],
]
