/** What the person's own mail provider says of a sender (Authentication-Results, RFC 8601). */
import type { Mail } from '../mail/mail.ts'

type Headers = Pick<Mail, 'headers'>

const RESULT = /(?<![\w-])(spf|dkim|dmarc)\s{0,3}=\s{0,3}([a-z]{3,12})/gi
const LONGEST_RESULTS = 4000

/** Comments say anything: `(spf=pass)`. Only the innermost brackets go, so the work stays linear. */
const withoutComments = (value: string): string => value.replace(/\([^()]{0,500}\)/g, ' ')

/**
 * @returns `spf=pass dkim=pass dmarc=fail` of the first Authentication-Results from the top, which the user's own provider
 *   put there if it puts any; null: none. A sender can write one too, so what it says for a sender is a hint only
 */
export function authenticationOf({ headers }: Headers): string | null {
  const value = headers.find(({ name }) => name === 'authentication-results')?.value ?? ''
  const found = [...withoutComments(value.slice(0, LONGEST_RESULTS)).matchAll(RESULT)]
  const results = found.map(([, method, result]) => `${method!.toLowerCase()}=${result!.toLowerCase()}`)
  return results.length > 0 ? [...new Set(results)].join(' ') : null
}

/**
 * DMARC speaks for the address that is shown (RFC 7489 section 3.1), so its failure says that somebody else may have
 * written it. A sender who writes that themselves only loses by it.
 * @returns whether the provider found the address that is shown to be unproven, against the wish of its domain
 */
export function isDisowned(mail: Headers): boolean {
  const results = authenticationOf(mail)?.split(' ') ?? []
  return results.includes('dmarc=fail') && !results.includes('dmarc=pass')
}
