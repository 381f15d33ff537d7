/** Keeps a password or token out of what is written down, even if a server says it back. */
import type { Outcome } from '../channel.ts'

/**
 * @returns the outcome with the password and its forms on the wire (AUTH PLAIN and LOGIN, RFC 4616 and base64; XOAUTH2 of
 *   Google and Microsoft) elided
 */
export function withoutSecret(outcome: Outcome, user: string, password: string): Outcome {
  const base64 = (text: string) => Buffer.from(text).toString('base64')
  const bearer = `user=${user}\x01auth=Bearer ${password}\x01\x01`
  const forms = [password, base64(password), base64(`\0${user}\0${password}`), base64(bearer)]
  const elide = (text: string) => forms.reduce((kept, form) => kept.replaceAll(form, '(elided)'), text)
  if (outcome.kind !== 'sent') return { ...outcome, reason: elide(outcome.reason) }
  return { ...outcome, response: outcome.response === null ? null : elide(outcome.response) }
}
