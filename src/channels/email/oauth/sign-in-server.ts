/** Where and as what the person signs in: settings of the account, checked before anything is asked. */
import { EXIT, UserError } from '../../../errors.ts'
import type { Connection } from '../../channel.ts'
import { isLoopback } from '../../loopback.ts'
import { badSetting, clockIsSet } from '../../setting-errors.ts'

export interface SignInServer {
  readonly clientId: string
  /** Base of the two endpoints, without a final slash. */
  readonly url: string
  /** Whether it is plain http on this machine. */
  readonly plain: boolean
}

/** For accounts of Outlook.com and of Microsoft 365 alike. */
const AUTH_URL = 'https://login.microsoftonline.com/common/oauth2/v2.0'

/** Read by IMAP, send by SMTP, and a refresh token; as in Thunderbird's file for office365.com (2026-11-22). */
export const SCOPES =
  'https://outlook.office365.com/IMAP.AccessAsUser.All https://outlook.office365.com/SMTP.Send offline_access'

/**
 * @returns `email.clientId` and `email.authUrl`
 * @throws UserError `missing_setting` or `bad_setting` (exit 2), `clock_is_set` (exit 6) when only loopback may be reached
 */
export function signInServer({
  setting,
  loopbackOnly,
}: Pick<Connection, 'setting' | 'loopbackOnly'>): SignInServer {
  const clientId = setting('email.clientId')?.trim() ?? ''
  if (clientId === '') throw missingClientId()
  if (!/^[\w.:-]{1,200}$/.test(clientId))
    throw badSetting('email.clientId', 'the application (client) ID of your registration')
  const url = urlOf(setting('email.authUrl')?.trim() || AUTH_URL)
  if (loopbackOnly && !isLoopback(bare(url.hostname))) throw clockIsSet(url.hostname)
  return { clientId, url: url.href.replace(/\/+$/, ''), plain: url.protocol === 'http:' }
}

function urlOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null
  const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(bare(url.hostname)))
  const simple = url?.username === '' && url.password === '' && url.search === '' && url.hash === ''
  if (url && safe && simple) return url
  throw badSetting('email.authUrl', 'an https address, or http on this machine')
}

/** `URL` keeps the brackets of an IPv6 address. */
function bare(hostname: string): string {
  return hostname.replace(/^\[(.*)\]$/, '$1')
}

function missingClientId(): UserError {
  return new UserError('missing_setting', EXIT.usage, 'The setting email.clientId is missing.', {
    hints: ['Register an application of your own with Microsoft, then: escalate connect email'],
    missing: ['email.clientId'],
  })
}
