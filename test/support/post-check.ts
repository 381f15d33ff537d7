/** Reads an account's posts as `check` does: cursors are kept only by what was taken. */
import type { OwnPost, PostBatch, PostsRequest, ReceivedPost } from '../../src/channels/account.ts'
import type { Channel, Connection } from '../../src/channels/channel.ts'

export class PostCheck {
  readonly cursors = new Map<string, string>()
  readonly batches: PostBatch[] = []
  private readonly channel: Channel
  private readonly ours: readonly OwnPost[]

  constructor(channel: Channel, ours: readonly OwnPost[]) {
    this.channel = channel
    this.ours = ours
  }

  request(change: Partial<PostsRequest> = {}): PostsRequest {
    return {
      since: '2026-11-20T00:00:00Z',
      now: '2026-11-23T09:00:00Z',
      ours: this.ours,
      cursor: place => this.cursors.get(place) ?? null,
      take: async batch => {
        this.batches.push(batch)
        this.cursors.set(batch.place, batch.cursor)
      },
      ...change,
    }
  }

  /** @returns what came in this run, in the order it was taken */
  async run(connection: Connection, change: Partial<PostsRequest> = {}): Promise<ReceivedPost[]> {
    const before = this.batches.length
    const account = await this.channel.openAccount!(connection)
    await account.fetchPosts!(this.request(change))
    await account.close()
    return this.batches.slice(before).flatMap(({ posts }) => posts)
  }
}

export const textsOf = (posts: readonly ReceivedPost[]): string[] => posts.map(({ text }) => text)
