/** Mail servers of bare sockets that lie about encryption, and keep every word they hear. */
import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { TLSSocket, type TLSSocketOptions } from 'node:tls'

/** What the server proves itself with, and which versions it speaks. */
export type Proof = Pick<TLSSocketOptions, 'cert' | 'key' | 'minVersion' | 'maxVersion' | 'ciphers'>

/**
 * An answer as it is written, without the last line end; `end`: closes politely; `reset`: breaks the line; `hang`: says
 * nothing more. With a proof the handshake follows the words.
 */
export type Deed = 'end' | 'reset' | 'hang' | (string & {}) | { readonly say: string; readonly proof: Proof }

export interface Script {
  /** Encryption from the first byte. */
  readonly proof?: Proof
  readonly greeting: Deed
  readonly plain: (line: string) => Deed
  readonly secure: (line: string) => Deed
}

export interface HostileServer extends AsyncDisposable {
  readonly port: number
  /** All that was heard, in the clear and out of the encryption. */
  readonly heard: { plain: string; secure: string }
  readonly connections: () => number
}

export async function hostileServer(script: Script): Promise<HostileServer> {
  const heard = { plain: '', secure: '' }
  const sockets = new Set<Socket>()
  let count = 0
  const server: Server = createServer(socket => {
    count += 1
    sockets.add(socket)
    socket.on('error', () => undefined)
    if (script.proof) encrypt(socket, script.proof, script, heard, script.greeting)
    else converse(socket, 'plain', script, heard, script.greeting)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    heard,
    connections: () => count,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

type Heard = HostileServer['heard']
type Stage = keyof Heard

function encrypt(socket: Socket, proof: Proof, script: Script, heard: Heard, greeting: Deed): void {
  const secure = new TLSSocket(socket, { isServer: true, ...proof })
  secure.on('error', () => socket.destroy())
  secure.once('secure', () => converse(secure, 'secure', script, heard, greeting))
}

/** Says the greeting, then answers line by line until the script wants the encryption to begin. */
function converse(socket: Socket, stage: Stage, script: Script, heard: Heard, greeting: Deed): void {
  let pending = ''
  const act = (deed: Deed): void => {
    if (typeof deed === 'object') {
      socket.off('data', hear)
      socket.write(deed.say)
      encrypt(socket, deed.proof, script, heard, 'hang')
    } else if (deed === 'end') socket.end()
    else if (deed === 'reset') breakOff(socket)
    else if (deed !== 'hang') socket.write(`${deed}\r\n`)
  }
  const hear = (chunk: Buffer): void => {
    heard[stage] += chunk.toString('latin1')
    pending += chunk.toString('latin1')
    for (let end = pending.indexOf('\n'); end >= 0; end = pending.indexOf('\n')) {
      const line = pending.slice(0, end).trimEnd()
      pending = pending.slice(end + 1)
      act(script[stage](line))
    }
  }
  socket.on('data', hear)
  act(greeting)
}

function breakOff(socket: Socket): void {
  if (socket instanceof TLSSocket) socket.destroy()
  else socket.resetAndDestroy()
}

/** Answers by the verb of a line; what is not listed is answered as a good server does. */
export type Answers = Readonly<Record<string, Deed>>

/** @returns what a mail server says to a line of SMTP */
export function smtpAnswers(deeds: Answers): (line: string) => Deed {
  const normal: Answers = {
    EHLO: '250-rude.test\r\n250 AUTH PLAIN LOGIN',
    HELO: '250 rude.test',
    AUTH: '235 come in',
    MAIL: '250 ok',
    RCPT: '250 ok',
    DATA: '354 go on',
    QUIT: '221 bye',
    '.': '250 taken',
  }
  return line => {
    const verb = line.split(' ')[0]?.toUpperCase() ?? ''
    const deed = deeds[verb] ?? normal[verb]
    return deed ?? (/^[A-Z]{4,8}( |$)/.test(line) ? '502 what?' : 'hang')
  }
}

/** @returns what a mail server says to a line of IMAP; `TAG` in an answer becomes the tag of the line */
export function imapAnswers(deeds: Answers): (line: string) => Deed {
  const normal: Answers = {
    CAPABILITY: '* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\nTAG OK done',
    LIST: '* LIST (\\HasNoChildren) "/" INBOX\r\nTAG OK done',
    LOGOUT: '* BYE bye\r\nTAG OK done',
    AUTHENTICATE: '+ ',
  }
  let asked = ''
  return line => {
    const [tag = '', verb = ''] = line.split(' ')
    // A line of one word answers a "+", so it belongs to the command before it.
    if (verb === '') return asked === '' ? 'hang' : `${asked} OK done`
    asked = tag
    const deed = deeds[verb.toUpperCase()] ?? normal[verb.toUpperCase()] ?? 'TAG OK done'
    if (typeof deed === 'object') return { ...deed, say: deed.say.replaceAll('TAG', tag) }
    return deed.replaceAll('TAG', tag)
  }
}

/** @returns whether a text holds the secret, as it is or inside anything that reads as base64 */
export function holds(text: string, secret: string): boolean {
  const words = text.match(/[A-Za-z0-9+/=]{8,}/g) ?? []
  const texts = words.map(word => Buffer.from(word, 'base64').toString('latin1'))
  return [text, ...texts].some(form => form.includes(secret))
}
