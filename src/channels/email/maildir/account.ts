/** The account as a Maildir that another program fills (https://cr.yp.to/proto/maildir.html); only ever read. */
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { EXIT, UserError } from '../../../errors.ts'
import type { Mailbox, Probe, Sight, Sought } from '../../account.ts'
import type { Connection } from '../../channel.ts'
import { fieldOf } from '../reading.ts'
import { fetchFolder } from './fetch.ts'
import { type Count, counted, lookAt, measure, messagesIn, subfolders } from './files.ts'

/** Folders beside the inbox (Maildir++, `.Name`): what is named so in English and German, lower case. */
const JUNK = [
  'junk',
  'spam',
  'junk-e-mail',
  'bulk',
  'spamverdacht',
  'unbekannt',
  'unerwünscht',
  'unerw&apw-nscht',
]
const SENT = ['sent', 'sent items', 'sent messages', 'gesendet', 'gesendete elemente', 'gesendete objekte']

/** Clocks of the machine that filed a mail and of this one may differ. */
const DAY = 86_400_000

/**
 * @returns the account of the setting `email.maildir`; a leading `~` is the home folder
 * @throws UserError `missing_setting` or `bad_setting` (exit 2) when there is no such folder
 */
export async function openMaildir(connection: Connection): Promise<Mailbox> {
  const inbox = folderOf(connection)
  if ((await messagesIn(inbox)) === null) throw noMaildir(inbox)
  const count = { files: 0 }
  return {
    fetch: async request => {
      for (const folder of [inbox, ...(await subfolders(inbox, JUNK))]) {
        await fetchFolder(folder, request, count)
      }
    },
    look: async sought => lookIn(await subfolders(inbox, SENT), sought, count),
    requests: () => count.files,
    close: async () => undefined,
  }
}

/** @returns whether the folder is there, as a probe tells it; @throws UserError `missing_setting` (exit 2) */
export async function probeMaildir(connection: Connection): Promise<Probe> {
  const at = folderOf(connection)
  const ok = (await messagesIn(at)) !== null
  return {
    direction: 'receive',
    at,
    ok,
    reason: ok ? null : 'there is no Maildir',
    next: ok ? null : 'refused',
  }
}

function folderOf({ setting }: Connection): string {
  const path = setting('email.maildir')?.trim() ?? ''
  if (path === '') {
    throw new UserError('missing_setting', EXIT.usage, 'The setting email.maildir is missing.', {
      missing: ['email.maildir'],
    })
  }
  return path === '~' || path.startsWith('~/') ? join(homedir(), path.slice(1)) : resolve(path)
}

function noMaildir(path: string): UserError {
  return new UserError('bad_setting', EXIT.usage, `The setting email.maildir names no Maildir: ${path}`, {
    hints: ['A Maildir is a folder with the folders "new" and "cur" in it.'],
  })
}

/** Absence proves nothing: the program that fills the Maildir may not have run since. */
async function lookIn(folders: readonly string[], sought: readonly Sought[], count: Count): Promise<Sight[]> {
  const ids = new Set<string>()
  const earliest = Math.min(...sought.map(({ since }) => Date.parse(since))) - DAY
  for (const file of (await Promise.all(folders.map(messagesIn))).flatMap(files => files ?? [])) {
    const time = (await measure(file))?.time ?? 0
    if (time < earliest) continue
    const look = await counted(lookAt(file), count)
    const id = look === null ? null : fieldOf(look.bytes, 'message-id')
    if (id !== null) ids.add(id)
  }
  return sought.map(one => ({ sought: one, seen: ids.has(one.messageId) ? 'found' : 'unclear' }))
}
