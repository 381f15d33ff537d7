/** Mail servers on loopback: a correct one, and one that misbehaves at a chosen point. */
import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export interface Stored {
  readonly from: string
  readonly to: readonly string[]
  readonly bytes: Buffer
}

export interface CorrectServer extends AsyncDisposable {
  readonly port: number
  readonly stored: Stored[]
  /** User names of sign-ins that were tried. */
  readonly signIns: string[]
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}

/** A server of smtp-server without encryption; account `erika`, password `right horse`. */
export async function correctServer(
  refuse: { rcpt?: number; data?: number } = {},
  options: SMTPServerOptions = {},
): Promise<CorrectServer> {
  const stored: Stored[] = []
  const signIns: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onAuth(auth, _session, done) {
      signIns.push(auth.username ?? '')
      if (auth.password === 'right horse') return done(null, { user: auth.username ?? '' })
      done(refusal(535, `wrong password ${auth.password}`))
    },
    onRcptTo(_address, _session, done) {
      done(refuse.rcpt ? refusal(refuse.rcpt, 'no such desk') : null)
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        if (refuse.data) return done(refusal(refuse.data, 'not today'))
        const { mailFrom, rcptTo } = session.envelope
        const from = mailFrom ? mailFrom.address : ''
        stored.push({ from, to: rcptTo.map(({ address }) => address), bytes: Buffer.concat(chunks) })
        done(null, 'kept as 1')
      })
    },
    ...options,
  })
  server.on('error', () => undefined)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.server.address() as AddressInfo
  return {
    port,
    stored,
    signIns,
    [Symbol.asyncDispose]: () => new Promise(resolve => server.close(() => resolve())),
  }
}

/** Points of a session at which the rude server can act. */
export type Point = 'greeting' | 'EHLO' | 'STARTTLS' | 'AUTH' | 'MAIL' | 'RCPT' | 'DATA' | 'dot'

/** A reply line; `end`: closes politely; `reset`: breaks the line; `hang`: says nothing more. */
export type Deed = 'end' | 'reset' | 'hang' | (string & {})

const NORMAL: Readonly<Record<Point, string>> = {
  greeting: '220 rude.test ESMTP',
  EHLO: '250-rude.test\r\n250 AUTH PLAIN LOGIN',
  STARTTLS: '502 no such command',
  AUTH: '235 come in',
  MAIL: '250 ok',
  RCPT: '250 ok',
  DATA: '354 go on',
  dot: '250 taken',
}

export interface RudeServer extends AsyncDisposable {
  readonly port: number
  /** Everything that clients said, commands and bodies. */
  readonly heard: string[]
  /** Bodies that arrived whole. */
  readonly bodies: string[]
  readonly connections: () => number
}

/** A server of bare sockets that does as told at some points and is correct at the others. */
export async function rudeServer(deeds: Partial<Record<Point, Deed>>): Promise<RudeServer> {
  const heard: string[] = []
  const bodies: string[] = []
  const sockets = new Set<Socket>()
  let count = 0
  const server: Server = createServer(socket => {
    count += 1
    sockets.add(socket)
    socket.on('error', () => undefined)
    serve(socket, deeds, heard, bodies)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    heard,
    bodies,
    connections: () => count,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

function serve(socket: Socket, deeds: Partial<Record<Point, Deed>>, heard: string[], bodies: string[]): void {
  let pending = ''
  let inBody = false
  const act = (point: Point): void => {
    const deed = deeds[point] ?? NORMAL[point]
    if (deed === 'end') socket.end()
    else if (deed === 'reset') socket.resetAndDestroy()
    else if (deed !== 'hang') socket.write(`${deed}\r\n`)
    inBody = point === 'DATA' && deed.startsWith('354')
  }
  act('greeting')
  socket.on('data', chunk => {
    pending += chunk.toString('latin1')
    for (let end = borderOf(pending, inBody); end > 0; end = borderOf(pending, inBody)) {
      const piece = pending.slice(0, end)
      pending = pending.slice(end)
      heard.push(piece)
      if (inBody) bodies.push(piece)
      act(inBody ? 'dot' : pointOf(piece))
    }
  })
}

/** End of the next whole piece: a line, or a body with its final dot; 0 when there is none yet. */
function borderOf(pending: string, inBody: boolean): number {
  const mark = inBody ? '\r\n.\r\n' : '\n'
  const at = pending.indexOf(mark)
  return at < 0 ? 0 : at + mark.length
}

function pointOf(line: string): Point {
  const verb = line.trim().split(' ')[0]?.toUpperCase() ?? ''
  return verb === 'STARTTLS' || verb === 'AUTH' || verb === 'MAIL' || verb === 'RCPT' || verb === 'DATA'
    ? verb
    : 'EHLO'
}
