/** The files of a Maildir (Maildir++ of Dovecot: folder `Sent` is the directory `.Sent`), written and read behind the server's back. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Mail {
  readonly bytes: Buffer
  /** Letters of Maildir flags; `S` is "read". */
  readonly flags: string
}

export interface Mailboxes {
  /** Puts mails where a delivery would, all at once. */
  deliver(mails: readonly (string | Buffer)[], folder?: string): void
  read(folder?: string): readonly Mail[]
  /** Makes the server forget its numbers: the folder gets a new UIDVALIDITY, and every mail a new UID. */
  renumber(folder?: string): void
  /** Takes all mails out. */
  empty(folder?: string): void
}

/** What Dovecot knows of a folder beside the mails; `dovecot-uidvalidity` stays, or the new number could be the old one. */
const KNOWLEDGE = /^dovecot(?:\.|-uidlist)/

/** @param give makes the user of the server the owner of a path and all below */
export function mailboxesIn(root: string, give: (path: string) => void): Mailboxes {
  let count = 0
  const place = (folder: string) => (folder === 'INBOX' ? root : join(root, `.${folder}`))
  const made = (folder: string): string => {
    for (const name of ['tmp', 'new', 'cur']) mkdirSync(join(place(folder), name), { recursive: true })
    return place(folder)
  }
  const each = (folder: string) =>
    ['new', 'cur'].flatMap(name => {
      const dir = join(place(folder), name)
      return existsSync(dir) ? readdirSync(dir).map(file => join(dir, file)) : []
    })
  return {
    deliver(mails, folder = 'INBOX') {
      const dir = made(folder)
      for (const mail of mails) {
        const number = String((count += 1)).padStart(8, '0')
        writeFileSync(join(dir, 'new', `1700000000.${number}.test`), mail)
      }
      give(dir)
    },
    read: (folder = 'INBOX') =>
      each(folder).map(file => ({ bytes: readFileSync(file), flags: file.split(':2,')[1] ?? '' })),
    renumber(folder = 'INBOX') {
      for (const name of readdirSync(place(folder)).filter(name => KNOWLEDGE.test(name)))
        rmSync(join(place(folder), name), { recursive: true })
    },
    empty(folder = 'INBOX') {
      for (const file of each(folder)) rmSync(file)
    },
  }
}
