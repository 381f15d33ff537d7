/** A case with a mail of which nobody knows whether it left, in a world whose hour a test sets. */

import { buildWorld } from '../../src/build-world.ts'
import type { NewEvent, StoredEvent } from '../../src/case/events.ts'
import { fold } from '../../src/case/fold.ts'
import type { Delivery } from '../../src/case/state.ts'
import type { Account, Sight, Sought } from '../../src/channels/account.ts'
import { settle, settleByReplies } from '../../src/inbox/settle.ts'
import { projectCase } from '../../src/ladder/project.ts'
import type { World } from '../../src/world.ts'
import { reading } from '../case/history.ts'
import { message, NOW, opened } from '../outbox/sample-case.ts'
import { desk } from '../support/in-process.ts'

export const SENT_AT = NOW
export const MESSAGE_ID = '<1@example.org>'
export const GONE = { pid: 1, started: 'long ago', host: 'nowhere' }

export const minutes = (after: number): string => new Date(Date.parse(SENT_AT) + after * 60_000).toISOString()

export const started = {
  type: 'send_started',
  at: SENT_AT,
  message,
  digest: 'sha256:0',
  mode: 'smtp',
  purpose: 'step',
  messageId: MESSAGE_ID,
  bytes: null,
  process: GONE,
} as const satisfies NewEvent

export const unknown: NewEvent = { type: 'send_unknown', at: SENT_AT, send: 2, reason: 'the line broke' }

export interface SettleDesk {
  readonly world: World
  readonly id: string
  /** Sets the hour, in minutes after the send began. */
  at(after: number): void
  add(...events: readonly NewEvent[]): void
  /** A message that names the one in doubt. */
  named(kind: 'ack' | 'bounce' | 'delay' | 'answer'): void
  events(): readonly StoredEvent[]
  delivery(): Delivery
}

/** @param events what the case holds after its opening */
export async function settleDesk(
  events: readonly NewEvent[] = [started, unknown],
  settings: object = { email: { from: 'erika@example.org' } },
): Promise<SettleDesk> {
  let now = SENT_AT
  const { system } = desk(settings)
  const built = await buildWorld({ ...system, clock: () => now }, {}, { project: projectCase })
  const world: World = {
    ...built,
    get now() {
      return now
    },
  }
  const { id } = world.store().create('telekom', () => [opened, ...events])
  const load = () => world.store().load(id) ?? []
  const add = (...more: readonly NewEvent[]) => void world.store().append(id, () => more)
  return {
    world,
    id,
    at: after => {
      now = minutes(after)
    },
    add,
    named: kind => {
      const of = reading(kind, { inReplyTo: [MESSAGE_ID] })
      const mail = { channel: 'email', sender: 'service@example.com', subject: null, text: 'x' } as const
      add({ type: 'reply_received', at: now, ...mail, original: null, reading: of })
    },
    events: load,
    delivery: () => fold(id, load()).deliveries.at(-1)!,
  }
}

/** An account that sees one thing, and is asked nothing but to look. */
export function accountSeeing(seen: Sight['seen'] | Error, asked: Sought[] = []): Account {
  const nobodyExpected = (what: string) => () => Promise.reject(new Error(`nobody expected ${what}`))
  return {
    fetch: nobodyExpected('a fetch'),
    close: nobodyExpected('a close'),
    requests: () => 1,
    look: async sought => {
      asked.push(...sought)
      if (seen instanceof Error) throw seen
      return sought.map(one => ({ sought: one, seen }))
    },
  }
}

export const found = accountSeeing('found')
export const absent = accountSeeing('absent')
export const unclear = accountSeeing('unclear')

/** One check: looks, fetches nothing, looks at what came. */
export async function check({ world, id }: SettleDesk, account: Account | null) {
  return [...(await settle(account, [id], world)), ...(await settleByReplies([id], world))]
}
