/** A post as it came, kept as a small JSON text: the platform may delete it, and nobody can fetch it a second time. */
import type { ChannelName } from '../case/model.ts'
import { CHANNELS } from '../case/model.ts'
import type { ReceivedPost } from '../channels/account.ts'
import type { World } from '../world.ts'

export interface KeptPost {
  readonly channel: ChannelName
  readonly post: ReceivedPost
}

const SCHEMA = 'escalate/post/1'

/** @returns the hash of the post, which is kept */
export async function keepPost({ channel, post }: KeptPost, world: World): Promise<string> {
  const { id, url, text, author, at, thread } = post
  const { id: authorId, handle, name } = author
  const whole = { id, url, text, author: { id: authorId, handle, name }, at, thread }
  const bytes = Buffer.from(JSON.stringify({ schema: SCHEMA, channel, ...whole }), 'utf8')
  return (await world.keepBytes('post.json', bytes)).sha256
}

type Fields = Readonly<Record<string, unknown>>

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {}

const textIn = (fields: Fields, name: string): string | null => {
  const value = fields[name]
  return typeof value === 'string' ? value : null
}

function parsed(bytes: Uint8Array): Fields {
  try {
    return fieldsOf(JSON.parse(Buffer.from(bytes).toString('utf8')))
  } catch {
    return {}
  }
}

/** @returns the post; null: these bytes are none that {@link keepPost} kept */
export function keptPost(bytes: Uint8Array): KeptPost | null {
  const fields = parsed(bytes)
  const author = fieldsOf(fields.author)
  const channel = CHANNELS.find(each => each === fields.channel)
  const [id, text, at] = [textIn(fields, 'id'), textIn(fields, 'text'), textIn(fields, 'at')]
  if (fields.schema !== SCHEMA || !channel || id === null || text === null || at === null) return null
  return {
    channel,
    post: {
      ...{ id, text, at, url: textIn(fields, 'url'), thread: textIn(fields, 'thread') },
      author: { id: textIn(author, 'id'), handle: textIn(author, 'handle'), name: textIn(author, 'name') },
    },
  }
}
