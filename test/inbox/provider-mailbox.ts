/** The sent mails of an account as its provider keeps them, behind the link that the real look uses. */
import type { Account } from '../../src/channels/account.ts'
import { providerOfHost } from '../../src/channels/email/accounts/providers.ts'
import { accountOf } from '../../src/channels/email/imap/account.ts'
import type { Folder, ImapLink, SentMail, Wish } from '../../src/channels/email/imap/link.ts'
import { message } from '../outbox/sample-case.ts'
import { MESSAGE_ID, minutes } from './settle-desk.ts'

export interface Profile {
  readonly name: string
  readonly smtpHost: string
  /** The folder for sent mail; null: there is none that one could find. */
  readonly folder: Partial<Folder> | null
  /** What the provider files of a mail it took; null: nothing. `our-id`: as it was sent. */
  readonly files: 'our-id' | 'both-ids' | 'other-id' | null
  /** Minutes until it is there. */
  readonly after?: number
  /** What a look can say once everything is in its place. */
  readonly verdicts: { readonly delivered: 'sent' | 'unknown'; readonly lost: 'failed' | 'unknown' }
}

const OTHER_ID = '<AM0PR01.4711@eurprd01.prod.example.net>'

const mail = (after: number, change: Partial<SentMail> = {}): SentMail => ({
  ids: [`<${after}@elsewhere.example>`],
  to: [message.to],
  subject: message.subject,
  date: minutes(after),
  ...change,
})

/** Mails that are not the one in doubt, however much they look like it. */
const OTHERS = [
  mail(-1440),
  mail(-45),
  mail(0, { subject: 'Something else', ids: ['<a@example.org>'] }),
  mail(1, { to: ['somebody@example.net'], ids: ['<b@example.org>'] }),
]

const IDS = { 'our-id': [MESSAGE_ID], 'both-ids': [OTHER_ID, MESSAGE_ID], 'other-id': [OTHER_ID] }

function isWished(each: SentMail, { messageId, to, from, before }: Wish): boolean {
  const at = Date.parse(each.date ?? '')
  return each.ids.includes(messageId) || (each.to.includes(to) && at >= +from && at < +before)
}

/**
 * @param delivered whether the provider took the mail in doubt
 * @param hour minutes after the send began, at the moment it is looked for
 */
export function accountAt(profile: Profile, delivered: boolean, hour: () => number): Account {
  const { folder, files, after = 0, smtpHost } = profile
  const path = 'its folder'
  const mails = () => [
    ...OTHERS,
    ...(delivered && files && hour() >= after ? [mail(0.2, { ids: IDS[files] })] : []),
  ]
  const unexpected = () => Promise.reject(new Error('nobody expected this command'))
  const inbox = { path: 'INBOX', name: 'INBOX', parents: [], use: '\\Inbox', announced: true }
  const sent = { path, name: path, parents: [], use: null, announced: false, ...folder }
  const link: ImapLink = {
    folders: async () => [
      inbox,
      { ...inbox, path: 'Archive', name: 'Archive', use: null },
      ...(folder ? [sent] : []),
    ],
    open: async opened => {
      if (opened !== path) throw new Error(`nobody expected ${opened} to be opened`)
      return { uidValidity: '1', uidNext: 9, exists: mails().length }
    },
    sentLike: async wishes =>
      mails().flatMap((each, index) => (wishes.some(wish => isWished(each, wish)) ? [index + 1] : [])),
    sentMails: async uids => {
      const wanted = uids.split(',').flatMap(part => {
        const [first = 0, last = first] = part.split(':').map(Number)
        return Array.from({ length: last - first + 1 }, (_, step) => first + step)
      })
      return mails().filter((_, index) => wanted.includes(index + 1))
    },
    ...{ arrivedSince: unexpected, heads: unexpected, bodies: unexpected, wholeHeads: unexpected },
    append: unexpected,
    requests: () => 0,
    close: async () => undefined,
  }
  const filesSent = providerOfHost(smtpHost)?.filesSent === true
  return accountOf(link, { host: 'imap.example.org', user: 'erika' }, filesSent)
}
