/** Builds and starts the program of test/support/send-driver.ts. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { NOW } from '../outbox/sample-case.ts'
import { bundleProgram } from '../support/bundle.ts'
import type { Job, Ran } from '../support/send-driver.ts'

/** @returns path of the program, bundled so that it starts as fast as the real one */
export function buildDriver(dir: string): Promise<string> {
  return bundleProgram('test/support/send-driver.ts', dir)
}

export interface Driver {
  readonly child: ChildProcess
  /** Resolves when it has said this line. */
  readonly said: (line: string) => Promise<void>
  readonly end: Promise<{
    readonly code: number | null
    readonly signal: NodeJS.Signals | null
    readonly stdout: string
    readonly stderr: string
  }>
}

/** @param argv of Node: a script and what it is told */
export function startProgram(argv: readonly string[], home: string): Driver {
  const env = { ...process.env, ESCALATE_HOME: home, ESCALATE_NOW: NOW, ESCALATE_SECRET_EMAIL_PASSWORD: 'pw' }
  const child = spawn(process.execPath, argv, { env })
  let [stdout, stderr] = ['', '']
  child.stdout.setEncoding('utf8').on('data', text => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', text => (stderr += text))
  child.stdin.on('error', () => undefined)
  const end = once(child, 'close').then(([code, signal]) => ({ code, signal, stdout, stderr }))
  const said = async (line: string) => {
    while (!stdout.split('\n').includes(line)) {
      const [text] = await Promise.race([once(child.stdout, 'data'), end.then(() => [null])])
      if (text === null) throw new Error(`ended without saying ${line}: ${stdout} ${stderr}`)
    }
  }
  return { child, said, end }
}

export function startDriver(program: string, home: string, job: Job): Driver {
  return startProgram([program, JSON.stringify(job)], home)
}

/** Runs command lines in one fresh process. */
export async function runCommands(
  program: string,
  home: string,
  port: number,
  run: readonly (readonly string[])[],
): Promise<Ran[]> {
  const { stdout, stderr } = await startDriver(program, home, { port, run }).end
  if (stdout === '') throw new Error(`the commands said nothing: ${stderr}`)
  return JSON.parse(stdout) as Ran[]
}
