/** Keyrings for the tests of secrets. */
import type { Keyring } from '../../src/store/keyring.ts'

/** @returns a keyring that works, with its entries to look at */
export function workingRing(
  entries: Record<string, string> = {},
): Keyring & { entries: Record<string, string> } {
  return {
    entries,
    get: async account => ({ available: true, value: entries[account] ?? null }),
    set: async (account, secret) => {
      entries[account] = secret
      return { available: true, value: true }
    },
    delete: async account => {
      const there = account in entries
      delete entries[account]
      return { available: true, value: there }
    },
  }
}

const no = async () => ({ available: false, reason: 'it is locked' }) as const

/** A keyring that is no use. */
export const lockedRing: Keyring = { get: no, set: no, delete: no }
