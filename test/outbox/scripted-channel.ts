/** A channel that does what a test wrote down for it, and fails the test for every other call. */
import { expect, onTestFinished } from 'vitest'
import type { Message } from '../../src/case/model.ts'
import type { Channel, HandOff, Outcome, Prepared } from '../../src/channels/channel.ts'

export interface Script {
  readonly public?: boolean
  readonly name?: Channel['name']
  readonly limit?: Channel['limit']
  readonly handOff?: HandOff
  /** One entry per delivery that must happen, in order. */
  readonly deliver?: readonly (Outcome | Error | ((prepared: Prepared) => Outcome))[]
}

export interface ScriptedChannel extends Channel {
  /** What was delivered, in order. */
  readonly delivered: Message[]
}

export const SENT: Outcome = { kind: 'sent', response: '250 taken', url: null }
export const FAILED = {
  kind: 'failed',
  reason: '550 no such desk',
  permanent: true,
  next: 'refused',
} as const satisfies Outcome
export const UNKNOWN: Outcome = { kind: 'unknown', reason: 'the line broke' }

/** Leftover deliveries fail the test as surely as one too many. */
export function scripted(script: Script = {}): ScriptedChannel {
  const delivered: Message[] = []
  const unexpected: string[] = []
  const left = [...(script.deliver ?? [])]
  onTestFinished(() => {
    expect({ unexpected, left: left.length }).toEqual({ unexpected: [], left: 0 })
  })
  const nobodyExpected = (call: string): never => {
    unexpected.push(call)
    throw new Error(`nobody expected ${call}`)
  }
  return {
    name: script.name ?? 'email',
    public: script.public ?? false,
    limit: script.limit ?? null,
    modes: ['hand-off', 'smtp', 'api'],
    settings: [],
    secrets: [],
    example: 'service@example.com',
    delivered,
    parseAddress: text => text,
    handOff: async () => script.handOff ?? nobodyExpected('handOff'),
    prepare: async (message, { messageId }) => ({ message, messageId, bytes: Buffer.from(message.text) }),
    deliver: async prepared => {
      const deed = left.shift() ?? nobodyExpected('deliver')
      delivered.push(prepared.message)
      if (deed instanceof Error) throw deed
      return typeof deed === 'function' ? deed(prepared) : deed
    },
  }
}
