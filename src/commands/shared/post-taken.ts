/** A post is one message: whether its address stands for another one already. */
import { fold } from '../../case/fold.ts'
import type { Channel, PostUrl } from '../../channels/channel.ts'
import type { World } from '../../world.ts'

const keyOf = ({ id, url }: PostUrl): string => id ?? url

/**
 * @param own the case and the delivery that the post is meant for
 * @returns the open case with another message whose post this is; null: there is none
 */
export function takenBy(
  post: PostUrl,
  { name, checkPostUrl }: Channel,
  own: { readonly id: string; readonly seq: number },
  world: World,
): string | null {
  const isThis = (url: string | null) => {
    const other = url === null ? null : (checkPostUrl?.(url) ?? null)
    return other !== null && keyOf(other) === keyOf(post)
  }
  const store = world.reader()
  const found = store
    .overview({ all: false })
    .find(({ id }) =>
      fold(id, store.load(id) ?? []).deliveries.some(
        ({ seq, message, url }) =>
          message.channel === name && isThis(url) && !(id === own.id && seq === own.seq),
      ),
    )
  return found?.id ?? null
}
