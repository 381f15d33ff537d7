/** Tells the link of a post on X from any other. */
import type { PostUrl } from '../channel.ts'

const HOSTS: readonly string[] = ['x.com', 'twitter.com'].flatMap(host => [
  host,
  `www.${host}`,
  `mobile.${host}`,
])
const POST = /^\/(i\/web|[A-Za-z0-9_]{1,15})\/status\/([1-9]\d{0,18})(?:\/(?:photo|video)\/\d)?\/?$/
/** Stands where the name would, in links that X makes itself; any name leads to the post. */
const NOBODY: readonly string[] = ['i', 'i/web']

/** Begin of the id's clock, milliseconds since 1970: twitter-archive/snowflake, IdWorker.scala, `twepoch`. */
const SNOWFLAKE_EPOCH = 1_288_834_974_657
/** Bits below the time: 5 for the centre, 5 for the machine, 12 for the count (same source). */
const SNOWFLAKE_SHIFT = 22n
/** Ids were plain numbers before 2010-11-04; they had come near this one, which would be second 7 of the new clock. */
const FIRST_SNOWFLAKE = 30_000_000_000n
/** The first instant of the new clock with such an id: a plain number is older. */
const PLAIN_BEFORE = instantIn(FIRST_SNOWFLAKE)

/**
 * Checks `https://x.com/<name>/status/<id>`, also of twitter.com, and `i` in the place of the name.
 * @returns the link in its normal form, the instant its id holds, its id and the name; null for anything else
 */
export function checkPostUrl(text: string): PostUrl | null {
  if (text.length > 500 || !URL.canParse(text.trim())) return null
  const { protocol, hostname, port, username, pathname } = new URL(text.trim())
  const web = (protocol === 'https:' || protocol === 'http:') && port === '' && username === ''
  const [, name, id] = POST.exec(pathname) ?? []
  if (!web || !HOSTS.includes(hostname) || !name || !id) return null
  const known = !NOBODY.includes(name)
  const url = `https://x.com/${known ? name : 'i'}/status/${id}`
  return { url, id, author: known ? `@${name}` : null, ...timeOf(BigInt(id)) }
}

/** A number beyond what X can give out (63 bits) is some time after 2079. */
function timeOf(id: bigint): Pick<PostUrl, 'at' | 'before'> {
  return id < FIRST_SNOWFLAKE ? { at: null, before: PLAIN_BEFORE } : { at: instantIn(id) }
}

function instantIn(id: bigint): string {
  return new Date(Number(id >> SNOWFLAKE_SHIFT) + SNOWFLAKE_EPOCH).toISOString()
}
