/** The account on an IMAP server: one connection for all that a run asks of it. */

import { EXIT, UserError } from '../../../errors.ts'
import type { FetchRequest, Mailbox, Probe, Sight, Sought } from '../../account.ts'
import type { Connection, Prepared } from '../../channel.ts'
import { providerOfHost } from '../accounts/providers.ts'
import { accountMark } from './cursor.ts'
import { fetchFolder } from './fetch.ts'
import { copyToSent } from './file-copy.ts'
import { junkFolders } from './folders.ts'
import { connectImap, IMAP_LIMITS, type ImapLimits } from './imapflow-link.ts'
import type { ImapLink } from './link.ts'
import { lookInSent } from './look.ts'
import { credentialOf, type ImapSettings, imapSettings } from './settings.ts'

/**
 * Connects and signs in.
 * @throws UserError exit 2 (setting), 4 (sign-in), 6 (clock), 8 (temporary)
 */
export async function openImap(connection: Connection, limits: ImapLimits = IMAP_LIMITS): Promise<Mailbox> {
  const settings = imapSettings(connection)
  const link = await connectImap(settings, await credentialOf(connection), limits)
  return accountOf(link, settings, filesSent(connection) === true)
}

/**
 * The account behind a link.
 * @param filesSent whether the provider files what is sent itself
 */
export function accountOf(
  link: ImapLink,
  { host, user }: Pick<ImapSettings, 'host' | 'user'>,
  filesSent: boolean,
): Mailbox {
  return {
    fetch: request => fetchAll(link, accountMark(host, user), request),
    look: (sought: readonly Sought[]): Promise<readonly Sight[]> => lookInSent(link, sought, filesSent),
    requests: () => link.requests(),
    close: () => link.close(),
  }
}

/** A folder for unwanted mail that cannot be opened is passed over; without the inbox nothing is read. */
async function fetchAll(link: ImapLink, mark: string, request: FetchRequest): Promise<void> {
  // Listed first: the library would ask for the inbox alone otherwise, and then for all.
  const junk = junkFolders(await link.folders())
  if (!(await fetchFolder(link, 'INBOX', mark, request))) {
    throw new UserError('imap_unreachable', EXIT.temporary, 'The mail server does not open the inbox.')
  }
  for (const path of junk) await fetchFolder(link, path, mark, request)
}

/**
 * Files a copy of a sent message in the Sent folder, unless the provider does so itself.
 * @returns why there is none, or null; never throws
 */
export async function fileImapCopy(
  prepared: Prepared,
  connection: Connection,
  pause: (milliseconds: number) => Promise<void> = wait,
): Promise<string | null> {
  const files = filesSent(connection)
  if (files === true) return null
  let link: ImapLink | null = null
  try {
    link = await connectImap(imapSettings(connection), await credentialOf(connection))
    return await copyToSent(link, prepared, files, pause)
  } catch (error) {
    return error instanceof UserError ? error.message : 'the copy could not be filed'
  } finally {
    await link?.close()
  }
}

/** What a probe calls a failure; any other is a mistake in the settings and thrown. */
const NEXT: ReadonlyMap<number, 'sign-in' | 'temporary'> = new Map([
  [EXIT.signIn, 'sign-in'],
  [EXIT.temporary, 'temporary'],
])

/**
 * Signs in and opens the inbox.
 * @throws UserError for settings (exit 2) and the clock (exit 6); a missing password is told in the probe
 */
export async function probeImap(connection: Connection, limits: ImapLimits = IMAP_LIMITS): Promise<Probe> {
  const settings = imapSettings(connection)
  const at = `${settings.host}:${settings.port}`
  let link: ImapLink | null = null
  try {
    link = await connectImap(settings, await credentialOf(connection), limits)
    const isOpen = (await link.open('INBOX')) !== null
    const reason = isOpen ? null : 'the server does not open the inbox'
    return { direction: 'receive', at, ok: isOpen, reason, next: isOpen ? null : 'refused' }
  } catch (error) {
    const next = error instanceof UserError ? NEXT.get(error.exit) : undefined
    if (!(error instanceof UserError) || next === undefined) throw error
    const advice = error.code === 'bad_certificate' ? error.hints[0] : undefined
    const told = { direction: 'receive', at, ok: false, reason: error.message, next } as const
    return advice === undefined ? told : { ...told, advice }
  } finally {
    await link?.close()
  }
}

/** Null: the provider is not known, or nobody knows what it does. */
function filesSent({ setting }: Connection): boolean | null {
  return providerOfHost(setting('email.smtp.host') ?? '')?.filesSent ?? null
}

function wait(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds))
}
