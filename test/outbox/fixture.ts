/** A store of its own, a plan and a desk, for the tests of the way out. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Connection } from '../../src/channels/channel.ts'
import { countDeadline } from '../../src/ladder/clock/count.ts'
import { projectCase } from '../../src/ladder/project.ts'
import type { Desk } from '../../src/outbox/desk.ts'
import { type Planned, type PlanRequest, plan } from '../../src/outbox/plan.ts'
import { ownMark } from '../../src/store/process-mark.ts'
import { openStore } from '../../src/store/sqlite-store.ts'
import type { Store } from '../../src/store/store.ts'
import { complaint, envelope, FROM_USER, message, NOW } from './sample-case.ts'
import type { ScriptedChannel } from './scripted-channel.ts'

export function planFor(channel: ScriptedChannel, change: Partial<PlanRequest> = {}): Promise<Planned> {
  return plan({
    message,
    purpose: 'step',
    complaint,
    channel,
    mode: 'smtp',
    origin: FROM_USER,
    wait: '5bd',
    envelope,
    cost: null,
    interactive: false,
    findings: () => [],
    ...change,
  })
}

export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'escalate-outbox-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

/** A second handle sees only what is durable for every other process. */
export function open(file: string, readOnly = false): Store {
  const store = openStore({ file, project: projectCase, readOnly })
  onTestFinished(() => store.close())
  return store
}

export const connection: Connection = {
  setting: () => undefined,
  secret: async () => null,
  loopbackOnly: true,
  renewSecret: async () => null,
}

const calendar = { country: 'DE', region: 'BW', timezone: 'Europe/Berlin', holidays: () => [] }

/** A desk of the real store; files are not expected unless a test says so. */
export function deskOn(store: Store, change: Partial<Desk> = {}): Desk {
  return {
    store,
    now: () => NOW,
    mark: ownMark(),
    connection,
    deadline: async ({ wait }, from) => countDeadline({ rule: wait, from, calendar }),
    writeFile: async name => {
      throw new Error(`nobody expected the file ${name}`)
    },
    dropFile: async path => {
      throw new Error(`nobody wrote ${path}`)
    },
    ...change,
  }
}
