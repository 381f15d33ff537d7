/** The copy among the sent mails, where the provider files none itself. It says nothing about the message. */
import type { Channel, Connection } from '../channels/channel.ts'
import type { Dispatched } from './dispatch.ts'

/**
 * Files the very bytes that went out, once it is written down that they did. Nothing that happens here changes that.
 * @returns why there is no copy; null: there is one, or none is to be made
 */
export async function fileSentCopy(
  channel: Channel,
  { outcome, prepared }: Pick<Dispatched, 'outcome' | 'prepared'>,
  connection: Connection,
): Promise<string | null> {
  if (outcome.kind !== 'sent' || prepared === null || !channel.fileCopy) return null
  try {
    return await channel.fileCopy(prepared, connection)
  } catch {
    return 'the mailbox could not be reached'
  }
}
