/**
 * The program that the fault tests of `check` start and kill: `node driver.mjs '<job>'`, with ESCALATE_HOME set. All in it
 * is the real thing; only each call that leaves `src/inbox/` (mailbox, files, store) is told on stdout before and after it.
 */
import { readSync, writeSync } from 'node:fs'
import { buildWorld } from '../../src/build-world.ts'
import type { Account, FetchRequest } from '../../src/channels/account.ts'
import type { Channel } from '../../src/channels/channel.ts'
import { runCheck } from '../../src/commands/check.ts'
import { projectCase } from '../../src/ladder/project.ts'
import { realSystem } from '../../src/main.ts'
import type { Store } from '../../src/store/store.ts'
import { tellError } from '../../src/terminal/tell-error.ts'
import type { System, World } from '../../src/world.ts'

export interface CheckJob {
  readonly maildir: string
  /** Number of the call at which it kills itself, from 1; each call counts twice, before and after it. */
  readonly dieAt?: number
  /** The call before which it waits for a byte on stdin, the first time. */
  readonly waitAt?: string
}

const job = JSON.parse(process.argv[2]!) as CheckJob
const system: System = { ...realSystem(), settings: { 'email.maildir': job.maildir } }
let reached = 0
let waited = false

/** stdout is written at once, so that a killed process has said all that it reached. */
function tell(point: string): void {
  reached += 1
  writeSync(1, `${point}\n`)
  if (job.dieAt === reached) process.kill(process.pid, 'SIGKILL')
  if (job.waitAt !== point || waited) return
  waited = true
  readSync(0, Buffer.alloc(1))
}

/** @returns the function, told before and after */
function told<A extends unknown[], R>(name: string, work: (...args: A) => R): (...args: A) => R {
  return (...args) => {
    tell(`${name} begins`)
    const result = work(...args)
    if (!(result instanceof Promise)) {
      tell(`${name} ends`)
      return result
    }
    return result.then(value => {
      tell(`${name} ends`)
      return value
    }) as R
  }
}

/** @returns the same thing with these methods told */
function watched<T extends object>(thing: T, names: readonly (keyof T & string)[]): T {
  return new Proxy(thing, {
    get: (target, key) => {
      const value = Reflect.get(target, key)
      if (typeof value !== 'function') return value
      const method = value.bind(target)
      return names.some(name => name === key) ? told(String(key), method) : method
    },
  })
}

const request = (given: FetchRequest): FetchRequest => ({
  ...given,
  take: told('take', given.take),
  wanted: told('wanted', given.wanted),
})

const account = (real: Account): Account => ({
  ...(real.fetch && { fetch: told('fetch', (given: FetchRequest) => real.fetch!(request(given))) }),
  look: told('look', sought => real.look(sought)),
  requests: () => real.requests(),
  close: told('close', () => real.close()),
})

function channelIn(real: Channel): Channel {
  if (!real.openAccount) return real
  const open = real.openAccount.bind(real)
  return { ...real, openAccount: async connection => account(await open(connection)) }
}

function watchedWorld(world: World): World {
  let store: Store | null = null
  return {
    ...world,
    keepBytes: told('keepBytes', world.keepBytes),
    store: () => {
      store ??= watched(world.store(), ['receive', 'append', 'keepMark'])
      return store
    },
    channel: async name => channelIn(await world.channel(name)),
  }
}

async function check(): Promise<number> {
  const world = await buildWorld(system, { json: true, input: false, quiet: true }, { project: projectCase })
  try {
    return await runCheck(watchedWorld(world), {})
  } finally {
    world.close()
  }
}

process.exitCode = await check().catch(error =>
  tellError(error, [], system, { launch: 'escalate', language: 'en' }),
)
