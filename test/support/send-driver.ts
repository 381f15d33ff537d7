/**
 * The program that the fault tests start and kill: `node driver.mjs '<job>'`, with ESCALATE_HOME set. Everything in it
 * is the real thing but the hook, which tells each step of a send on stdout and dies or waits where the job says so.
 */
import { readSync, writeSync } from 'node:fs'
import { buildWorld } from '../../src/build-world.ts'
import { historyOf, threadOf } from '../../src/case/thread.ts'
import { caseAtHand } from '../../src/commands/shared/case-at-hand.ts'
import { send } from '../../src/commands/shared/send.ts'
import { outlookOf } from '../../src/ladder/look-ahead.ts'
import { offersOf } from '../../src/ladder/offers.ts'
import { stepAt } from '../../src/ladder/outlook.ts'
import { projectCase } from '../../src/ladder/project.ts'
import { realSystem, runProgram } from '../../src/main.ts'
import type { SendStep } from '../../src/outbox/desk.ts'
import { draft } from '../../src/outbox/draft.ts'
import { tellError } from '../../src/terminal/tell-error.ts'
import type { System, World } from '../../src/world.ts'
import { caseOf } from '../outbox/sample-case.ts'

/** `case`: its next step; `prefix`: the case of this number is opened with it. */
export type Sending = { readonly case: string } | { readonly prefix: string; readonly number: number }

/** Port of the mail server, and what is to be done. */
export type Job = { readonly port: number } & (
  | { readonly run: readonly (readonly string[])[] }
  | {
      readonly send: Sending
      /** Where it kills itself. */
      readonly dieAt?: SendStep
      /** Where it waits for a byte on stdin. */
      readonly waitAt?: SendStep
    }
)

/** What a command of `run` printed and returned. */
export interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

const job = JSON.parse(process.argv[2]!) as Job
const system: System = {
  ...realSystem(),
  settings: {
    'email.mode': 'smtp',
    'email.smtp.host': '127.0.0.1',
    'email.smtp.port': job.port,
    'email.smtp.security': 'none',
    'email.smtp.user': 'erika',
  },
}

/** stdout is written at once, so that a killed process has said all that it reached. */
function reached(step: SendStep): void {
  writeSync(1, `${step}\n`)
  if (!('send' in job)) return
  if (job.dieAt === step) process.kill(process.pid, 'SIGKILL')
  if (job.waitAt === step) readSync(0, Buffer.alloc(1))
}

async function planOf(world: World, of: Sending) {
  if ('prefix' in of) {
    const opened = caseOf(of.number)
    const rung = opened.ladder[0]!
    const offer = { ...rung, address: rung.address!, purpose: 'step' as const, history: [], references: [] }
    const planned = await draft({ ...offer, complaint: opened.complaint }, world)
    return { planned, target: { kind: 'new', prefix: of.prefix, opened } as const }
  }
  const { id, state } = caseAtHand(world, world.reader(), of.case)
  const [offer] = offersOf(state, stepAt(outlookOf(state), world.now, world.isAlive))
  const words = { complaint: state.complaint, history: historyOf(state), references: threadOf(state) }
  const planned = await draft({ ...offer!, ...words }, world)
  return { planned, target: { kind: 'case', id, version: state.version } as const }
}

async function sendOne(of: Sending): Promise<number> {
  const world = await buildWorld(system, { yes: true, input: false }, { project: projectCase })
  try {
    const { planned, target } = await planOf(world, of)
    return await send(planned, target, {}, world, reached)
  } finally {
    world.close()
  }
}

async function run(argv: readonly string[]): Promise<Ran> {
  const [out, err]: [string[], string[]] = [[], []]
  const streams = {
    stdout: { write: (text: string) => out.push(text) },
    stderr: { write: (text: string) => err.push(text) },
  }
  const code = await runProgram(argv, { ...system, ...streams })
  return { code, stdout: out.join(''), stderr: err.join('') }
}

if ('run' in job) {
  const results: Ran[] = []
  for (const argv of job.run) results.push(await run(argv))
  process.stdout.write(JSON.stringify(results))
} else {
  process.exitCode = await sendOne(job.send).catch(error =>
    tellError(error, [], system, { launch: 'escalate', language: 'en' }),
  )
}
