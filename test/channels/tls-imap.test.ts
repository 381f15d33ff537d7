/** Mailbox servers that lie about encryption: no password leaves, and the program says what is wrong (exit 8). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answers, type Deed, imapAnswers, type Proof, type Script } from '../support/hostile-mail.ts'
import { FAULTS, type Fault } from '../support/tls-files.ts'
import { outdated, type Run, type Runner, type Security, startRunner, USER } from './tls-run.ts'

let runner: Runner

beforeAll(async () => {
  runner = await startRunner()
})

afterAll(() => runner[Symbol.asyncDispose]())

const GREETING = '* OK [CAPABILITY IMAP4rev1 STARTTLS AUTH=PLAIN AUTH=LOGIN] rude.test'
const OFFER = '* CAPABILITY IMAP4rev1 STARTTLS AUTH=PLAIN AUTH=LOGIN\r\nTAG OK done'

interface Scene {
  readonly greeting?: Deed
  readonly plain?: Answers
  readonly secure?: Answers
  readonly proof?: Proof
}

function scriptOf({ greeting, plain = {}, secure = {}, proof }: Scene): Script {
  return {
    greeting: greeting ?? (proof ? '* OK rude.test' : GREETING),
    plain: imapAnswers({ CAPABILITY: OFFER, ...plain }),
    secure: imapAnswers(secure),
    ...(proof ? { proof } : {}),
  }
}

const run = (security: Security, scene: Scene) => runner.run('receive', security, scriptOf(scene))

/** A server that says the right words, then proves itself with this. */
const proving = (security: Security, proof: Proof, say = 'TAG OK go on\r\n'): Scene =>
  security === 'tls' ? { proof } : { plain: { STARTTLS: { say, proof } } }

const good = () => runner.tls.good
const proofOf = (fault: Fault): Proof => ({
  ...runner.tls.wrong[fault],
  ...(fault === 'signed with SHA-1' ? { ciphers: 'DEFAULT@SECLEVEL=0' } : {}),
})

/** What the person is told of each; with SHA-1 the handshake ends before the certificate is looked at. */
const WHY: Readonly<Partial<Record<Fault, RegExp>>> = {
  expired: /certificate has expired/,
  'not valid yet': /certificate is not valid yet/,
  'signed by itself': /nobody this machine trusts/,
  'for another host': /certificate is for another name/,
  'of an unknown authority': /nobody this machine trusts/,
  'for clients only': /certificate does not hold \(INVALID_PURPOSE\)/,
  'signed by no authority': /certificate does not hold \(INVALID_\w+\)/,
}

/** Nothing of the account was said; the error is one sentence that names the server. */
function expectNothingSaid({ upshot, heard, leaked }: Run, code = 'imap_unreachable'): void {
  expect(leaked).toEqual({ plain: false, secure: false })
  expect(heard.plain + heard.secure).not.toMatch(new RegExp(`AUTHENTICATE|LOGIN |${USER}`, 'i'))
  expect(upshot).toMatchObject({ kind: 'error', code, exit: 8 })
  expect(upshot.message).toMatch(/127\.0\.0\.1:\d+ .*: \S.{3,}\.$/)
  expect(upshot.hints).not.toEqual([])
}

describe('the server of these tests', () => {
  it.each(['tls', 'starttls'] as const)('hears the password when nothing is wrong (%s)', async security => {
    const { upshot, leaked } = await run(security, proving(security, good()))
    expect(leaked).toEqual({ plain: false, secure: true })
    expect(upshot.kind).toBe('read')
  })

  it('hears it in the clear where no encryption is wanted', async () => {
    const { upshot, leaked } = await run('none', {})
    expect(upshot.kind).toBe('read')
    expect(leaked).toEqual({ plain: true, secure: false })
  })
})

describe('STARTTLS that does not come about', () => {
  const bare = '* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] rude.test'
  const none = '* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\nTAG OK done'
  const scenes: readonly [string, Scene][] = [
    [
      'is not offered, but AUTH is',
      { greeting: bare, plain: { CAPABILITY: none, STARTTLS: 'TAG BAD what?' } },
    ],
    [
      'is overwritten in the offer',
      {
        greeting: bare.replace('AUTH', 'XXXXXXXX AUTH'),
        plain: { CAPABILITY: none.replace('AUTH', 'XXXXXXXX AUTH'), STARTTLS: 'TAG BAD what?' },
      },
    ],
    ['is answered NO', { plain: { STARTTLS: 'TAG NO not now' } }],
    ['is answered BAD', { plain: { STARTTLS: 'TAG BAD what?' } }],
    ['is answered OK under another tag', { plain: { STARTTLS: 'X9 OK go on' } }],
    ['is answered without a tag', { plain: { STARTTLS: '* OK go on' } }],
    ['is answered BYE', { plain: { STARTTLS: '* BYE too many\r\nTAG NO bye' } }],
    [
      'is followed by plain text',
      { plain: { STARTTLS: 'TAG OK go on\r\n* CAPABILITY IMAP4rev1 AUTH=PLAIN' } },
    ],
    ['is followed by the end', { plain: { STARTTLS: 'end' } }],
    ['is followed by a broken line', { plain: { STARTTLS: 'reset' } }],
    ['is skipped by a greeting that the sign-in is done', { greeting: '* PREAUTH welcome, erica' }],
    [
      'is skipped by PREAUTH with a mailbox that is open already',
      { greeting: '* PREAUTH [CAPABILITY IMAP4rev1] welcome\r\n* 1 EXISTS\r\n* FLAGS ()' },
    ],
    ['is skipped by BYE', { greeting: '* BYE [REFERRAL imap://evil.invalid/] go there' }],
    [
      'is skipped by a referral',
      { plain: { STARTTLS: 'TAG NO [REFERRAL imap://evil.invalid/] sign in there' } },
    ],
  ]

  it.each(scenes)('%s', async (_, scene) => {
    expectNothingSaid(await run('starttls', scene))
  })

  it('does not take words from before the handshake for words from after it', async () => {
    const proof = good()
    const say = 'TAG OK go on\r\n* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n* PREAUTH welcome\r\n'
    const { leaked, upshot } = await run('starttls', {
      plain: { STARTTLS: { say, proof } },
      secure: { CAPABILITY: 'end', AUTHENTICATE: 'end', LOGIN: 'end' },
    })
    expect(leaked.plain).toBe(false)
    expect(upshot).toMatchObject({ kind: 'error', exit: 8 })
  })
})

describe.each(['tls', 'starttls'] as const)('proofs that prove nothing (%s)', security => {
  it.each(FAULTS)('a certificate that is %s', async fault => {
    const ran = await run(security, proving(security, proofOf(fault)))
    const why = WHY[fault]
    expectNothingSaid(ran, why ? 'bad_certificate' : 'imap_unreachable')
    if (why === undefined) return
    expect(ran.upshot.message).toMatch(why)
    expect(String(ran.upshot.hints)).not.toMatch(/later/)
  })

  it.each(['TLSv1', 'TLSv1.1'] as const)('%s only', async version => {
    expectNothingSaid(await run(security, proving(security, outdated(good(), version))))
  })
})

describe('a port for encryption from the first byte', () => {
  it.each([
    ['that speaks plain text', { greeting: GREETING }],
    ['that hangs up', { greeting: 'end' }],
    ['that breaks the line', { greeting: 'reset' }],
  ] as const)('%s', async (_, scene) => {
    expectNothingSaid(await run('tls', scene))
  })

  it('that hangs up after the handshake', async () => {
    expectNothingSaid(await run('tls', { proof: good(), greeting: 'end' }))
  })

  it('that says the password back keeps it out of the message', async () => {
    const refusal = 'TAG NO [AUTHENTICATIONFAILED] wrong: right-horse-7'
    const { upshot } = await run('tls', { proof: good(), secure: { AUTHENTICATE: refusal, LOGIN: refusal } })
    expect(upshot).toMatchObject({ kind: 'error', code: 'sign_in_needed', exit: 4 })
  })
})
