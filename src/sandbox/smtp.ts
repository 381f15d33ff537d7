/** The company's post room: an SMTP server on loopback that wants a password and keeps every accepted mail. */
import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import type { SMTPServerDataStream, SMTPServerSession } from 'smtp-server'
import { SMTPServer } from 'smtp-server'
import { deliver } from './maildir.ts'

/** One accepted mail: its envelope and the bytes as they came over the wire. */
export interface ReceivedMail {
  readonly from: string
  readonly to: readonly string[]
  readonly bytes: Buffer
  /** Where the post room filed it. */
  readonly file: string
}

export interface SmtpOptions {
  /** Maildir in which the post room files what it accepts. */
  readonly maildir: string
  readonly log: (line: string) => void
  /** Largest mail in bytes; 25 MiB by default, the limit at which large mail hosts refuse. */
  readonly maxBytes?: number
}

export interface Smtp {
  readonly port: number
  readonly user: string
  /** Made anew at each start; it never reaches a file. */
  readonly password: string
  readonly received: ReceivedMail[]
  stop(): Promise<void>
}

const USER = 'sandbox'

class Refusal extends Error {
  constructor(
    readonly responseCode: number,
    message: string,
  ) {
    super(message)
  }
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/** Reads to the end even when the mail is too large, as the protocol demands, but keeps nothing beyond the limit. */
async function readMail(stream: SMTPServerDataStream, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= maxBytes) chunks.push(chunk)
  }
  if (size > maxBytes) throw new Refusal(552, `5.3.4 mail is larger than ${maxBytes} bytes`)
  return Buffer.concat(chunks)
}

function envelopeOf(session: SMTPServerSession): Pick<ReceivedMail, 'from' | 'to'> {
  const { mailFrom, rcptTo } = session.envelope
  return { from: mailFrom ? mailFrom.address : '', to: rcptTo.map(each => each.address) }
}

/**
 * Starts the server on 127.0.0.1 at a port of the system's choice. No TLS: the password never leaves the machine.
 * @throws the system's error if no port can be opened
 */
export async function startSmtp(options: SmtpOptions): Promise<Smtp> {
  const { maildir, log, maxBytes = 25 * 1024 * 1024 } = options
  const password = randomBytes(18).toString('base64url')
  const received: ReceivedMail[] = []

  async function accept(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<string> {
    const envelope = envelopeOf(session)
    const bytes = await readMail(stream, maxBytes)
    const name = `${String(received.length + 1).padStart(6, '0')}.${randomBytes(8).toString('hex')}.company`
    const file = await deliver(maildir, bytes, name)
    received.push({ ...envelope, bytes, file })
    log(`mail from <${envelope.from}> to ${envelope.to.join(', ')} (${bytes.length} bytes)`)
    return `2.0.0 filed as ${received.length}`
  }

  const server = new SMTPServer({
    name: 'sandbox.invalid',
    banner: 'escalate sandbox',
    size: maxBytes,
    // Loopback only, so a certificate would protect nothing and only need trust settings of its own.
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 500,
    onAuth: (auth, _session, done) => {
      const known = same(auth.username ?? '', USER) && same(auth.password ?? '', password)
      if (known) done(null, { user: USER })
      else done(new Refusal(535, '5.7.8 user or password not known'))
    },
    onData: (stream, session, done) => {
      accept(stream, session).then(
        answer => done(null, answer),
        (error: Error) => {
          log(`mail refused: ${error.message}`)
          done(error)
        },
      )
    },
  })
  server.on('error', error => log(`smtp: ${error.message}`))
  await new Promise<void>((ready, fail) => {
    server.once('error', fail)
    server.listen(0, '127.0.0.1', () => {
      server.off('error', fail)
      ready()
    })
  })
  const { port } = server.server.address() as AddressInfo
  const stop = () => new Promise<void>(done => server.close(() => done()))
  return { port, user: USER, password, received, stop }
}
