/** A mail server of bare sockets that keeps what it takes, and tells each point of a session before it answers. */
import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'

/** In the order of a session; `body`: a part of it has come, `dot`: all of it, `taken`: the 250 is written. */
export const SERVER_POINTS = [
  'connect',
  'greeting',
  'EHLO',
  'AUTH',
  'MAIL',
  'RCPT',
  'DATA',
  'body',
  'dot',
  'taken',
  'QUIT',
] as const
export type ServerPoint = (typeof SERVER_POINTS)[number]

const REPLIES: Readonly<Record<string, string>> = {
  EHLO: '250-mail.test\r\n250 AUTH PLAIN',
  AUTH: '235 come in',
  MAIL: '250 ok',
  RCPT: '250 ok',
  DATA: '354 go on',
  QUIT: '221 bye',
}

export interface MailServer extends AsyncDisposable {
  readonly port: number
  /** Mails it took, as they were before the dots were stuffed. */
  readonly copies: Buffer[]
  connections(): number
  /** Called at each point; `lost`: the rest of this session is thrown away, `mute`: it is never answered. */
  watch(at: (point: ServerPoint) => 'lost' | 'mute' | undefined): void
  /** Resolves when no session is open. */
  idle(): Promise<void>
}

export async function startMailServer(): Promise<MailServer> {
  const copies: Buffer[] = []
  const open = new Set<Promise<unknown>>()
  const sockets = new Set<Socket>()
  let count = 0
  let at: (point: ServerPoint) => 'lost' | 'mute' | undefined = () => undefined
  const server = createServer(socket => {
    count += 1
    sockets.add(socket)
    socket.on('error', () => undefined)
    const closed = new Promise<void>(resolve => socket.once('close', () => resolve())).then(() => {
      open.delete(closed)
      sockets.delete(socket)
    })
    open.add(closed)
    serve(socket, copies, point => at(point))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    copies,
    connections: () => count,
    watch: watcher => {
      at = watcher
    },
    idle: async () => void (await Promise.all(open)),
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

const END = Buffer.from('\r\n.\r\n')

/** Undoes the dots of RFC 5321 section 4.5.2; the line end before the final dot belongs to the mail. */
function unstuffed(body: Buffer): Buffer {
  return Buffer.from(body.toString('latin1').replaceAll('\r\n..', '\r\n.'), 'latin1')
}

function serve(socket: Socket, copies: Buffer[], at: (point: ServerPoint) => 'lost' | 'mute' | undefined) {
  let pending = Buffer.alloc(0)
  let body = false
  let over = false
  /** Says the point, then answers, unless the session ended or went mute there. */
  const answer = (point: ServerPoint, reply: string) => {
    const deed = at(point)
    if (deed === 'lost') socket.destroy()
    over ||= deed !== undefined
    if (!over && !socket.destroyed && reply !== '') socket.write(`${reply}\r\n`)
  }
  const takeBody = () => {
    const end = pending.indexOf(END)
    if (end < 0) return answer('body', '')
    const copy = unstuffed(pending.subarray(0, end + 2))
    pending = pending.subarray(end + END.length)
    body = false
    copies.push(copy)
    answer('dot', '250 taken')
    if (!over) at('taken')
  }
  const takeLine = (line: string) => {
    const verb = line.slice(0, 4).toUpperCase()
    answer(verb as ServerPoint, REPLIES[verb] ?? '502 what?')
    body = verb === 'DATA' && !over
    if (verb === 'QUIT') socket.end()
  }
  answer('connect', '220 mail.test ESMTP')
  if (!over) at('greeting')
  socket.on('data', chunk => {
    pending = Buffer.concat([pending, chunk])
    for (let before = -1; !over && pending.length > 0 && pending.length !== before; ) {
      before = pending.length
      const end = pending.indexOf('\r\n')
      if (body) takeBody()
      else if (end >= 0) {
        const line = pending.toString('latin1', 0, end)
        pending = pending.subarray(end + 2)
        takeLine(line)
      }
    }
  })
}
