/** The program in this process, with a home of its own and a mail server on loopback. */
import { runProgram } from '../../src/main.ts'
import type { System } from '../../src/world.ts'
import { NOW } from './sample-case.ts'

export interface Ran {
  readonly code: number
  // biome-ignore lint/suspicious/noExplicitAny: documents of every shape come out of the program
  readonly json: any
  readonly stderr: string
}

export interface Outside {
  readonly home: string
  readonly port?: number
  readonly password?: string
}

function systemOf({ home, port, password = 'pw' }: Outside): Omit<System, 'stdout' | 'stderr'> {
  const nobodyExpected = (what: string) => () => Promise.reject(new Error(`nobody expected ${what}`))
  const smtp = {
    'email.mode': 'smtp',
    'email.smtp.host': '127.0.0.1',
    'email.smtp.port': port ?? 1,
    'email.smtp.security': 'none',
    'email.smtp.user': 'erika',
  }
  return {
    env: { ESCALATE_HOME: home, ESCALATE_NOW: NOW, ESCALATE_SECRET_EMAIL_PASSWORD: password },
    platform: process.platform,
    home,
    stdin: { isTTY: false, read: nobodyExpected('a question') },
    clock: () => NOW,
    uuid: () => globalThis.crypto.randomUUID(),
    open: async () => false,
    copy: async () => false,
    run: nobodyExpected('another program'),
    ...(port === undefined ? { settings: {} } : { settings: smtp }),
  }
}

/** Runs one command line with --json. */
export async function escalate(outside: Outside, ...argv: string[]): Promise<Ran> {
  const [out, err]: [string[], string[]] = [[], []]
  const stdout = { write: (text: string) => out.push(text) }
  const stderr = { write: (text: string) => err.push(text) }
  const code = await runProgram([...argv, '--json'], { ...systemOf(outside), stdout, stderr })
  return { code, json: JSON.parse(out.join('')), stderr: err.join('') }
}

/** A command line that opens a case and sends its first letter to an address the user gave. */
export const NEW = [
  ...[
    'new',
    '--company',
    'Beispiel Netze',
    '--to',
    'email=hilfe@example.com',
    '--problem',
    'Die Leitung ist tot.',
  ],
  ...['--wish', 'Reparieren Sie sie.', '--name', 'Erika Beispiel', '--email', 'erika@example.org', '--yes'],
]
