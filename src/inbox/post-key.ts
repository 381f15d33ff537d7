/** The identity of a post: what the platform calls it, so that it comes in once, in whatever place it is found. */
import { createHash } from 'node:crypto'
import type { ChannelName } from '../case/model.ts'

/**
 * @param id as the platform names the post; its text may be changed later, its id is not
 * @returns hex SHA-256; no mail has the same, as a mail's is made of lists
 */
export function postKey(channel: ChannelName, id: string): string {
  return createHash('sha256')
    .update(JSON.stringify({ channel, post: id }), 'utf8')
    .digest('hex')
}
