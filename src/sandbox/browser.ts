/** The person's browser in the sandbox. It does what a careful person would do on the page, and refuses all else. */
import type { Post } from './feed.ts'
import { publish } from './social-client.ts'

/** Account under which the person in the sandbox posts. */
export const CUSTOMER = 'kundin_sandbox'

export interface Visit {
  readonly url: string
  readonly post: Post | null
  /** Address of the new post, as the person would copy it; a private message has none. */
  readonly postUrl: string | null
}

export interface Browser {
  readonly visits: readonly Visit[]
  /** Why an address was not opened or a page did not take the text; the program itself never fails for that. */
  readonly refusals: readonly string[]
  /**
   * @param clipboard what the person would paste
   * @throws Error for an address nobody expects here, or if the network refuses the post
   */
  open(url: string, clipboard: string | null): Promise<Visit>
}

type Published = { readonly post: Post; readonly postUrl: string | null }

async function postOnX(base: string, url: URL): Promise<Published> {
  const names = [...url.searchParams.keys()]
  if (names.length !== 1 || names[0] !== 'text')
    throw new Error(`an intent of X should hold one text and nothing else, not: ${names.join(', ')}`)
  const text = url.searchParams.get('text') ?? ''
  const post = await publish(base, '/x/posts', { account: CUSTOMER, text })
  return { post, postUrl: `https://x.com/${CUSTOMER}/status/${post.id}` }
}

async function postOnPage(base: string, page: string, clipboard: string | null): Promise<Published> {
  if (clipboard === null) throw new Error('nothing in the clipboard to paste into the page')
  const post = await publish(base, `/facebook/${page}/posts`, { account: CUSTOMER, text: clipboard })
  return { post, postUrl: `https://www.facebook.com/${page}/posts/${post.id}` }
}

/** From the profile to the private chat, and paste. */
async function messageOnX(base: string, account: string, clipboard: string | null): Promise<Published> {
  if (clipboard === null) throw new Error('nothing in the clipboard to paste into the message')
  const post = await publish(base, `/x/messages/${account}`, { account: CUSTOMER, text: clipboard })
  return { post, postUrl: null }
}

const PROFILE = /^\/(\w{1,15})$/
const PAGE = /^\/([A-Za-z0-9.-]{1,100})\/?$/

async function visit(base: string, address: string, clipboard: string | null): Promise<Published | null> {
  const url = new URL(address)
  if (url.protocol === 'mailto:' || url.protocol === 'file:') return null
  if (url.origin === 'https://x.com' && url.pathname === '/intent/tweet') return postOnX(base, url)
  const plain = url.search === '' && url.hash === ''
  const profile = url.origin === 'https://x.com' && PROFILE.exec(url.pathname)?.[1]
  if (profile && plain) return messageOnX(base, profile, clipboard)
  const page = url.origin === 'https://www.facebook.com' && PAGE.exec(url.pathname)?.[1]
  if (page && plain) return postOnPage(base, page, clipboard)
  throw new Error(`nobody opens this address in the sandbox: ${address}`)
}

/**
 * For `https://x.com/intent/tweet?text=` the text is posted, for `https://www.facebook.com/<page>` the clipboard, for
 * `https://x.com/<account>` the clipboard as a private message; `mailto:` and `file:` are only remembered.
 * @param base address of the stand-in
 */
export function openBrowser(base: string): Browser {
  const visits: Visit[] = []
  const refusals: string[] = []
  return {
    visits,
    refusals,
    async open(url, clipboard) {
      try {
        const published = await visit(base, url, clipboard)
        const seen = { url, post: published?.post ?? null, postUrl: published?.postUrl ?? null }
        visits.push(seen)
        return seen
      } catch (error) {
        refusals.push(error instanceof Error ? error.message : String(error))
        throw error
      }
    },
  }
}
