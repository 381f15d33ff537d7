/** Submission servers that lie about encryption: no password leaves, and what became of the mail is named right. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answers, type Deed, type Proof, type Script, smtpAnswers } from '../support/hostile-mail.ts'
import { FAULTS, type Fault } from '../support/tls-files.ts'
import { outdated, type Run, type Runner, type Security, startRunner } from './tls-run.ts'

let runner: Runner

beforeAll(async () => {
  runner = await startRunner()
})

afterAll(() => runner[Symbol.asyncDispose]())

const OFFER = '250-rude.test\r\n250-STARTTLS\r\n250 AUTH PLAIN LOGIN'

interface Scene {
  readonly greeting?: Deed
  readonly plain?: Answers
  readonly secure?: Answers
  readonly proof?: Proof
}

function scriptOf({ greeting = '220 rude.test ESMTP', plain = {}, secure = {}, proof }: Scene): Script {
  return {
    greeting,
    plain: smtpAnswers({ EHLO: OFFER, ...plain }),
    secure: smtpAnswers(secure),
    ...(proof ? { proof } : {}),
  }
}

const run = (security: Security, scene: Scene) => runner.run('send', security, scriptOf(scene))

/** A server that says the right words, then proves itself with this. */
const proving = (security: Security, proof: Proof, say = '220 go on\r\n'): Scene =>
  security === 'tls' ? { proof } : { plain: { STARTTLS: { say, proof } } }

const good = () => runner.tls.good
const proofOf = (fault: Fault): Proof => ({
  ...runner.tls.wrong[fault],
  ...(fault === 'signed with SHA-1' ? { ciphers: 'DEFAULT@SECLEVEL=0' } : {}),
})

/** Nothing of the account or the mail was said. */
function expectNothingSaid({ upshot, heard, leaked }: Run): void {
  expect(leaked).toEqual({ plain: false, secure: false })
  expect(heard.plain + heard.secure).not.toMatch(/AUTH|MAIL FROM|erika/i)
  expect(upshot.next).not.toBe('sign-in')
  expect(upshot.reason).toMatch(/\S{3}/)
}

/** A number or a failed encryption is a definite answer: nothing was sent. */
function expectFailed(run: Run): void {
  expectNothingSaid(run)
  expect(run.upshot.kind).toBe('failed')
}

/** A lost line looks the same at the start and at the end of a session: the program may not say more than it knows. */
function expectUnknown(run: Run): void {
  expectNothingSaid(run)
  expect(run.upshot.kind).toBe('unknown')
}

describe('the server of these tests', () => {
  it.each(['tls', 'starttls'] as const)('hears the password when nothing is wrong (%s)', async security => {
    const { upshot, leaked } = await run(security, proving(security, good()))
    expect(upshot.kind).toBe('sent')
    expect(leaked).toEqual({ plain: false, secure: true })
  })

  it('hears it in the clear where no encryption is wanted', async () => {
    const { upshot, leaked } = await run('none', {})
    expect(upshot.kind).toBe('sent')
    expect(leaked).toEqual({ plain: true, secure: false })
  })
})

describe('STARTTLS that does not come about', () => {
  const scenes: readonly [string, Scene][] = [
    ['is not offered, but AUTH is', { plain: { EHLO: '250-rude.test\r\n250 AUTH PLAIN LOGIN' } }],
    ['is overwritten in the offer', { plain: { EHLO: '250-rude.test\r\n250-XXXXXXXA\r\n250 AUTH PLAIN' } }],
    ['is unknown, although offered', { plain: { STARTTLS: '502 what?' } }],
    ['is refused for now', { plain: { STARTTLS: '454 TLS not available' } }],
    ['is refused for good', { plain: { STARTTLS: '554 never' } }],
    ['is said to be active already', { plain: { STARTTLS: '503 TLS already active, go on' } }],
    ['is hidden behind HELO', { plain: { EHLO: '502 what?' } }],
  ]

  it.each(scenes)('%s', async (_, scene) => {
    expectFailed(await run('starttls', scene))
  })

  const lost: readonly [string, Scene][] = [
    ['is followed by plain text', { plain: { STARTTLS: '220 go on\r\n250 rude.test' } }],
    ['is answered with a sign-in', { plain: { STARTTLS: '235 come in' } }],
    ['is answered with half a number', { plain: { STARTTLS: '2' } }],
    ['is followed by the end', { plain: { STARTTLS: 'end' } }],
    ['is followed by a broken line', { plain: { STARTTLS: 'reset' } }],
    ['is followed by silence', { plain: { STARTTLS: '220 go on' } }],
    ['is skipped by the greeting', { greeting: '235 come in', plain: { EHLO: '235 come in' } }],
  ]

  it.each(lost)('%s', async (_, scene) => {
    expectUnknown(await run('starttls', scene))
  })

  it('is skipped by many replies at once', async () => {
    const greeting = '220 rude.test\r\n250-rude.test\r\n250 AUTH PLAIN\r\n235 in'
    // How many of them come in one piece decides whether they count as replies.
    const ran = await run('starttls', { greeting })
    expectNothingSaid(ran)
    expect(['failed', 'unknown']).toContain(ran.upshot.kind)
  })

  it('does not take replies from before the handshake for replies from after it', async () => {
    const proof = good()
    const say = '220 go on\r\n250-rude.test\r\n250 AUTH PLAIN\r\n235 come in\r\n'
    const { upshot, leaked } = await run('starttls', {
      plain: { STARTTLS: { say, proof } },
      secure: { EHLO: 'hang' },
    })
    expect(leaked).toEqual({ plain: false, secure: false })
    expect(['failed', 'unknown']).toContain(upshot.kind)
  })
})

describe.each(['tls', 'starttls'] as const)('proofs that prove nothing (%s)', security => {
  it.each(FAULTS)('a certificate that is %s', async fault => {
    const ran = await run(security, proving(security, proofOf(fault)))
    expectFailed(ran)
    // With SHA-1 the handshake ends before the certificate is looked at.
    if (fault !== 'signed with SHA-1') expect(ran.upshot.reason).toMatch(/its certificate\b.*\. \S/)
  })

  it.each(['TLSv1', 'TLSv1.1'] as const)('%s only', async version => {
    expectFailed(await run(security, proving(security, outdated(good(), version))))
  })
})

describe('a port for encryption from the first byte', () => {
  it.each([
    ['that speaks plain text', { greeting: '220 rude.test ESMTP' }],
    ['that says nothing', { greeting: 'hang' }],
  ] as const)('%s', async (_, scene) => {
    expectFailed(await run('tls', scene))
  })

  it.each([
    ['that hangs up', { greeting: 'end' }],
    ['that breaks the line', { greeting: 'reset' }],
  ] as const)('%s', async (_, scene) => {
    const ran = await run('tls', scene)
    expectNothingSaid(ran)
    // Whether the connecting or the reading notices it first is chance.
    expect(['failed', 'unknown']).toContain(ran.upshot.kind)
  })

  it('that hangs up after the handshake', async () => {
    const { upshot, leaked } = await run('tls', { proof: good(), greeting: 'end' })
    expect(leaked.secure).toBe(false)
    expect(['failed', 'unknown']).toContain(upshot.kind)
  })
})
