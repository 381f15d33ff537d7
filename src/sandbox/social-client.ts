/** How the browser, the company and the story speak with the stand-in for X and Facebook: over real HTTP. */
import type { Post } from './feed.ts'

async function call(url: string, init?: RequestInit): Promise<unknown> {
  const response = await fetch(url, init)
  const body = (await response.json()) as { error?: string }
  if (!response.ok) throw new Error(`${response.status} ${body.error ?? ''}`.trim())
  return body
}

/**
 * @param path e.g. `/x/posts`, `/x/posts/<id>/replies`, `/x/messages/<account>`, `/facebook/<page>/posts`
 * @throws Error with the status and reason if the network refuses
 */
export async function publish(base: string, path: string, post: { account: string; text: string }) {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(post),
  }
  return (await call(base + path, init)) as Post
}

/** @returns the posts at an address, oldest first. @throws Error with the status if there is no such address */
export async function fetchPosts(base: string, path: string): Promise<readonly Post[]> {
  return ((await call(base + path)) as { posts: readonly Post[] }).posts
}

/** @returns where the answers to a post stand */
export function repliesPath(post: Post): string {
  if (post.wall === 'x') return `/x/posts/${post.id}/replies`
  return `/facebook/${post.wall.slice('facebook:'.length)}/posts/${post.id}/comments`
}
