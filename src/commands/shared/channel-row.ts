/** One line of `channels`: what works on a channel, and what all of them have in common. */
import type { ChannelName } from '../../case/model.ts'
import { UserError } from '../../errors.ts'
import { checkedMark } from '../../inbox/collect.ts'
import { CONNECTED } from '../../terminal/texts/connected.ts'
import type { World } from '../../world.ts'

/** One line of `channels` (`escalate/channels/1`). */
export interface ChannelRow {
  readonly channel: ChannelName
  /** Null: not carried. */
  readonly mode: string | null
  /** Whether the program itself sends there. */
  readonly sends: boolean
  readonly reads: boolean
  readonly account: string | null
  /** What sends: host and port, or `sendmail`. */
  readonly host: string | null
  /** What is read: host and port, or a folder. */
  readonly readsFrom: string | null
  readonly secret: 'env' | 'keyring' | 'command' | 'file' | null
  /** Instant of the last check, ISO 8601 UTC. */
  readonly lastCheck: string | null
  readonly note: string | null
}

export const BY_HAND = {
  sends: false,
  reads: false,
  account: null,
  host: null,
  readsFrom: null,
  secret: null,
  lastCheck: null,
} as const

/** Words of a note in the language of the screen; scripts get English. */
export const textsOf = ({ output, language }: World) => CONNECTED[output.json ? 'en' : language]

function instant(text: string | null): string | null {
  const time = Date.parse(text ?? '')
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}

/** A store that cannot be read is told by `doctor` and `status`; here it only hides an hour. */
export function lastCheck(channel: ChannelName, world: World): string | null {
  try {
    return instant(world.reader().mark(checkedMark(channel)))
  } catch (error) {
    if (error instanceof UserError) return null
    throw error
  }
}
