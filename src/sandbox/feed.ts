/** What stands on a network: posts, answers to them, private messages; and the rules by which it refuses one. */
import { postId } from './snowflake.ts'

export interface Post {
  readonly id: string
  /** `x`, `x-dm:<account>` or `facebook:<page>`. */
  readonly wall: string
  readonly account: string
  readonly text: string
  /** ISO 8601 UTC by the story's clock. */
  readonly at: string
  readonly replyTo: string | null
}

/** What the network answers instead of taking a post. */
export class FeedRefusal extends Error {
  constructor(
    readonly status: 400 | 403 | 404 | 413,
    message: string,
  ) {
    super(message)
  }
}

export interface NewPost {
  readonly wall: string
  readonly account: string
  readonly text: string
  readonly replyTo: string | null
}

/** @returns an account's name in the form in which two of them are compared: no `@`, lower case */
export function accountKey(account: string): string {
  return account.replace(/^@/, '').toLowerCase()
}

export class Feed {
  readonly posts: Post[] = []

  /** @param clock the story's now, ISO 8601 */
  constructor(private readonly clock: () => string) {}

  /**
   * @throws FeedRefusal 400 empty text or no account, 404 the post it answers is unknown,
   *   403 the same account said the same before (X refuses duplicates with 403, Graph with code 506)
   */
  add(post: NewPost): Post {
    if (post.text.trim() === '') throw new FeedRefusal(400, 'text is empty')
    if (accountKey(post.account) === '') throw new FeedRefusal(400, 'account is missing')
    if (post.replyTo !== null && !this.find(post.wall, post.replyTo))
      throw new FeedRefusal(404, 'no such post')
    if (this.posts.some(each => isRepeat(each, post))) throw new FeedRefusal(403, 'duplicate content')
    const at = this.clock()
    const added = { id: postId(at, this.posts.length), at, ...post }
    this.posts.push(added)
    return added
  }

  find(wall: string, id: string): Post | undefined {
    return this.posts.find(each => each.wall === wall && each.id === id)
  }

  /** @returns answers to a post, oldest first */
  replies(wall: string, id: string): Post[] {
    return this.posts.filter(each => each.wall === wall && each.replyTo === id)
  }

  /** @returns posts on a wall that answer nothing, oldest first; of one account if it is named */
  timeline(wall: string, account?: string): Post[] {
    const key = account === undefined ? null : accountKey(account)
    return this.posts.filter(
      each =>
        each.wall === wall && each.replyTo === null && (key === null || accountKey(each.account) === key),
    )
  }
}

function isRepeat(old: Post, post: NewPost): boolean {
  const same = old.wall === post.wall && old.text === post.text && old.replyTo === post.replyTo
  return same && accountKey(old.account) === accountKey(post.account)
}
