/** Chance that comes out the same for the same seed. */

export interface Random {
  /** @returns 0 to below the limit */
  below(limit: number): number
  pick<T>(list: readonly T[]): T
  /** @returns whether it happens, of 0 to 1 */
  chance(share: number): boolean
  /** @returns so many lower-case letters */
  letters(length: number): string
  shuffled<T>(list: readonly T[]): T[]
}

/** A linear congruential generator with the multiplier of Numerical Recipes, of which the upper bits are taken. */
export function randomOf(seed: number): Random {
  let state = (seed * 2654435761) >>> 0
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return (state >>> 8) / 2 ** 24
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    below,
    pick: list => list[below(list.length)]!,
    chance: share => next() < share,
    letters: length => Array.from({ length }, () => String.fromCharCode(97 + below(26))).join(''),
    shuffled: list =>
      list
        .map(value => ({ value, order: next() }))
        .sort((a, b) => a.order - b.order)
        .map(each => each.value),
  }
}
