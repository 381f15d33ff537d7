/** Certificates that do not hold: what is wrong with one, and what mends it. Waiting does not. */

/** `advice` is a sentence that follows the reason. */
export interface CertificateFault {
  readonly reason: string
  readonly advice: string
}

const ISSUER: CertificateFault = {
  reason: 'nobody this machine trusts has signed its certificate',
  advice:
    'Is it the right host? If it is a server of your own, NODE_EXTRA_CA_CERTS names the file of its authority; a virus scanner that reads mail is to be told to leave it alone.',
}
const OTHER: CertificateFault = {
  reason: 'its certificate does not hold',
  advice: 'Is it the right host? Else only who runs the server can mend it.',
}

/** Names of Node for what OpenSSL finds (nodejs.org/api/tls.html, X509 certificate error codes). */
const FAULTS: Readonly<Record<string, CertificateFault>> = {
  ERR_TLS_CERT_ALTNAME_INVALID: {
    reason: 'its certificate is for another name',
    advice: 'Look up the name of the server at your provider: escalate connect email',
  },
  CERT_HAS_EXPIRED: {
    reason: 'its certificate has expired',
    advice: 'Is the date of this machine right? Else only who runs the server can renew it.',
  },
  CERT_NOT_YET_VALID: {
    reason: 'its certificate is not valid yet',
    advice: 'Is the date of this machine right?',
  },
  DEPTH_ZERO_SELF_SIGNED_CERT: ISSUER,
  SELF_SIGNED_CERT_IN_CHAIN: ISSUER,
  UNABLE_TO_GET_ISSUER_CERT: ISSUER,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: ISSUER,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: ISSUER,
  CERT_UNTRUSTED: ISSUER,
}
const OTHERS =
  /^(?:CERT_|CRL_|UNABLE_TO_|ERROR_IN_CERT|(?:INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|HOSTNAME_MISMATCH|EE_KEY_TOO_SMALL|CA_KEY_TOO_SMALL|CA_MD_TOO_WEAK)$)/

/**
 * @param code of an error of TLS, as Node names it
 * @returns what is wrong with the certificate; null: the error is about something else
 */
export function certificateFault(code: string | undefined): CertificateFault | null {
  if (code === undefined) return null
  if (Object.hasOwn(FAULTS, code)) return FAULTS[code] ?? null
  return OTHERS.test(code) ? { ...OTHER, reason: `${OTHER.reason} (${code})` } : null
}
