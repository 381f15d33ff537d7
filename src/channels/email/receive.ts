/** The receiving half of the channel: IMAP where a host is set, else a Maildir. */
import type { Mailbox, Probe } from '../account.ts'
import type { Connection, Prepared } from '../channel.ts'
import { fileImapCopy, openImap, probeImap } from './imap/account.ts'
import { openMaildir, probeMaildir } from './maildir/account.ts'

/** @returns whether an account to read is set: `email.imap.host` or `email.maildir` */
export function readable(setting: Connection['setting']): boolean {
  return isSet(setting, 'email.imap.host') || isSet(setting, 'email.maildir')
}

/**
 * Opens the account; where both are set IMAP is read, because it has the mail first.
 * @throws UserError exit 2 (setting), 4 (sign-in), 6 (clock), 8 (temporary)
 */
export function openAccount(connection: Connection): Promise<Mailbox> {
  const byImap = isSet(connection.setting, 'email.imap.host') || !isSet(connection.setting, 'email.maildir')
  return byImap ? openImap(connection) : openMaildir(connection)
}

/** @returns why there is no copy in the Sent folder, or null; null also where no IMAP account is set; never throws */
export async function fileCopy(prepared: Prepared, connection: Connection): Promise<string | null> {
  return isSet(connection.setting, 'email.imap.host') ? fileImapCopy(prepared, connection) : null
}

/** @returns what a try of the account that is set says; none where none is @throws UserError exit 2 or 6 */
export async function probeReceiving(connection: Connection): Promise<readonly Probe[]> {
  if (isSet(connection.setting, 'email.imap.host')) return [await probeImap(connection)]
  return isSet(connection.setting, 'email.maildir') ? [await probeMaildir(connection)] : []
}

function isSet(setting: Connection['setting'], key: string): boolean {
  return (setting(key)?.trim() ?? '') !== ''
}
