/** A prepared mail and an account on loopback, for the tests that send. */
import type { Connection, Prepared } from '../../src/channels/channel.ts'
import { email } from '../../src/channels/email/channel.ts'
import { connection, envelope, message, PDF_HASH } from './messages.ts'

const attachments = [{ name: 'Rechnung März.pdf', sha256: PDF_HASH, bytes: 10 }]

export async function prepared(): Promise<Prepared> {
  return (await email.prepare?.(message('email', { attachments }), envelope())) as Prepared
}

export function account(
  port: number,
  more: Readonly<Record<string, string>> = {},
  password?: string,
): Connection {
  const settings = {
    'email.smtp.host': '127.0.0.1',
    'email.smtp.port': String(port),
    'email.smtp.security': 'none',
  }
  return connection({ ...settings, ...more }, password === undefined ? {} : { password }, true)
}

export const signedIn = { 'email.smtp.user': 'erika' }
