/** A platform refuses a post as the same words stand there already: what follows from the one that is found, or is not. */
import type { Outcome } from './channel.ts'
import { failed } from './refusal.ts'

/** Milliseconds by which the clock of this machine may be ahead of the platform's. */
const SKEW = 5 * 60_000

/** A post of the own account with the same words. */
export interface Twin {
  /** ISO 8601 UTC; null: older than the platform tells. */
  readonly at: string | null
  readonly url: string | null
}

/** 25 Aug 2026, in UTC. */
const dayOf = (instant: string): string => new Date(instant).toUTCString().slice(5, 16).replace(/^0/, '')

function older({ at, url }: Twin, platform: string): Outcome {
  const since = at === null ? 'already' : `since ${dayOf(at)}`
  const where = url === null ? '' : ` (${url})`
  return failed(
    `the same words stand there ${since}${where}; ${platform} takes them no second time: change the words`,
    'refused',
  )
}

/**
 * Never a hand-off: a person who posted the same text would post it twice, or be refused like the program.
 * @param twin null: none is seen, as the own posts come late or cannot be read
 * @param begun begin of this send, milliseconds of the epoch: only a post that is younger can be this one
 */
export function outcomeOfTwin(twin: Twin | null, begun: number, platform: string): Outcome {
  if (twin === null) {
    const reason = `${platform} says that it stands there already; look among your own posts`
    return { kind: 'unknown', reason }
  }
  const own = twin.at !== null && Date.parse(twin.at) >= begun - SKEW
  return own ? { kind: 'sent', response: 'it was posted already', url: twin.url } : older(twin, platform)
}
