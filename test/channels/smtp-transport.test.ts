import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import { createTransport } from 'nodemailer'
import { describe, expect, it } from 'vitest'
import { outcomeOfError, type SmtpError } from '../../src/channels/email/outcome.ts'
import { transportOptions } from '../../src/channels/email/smtp-transport.ts'
import { certify } from '../support/x509.ts'

const authority = certify({ name: 'authority of this test', authority: true })
const leaf = certify({ name: 'localhost', hosts: ['127.0.0.1'], usage: 'serverAuth' }, authority.issuer)
const LIMITS = { connect: 5_000, greeting: 5_000, silence: 5_000 }

/** Takes a mail over TLS; somebody on the way answers the final dot in plain text. */
function interrupted(socket: Socket, maxVersion: 'TLSv1.2' | 'TLSv1.3'): void {
  const secure = new TLSSocket(socket, { isServer: true, cert: leaf.cert, key: leaf.key, maxVersion })
  for (const each of [socket, secure]) each.on('error', () => undefined)
  let body: string | null = null
  secure.write('220 mail.test ESMTP\r\n')
  secure.on('data', (chunk: Buffer) => {
    const text = chunk.toString('latin1')
    if (body === null) {
      body = text.startsWith('DATA') ? '\r\n' : null
      secure.write(body === null ? '250 ok\r\n' : '354 go on\r\n')
      return
    }
    body += text
    if (body.endsWith('\r\n.\r\n')) socket.write('250 taken, says somebody on the way\r\n')
  })
}

async function outcomeAt(serve: (socket: Socket) => void) {
  const server = createServer(serve).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const settings = {
    host: '127.0.0.1',
    port,
    security: 'tls',
    auth: 'password',
    user: null,
    from: null,
  } as const
  const { options, isSecured } = transportOptions(settings, null, LIMITS)
  const trusting = { ...options, tls: { ...options.tls, ca: authority.cert } }
  const mail = { envelope: { from: 'a@example.org', to: ['b@example.org'] }, raw: 'Subject: x\r\n\r\nx\r\n' }
  const error = await createTransport(trusting)
    .sendMail(mail)
    .catch((thrown: SmtpError) => thrown)
  server.close()
  return { error: error as SmtpError, outcome: outcomeOfError(error as SmtpError, isSecured()) }
}

describe('an error of TLS', () => {
  it.each(['TLSv1.2', 'TLSv1.3'] as const)(
    'after the final dot (%s) leaves it unknown whether the mail is sent',
    async version => {
      const { error, outcome } = await outcomeAt(socket => interrupted(socket, version))
      expect(error.originalCode).toBe('ERR_SSL_WRONG_VERSION_NUMBER')
      expect(outcome).toMatchObject({ kind: 'unknown' })
    },
  )

  it('at the start means that nothing was sent, though it is the same error', async () => {
    const { error, outcome } = await outcomeAt(socket => socket.write('220 mail.test in plain text\r\n'))
    expect(error.originalCode).toBe('ERR_SSL_WRONG_VERSION_NUMBER')
    expect(outcome).toMatchObject({ kind: 'failed', next: 'temporary' })
  })
})
