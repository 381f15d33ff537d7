/** Addresses of posts on X that were made at a given time. */

/** @returns the link of a post whose id holds this instant: milliseconds since X's own epoch, above 22 other bits */
export function postAt(instant: string, name = 'erika'): string {
  return `https://x.com/${name}/status/${(BigInt(Date.parse(instant)) - 1_288_834_974_657n) << 22n}`
}
