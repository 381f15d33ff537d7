/** The company's handle in a post: only as a facet with the id of the account it reaches them. */

import { fieldsOf } from '../json-fields.ts'
import { readAnswer } from '../refusal.ts'
import { isDid } from './post-url.ts'
import { type Facet, facetOver } from './record.ts'
import { RESET, type Session } from './session.ts'
import { BLUESKY } from './settings.ts'

/** @returns where the handle (`@name`, lower case) stands by itself, as UTF-16 index; -1: nowhere */
function placeOf(handle: string, text: string): number {
  const all = text.toLowerCase()
  if (all.length !== text.length) return text.indexOf(handle)
  for (let at = all.indexOf(handle); at !== -1; at = all.indexOf(handle, at + 1)) {
    const [before, after] = [all.slice(0, at), all.slice(at + handle.length)]
    if (!/[\p{L}\p{N}@._-]$/u.test(before) && !/^(?:[a-z0-9-]|\.[a-z0-9])/.test(after)) return at
  }
  return -1
}

/**
 * Asks whose handle it is (com.atproto.identity.resolveHandle).
 * @returns the mention; none where the text does not hold the handle; null: nobody has that handle
 * @throws UserError as reading does
 */
export async function mentionsIn(
  text: string,
  handle: string,
  session: Session,
): Promise<readonly Facet[] | null> {
  const at = placeOf(handle, text)
  if (at === -1) return []
  const query = [['handle', handle.slice(1)]] as const
  const answer = await session.get('com.atproto.identity.resolveHandle', query)
  const { did } = fieldsOf(readAnswer(answer, BLUESKY, { reset: RESET, absent: [400, 404] }))
  if (!isDid(did)) return null
  const shown = text.slice(at, at + handle.length)
  return [facetOver(text, at, shown, { $type: 'app.bsky.richtext.facet#mention', did })]
}
