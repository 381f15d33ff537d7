import { describe, expect, it } from 'vitest'
import { outcomeOfError, outcomeOfReceipt, type SmtpError } from '../../src/channels/email/outcome.ts'
import { withoutSecret } from '../../src/channels/email/secret.ts'

function verdict(error: SmtpError): string {
  const outcome = outcomeOfError(error)
  return outcome.kind === 'failed' ? outcome.next : outcome.kind
}

describe('what an error says about the mail', () => {
  it.each<[SmtpError, string]>([
    [{ code: 'EENVELOPE', responseCode: 550, response: '550 no such desk' }, 'refused'],
    [{ code: 'EENVELOPE', responseCode: 450, response: '450 greylisted' }, 'temporary'],
    [{ code: 'EMESSAGE', responseCode: 552, response: '552 too big' }, 'refused'],
    [{ code: 'EAUTH', responseCode: 535, response: '535 no' }, 'sign-in'],
    [{ code: 'EAUTH', responseCode: 534, response: '534 use an app password' }, 'sign-in'],
    [{ code: 'EAUTH', responseCode: 454, response: '454 later' }, 'temporary'],
    [{ code: 'EAUTH' }, 'sign-in'],
    [{ code: 'ETLS', responseCode: 454, response: '454 not now' }, 'temporary'],
    [{ code: 'ETLS' }, 'temporary'],
    [{ code: 'EDNS' }, 'temporary'],
    [{ code: 'ESOCKET', syscall: 'connect', originalCode: 'ECONNREFUSED' }, 'temporary'],
    [{ code: 'ESOCKET', originalCode: 'CERT_HAS_EXPIRED' }, 'temporary'],
    [{ code: 'ETIMEDOUT', timeoutType: 'CONNECT_TIMEOUT' }, 'temporary'],
    [{ code: 'ETIMEDOUT', timeoutType: 'SOCKET_TIMEOUT' }, 'unknown'],
    [{ code: 'ESOCKET', syscall: 'read', originalCode: 'ECONNRESET' }, 'unknown'],
    [{ code: 'ECONNECTION' }, 'unknown'],
    [{ code: 'EMESSAGE', response: 'what?' }, 'unknown'],
    [{ code: 'EMESSAGE', responseCode: 4, response: '4' }, 'unknown'],
    [{ code: 'EPROTOCOL', responseCode: 250, response: '250 surprise' }, 'unknown'],
    [{}, 'unknown'],
  ])('%j: %s', (error, expected) => {
    expect(verdict(error)).toBe(expected)
  })

  it.each([
    'CERT_HAS_EXPIRED',
    'INVALID_PURPOSE',
    'INVALID_CA',
    'PATH_LENGTH_EXCEEDED',
    'UNSPECIFIED',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'ERR_SSL_UNSUPPORTED_PROTOCOL',
    'ERR_SSL_WRONG_VERSION_NUMBER',
    'ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC',
  ])('%s is a failed handshake, or a lost connection once the handshake is over', originalCode => {
    const error = { code: 'ESOCKET', originalCode }
    expect(outcomeOfError(error, false)).toMatchObject({ kind: 'failed', next: 'temporary' })
    expect(outcomeOfError(error, true)).toMatchObject({ kind: 'unknown' })
  })

  it('takes a refused token for a failed sign-in', () => {
    expect(verdict({ code: 'EOAUTH2' })).toBe('sign-in')
  })

  it('calls only a refusal permanent', () => {
    expect(outcomeOfError({ responseCode: 550 })).toMatchObject({ permanent: true })
    expect(outcomeOfError({ responseCode: 450 })).toMatchObject({ permanent: false })
    expect(outcomeOfError({ responseCode: 535 })).toMatchObject({ permanent: false })
  })
})

describe('what a receipt says about the mail', () => {
  const accepted = ['service@example.com']

  it('is sent only with an accepted recipient and a reply of the 200s', () => {
    expect(outcomeOfReceipt({ accepted, rejected: [], response: '250 as 7' })).toEqual({
      kind: 'sent',
      response: '250 as 7',
      url: null,
    })
    expect(outcomeOfReceipt({ accepted: [], response: '250 as 7' }).kind).toBe('unknown')
    expect(outcomeOfReceipt({ accepted, response: '2hello' }).kind).toBe('unknown')
    expect(outcomeOfReceipt({ accepted }).kind).toBe('unknown')
  })

  it('is failed as soon as a recipient was rejected', () => {
    const rejected = ['service@example.com']
    expect(outcomeOfReceipt({ accepted: [], rejected, response: '250 ok' })).toMatchObject({
      next: 'refused',
    })
    const rejectedErrors = [{ code: 'EENVELOPE', responseCode: 451, response: '451 later' }]
    expect(outcomeOfReceipt({ rejected, rejectedErrors })).toMatchObject({
      next: 'temporary',
      reason: '451 later',
    })
  })
})

describe('a password in an answer', () => {
  it('is elided in each of its forms', () => {
    const plain = Buffer.from('\0erika\0right horse').toString('base64')
    const reason = `535 right horse ${plain} ${Buffer.from('right horse').toString('base64')}`
    expect(withoutSecret({ kind: 'unknown', reason }, 'erika', 'right horse')).toEqual({
      kind: 'unknown',
      reason: '535 (elided) (elided) (elided)',
    })
    const sent = { kind: 'sent', response: '250 right horse', url: null } as const
    expect(withoutSecret(sent, 'erika', 'right horse')).toMatchObject({ response: '250 (elided)' })
  })
})
