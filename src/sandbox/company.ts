/** The fake company: it answers mails into the customer's Maildir, and posts where the customer posted. */
import type { Browser } from './browser.ts'
import { CUSTOMER } from './browser.ts'
import type { Post } from './feed.ts'
import { accountKey } from './feed.ts'
import { readLetter, writeAnswer } from './letter.ts'
import { deliver } from './maildir.ts'
import type { ReceivedMail } from './smtp.ts'
import { publish, repliesPath } from './social-client.ts'

export interface MailAnswer {
  /** The mail it answers. */
  readonly to: ReceivedMail
  readonly from: string
  readonly text: string
  readonly ticket?: string | undefined
  readonly automatic?: boolean | undefined
  readonly headers?: Readonly<Record<string, string>> | undefined
  /** ISO 8601. */
  readonly at: string
}

export interface PostAnswer {
  readonly channel: 'x' | 'x-dm' | 'facebook'
  readonly account: string
  readonly text: string
  /** False: a post of its own on X, an advert for instance, and no answer to the customer. */
  readonly thread: boolean
}

export interface Company {
  /** @returns path of the answer in the customer's Maildir */
  answerMail(answer: MailAnswer): Promise<string>
  /** @throws Error if the customer has not posted there, or the network refuses */
  answerPost(answer: PostAnswer): Promise<Post>
}

/** @returns the customer's newest post on a network, or undefined */
export function lastPost(browser: Browser, network: 'x' | 'facebook'): Post | undefined {
  return browser.visits.findLast(each => each.post && networkOf(each.post) === network)?.post ?? undefined
}

/** @returns the network a post stands on, or `x-dm` for a private message */
export function networkOf({ wall }: Post): 'x' | 'x-dm' | 'facebook' {
  if (wall.startsWith('facebook:')) return 'facebook'
  return wall.startsWith('x-dm:') ? 'x-dm' : 'x'
}

function pathFor(browser: Browser, answer: PostAnswer): string {
  if (answer.channel === 'x-dm') return `/x/messages/${CUSTOMER}`
  if (!answer.thread) return '/x/posts'
  const post = lastPost(browser, answer.channel)
  if (!post) throw new Error(`there is no post of the customer on ${answer.channel} to answer`)
  return repliesPath(post)
}

/** Seconds first, as Maildir wants them; the names sort by time and number, so that the newest answer is the last one. */
function fileName(at: string, number: number): string {
  const time = Date.parse(at)
  const milliseconds = String(time % 1000).padStart(3, '0')
  return `${Math.floor(time / 1000)}.M${milliseconds}P${process.pid}Q${String(number).padStart(6, '0')}.sandbox`
}

/**
 * @param maildir the customer's mailbox
 * @param base address of the stand-in for X and Facebook
 */
export function openCompany(maildir: string, base: string, browser: Browser): Company {
  let sent = 0
  return {
    async answerMail({ to, from, text, ticket, automatic, headers, at }) {
      sent += 1
      const name = fileName(at, sent)
      const domain = from.slice(from.lastIndexOf('@') + 1)
      const bytes = await writeAnswer(await readLetter(to), {
        from,
        text,
        ticket: ticket ?? null,
        automatic: automatic ?? false,
        headers: headers ?? {},
        at,
        messageId: `<${name}@${domain}>`,
      })
      return deliver(maildir, bytes, name, at)
    },
    async answerPost(answer) {
      const { account, text } = answer
      return publish(base, pathFor(browser, answer), { account: accountName(account), text })
    },
  }
}

/** Facebook shows names with blanks, X handles with an `@`: both are kept as the story writes them. */
function accountName(account: string): string {
  if (accountKey(account) === accountKey(CUSTOMER))
    throw new Error('the company can not post as the customer')
  return account
}
