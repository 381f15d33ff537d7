/** What the outbox needs of the world, and the steps of a send. */
import type { Deadline } from '../case/deadline.ts'
import type { ProcessMark } from '../case/events.ts'
import type { Connection } from '../channels/channel.ts'
import type { Store } from '../store/store.ts'
import type { Planned } from './plan.ts'

export interface Desk {
  readonly store: Store
  /** Instant, ISO 8601 UTC. */
  readonly now: () => string
  readonly mark: ProcessMark
  readonly connection: Connection
  readonly deadline: (planned: Planned, from: string) => Promise<Deadline>
  /** Writes a hand-off's file where the person finds it. @returns its path */
  readonly writeFile: (name: string, bytes: Uint8Array) => Promise<string>
  /** Takes back a file of {@link Desk.writeFile} that no case knows of. */
  readonly dropFile: (path: string) => Promise<void>
  /** Called once a claim is durable. @returns what is called when the send is settled, or cannot be */
  readonly underWay?: ((id: string) => () => void) | undefined
  /** Called at each step of a send; the tests kill the process there. */
  readonly reached?: ((step: SendStep) => void) | undefined
}

export const SEND_STEPS = ['prepared', 'claimed', 'delivered', 'settled'] as const
export type SendStep = (typeof SEND_STEPS)[number]
