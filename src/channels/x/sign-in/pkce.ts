/** The two secrets of one sign-in, from the system's own source of chance: RFC 7636 and RFC 6749 section 10.12. */
import { createHash, randomBytes } from 'node:crypto'

export interface Pkce {
  /** Known to this program only, until the code is redeemed. */
  readonly verifier: string
  /** SHA-256 of it, which stands in the link: method S256. */
  readonly challenge: string
  /** Comes back with the answer, and so tells it from anybody else's. */
  readonly state: string
}

/** Bytes: 43 characters of base64url, the least a verifier must have (RFC 7636 section 4.1: 32 random octets). */
const STRENGTH = 32

/** @returns new ones each time */
export function newPkce(random: (bytes: number) => Buffer = randomBytes): Pkce {
  const verifier = random(STRENGTH).toString('base64url')
  const challenge = createHash('sha256').update(verifier).digest('base64url')
  return { verifier, challenge, state: random(STRENGTH).toString('base64url') }
}
