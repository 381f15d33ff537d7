/** Who wrote, as it was typed or pasted: a handle, or the address of their post or page. */
import type { ChannelName } from '../../case/model.ts'
import type { Channel } from '../../channels/channel.ts'
import { EXIT, UserError } from '../../errors.ts'
import type { World } from '../../world.ts'

export interface LoggedSender {
  readonly sender: string
  /** Normal form of the post's address, where that was given. */
  readonly url: string | null
}

/** Where an account has an address of its own; a web form is one, and of a forum no account is known. */
const WITH_ACCOUNTS: readonly ChannelName[] = ['x', 'x-dm', 'facebook', 'messenger', 'bluesky', 'mastodon']

/** With its protocol, or a host and a path: no handle has a slash in it. */
const LINK = /^(?:https?:\/\/\S*|(?:[\w-]+\.)+[a-z]{2,}\/\S*)$/i

/** @returns the account in a link, with the address of the post if it is one's; null: it names none */
function accountIn(link: string, channel: Channel): LoggedSender | null {
  const post = channel.checkPostUrl?.(/^https?:/i.test(link) ? link : `https://${link}`) ?? null
  if (post !== null) return post.author ? { sender: post.author, url: post.url } : null
  const sender = channel.parseAddress(link)
  return sender === null ? null : { sender, url: null }
}

/**
 * @param typed with --sender, or as an answer
 * @throws UserError `bad_input` (exit 2) for a link that names no account of this channel
 */
export async function loggedSender(typed: string, name: ChannelName, world: World): Promise<LoggedSender> {
  const text = typed.trim()
  if (!WITH_ACCOUNTS.includes(name) || !LINK.test(text)) return { sender: typed, url: null }
  const channel = await world.channel(name)
  const found = accountIn(text, channel)
  if (found !== null) return found
  throw new UserError(
    'bad_input',
    EXIT.usage,
    `--sender: ${JSON.stringify(text)} names no account on ${name}`,
    {
      hints: [`give @handle, as it stands beside the post, e.g. ${channel.example}`],
    },
  )
}
