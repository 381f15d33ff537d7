/** A mail server of bare sockets that keeps what it takes, and tells each point of a session before it answers. */
import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

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

/**
 * What a server may do instead of answering. `lost`: the line is cut, with half an answer if it had one; `mute`: it
 * never answers again; `end`: it hangs up politely (FIN); `reset`: it breaks the line (RST); `slow`: its usual answer,
 * letter by letter; else the answer it gives, after a 421 it hangs up.
 */
export type Deed = 'lost' | 'mute' | 'end' | 'reset' | 'slow' | { readonly say: string }
type At = (point: ServerPoint) => Deed | undefined

export interface MailServer extends AsyncDisposable {
  readonly port: number
  /** Mails it took, as they were before the dots were stuffed. */
  readonly copies: Buffer[]
  connections(): number
  /** Called at each point; what it returns is done there, instead of the usual answer. */
  watch(at: At): void
  /** Resolves when no session is open. */
  idle(): Promise<void>
}

export async function startMailServer(): Promise<MailServer> {
  const copies: Buffer[] = []
  const open = new Set<Promise<unknown>>()
  const sockets = new Set<Socket>()
  let count = 0
  let at: At = () => undefined
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

/** Milliseconds between the letters of a slow answer. */
const SLOW = 2

async function sayLetterByLetter(socket: Socket, reply: string): Promise<void> {
  for (const letter of `${reply}\r\n`) {
    socket.write(letter)
    await pause(SLOW)
  }
}

/** @returns whether the session is over, as far as this server is concerned */
function act(socket: Socket, deed: Deed, reply: string): boolean {
  if (typeof deed === 'object') {
    socket.write(`${deed.say}\r\n`)
    if (!deed.say.startsWith('421')) return false
    socket.end()
  }
  if (deed === 'slow') {
    void sayLetterByLetter(socket, reply)
    return false
  }
  if (deed === 'lost') socket.write(reply.slice(0, 2), () => socket.destroy())
  if (deed === 'end') socket.end()
  if (deed === 'reset') socket.resetAndDestroy()
  return true
}

function serve(socket: Socket, copies: Buffer[], at: At) {
  let pending = Buffer.alloc(0)
  let body = false
  let over = false
  /** Says the point, then answers, unless the session ended or went mute there. */
  const answer = (point: ServerPoint, reply: string): Deed | undefined => {
    const deed = at(point)
    if (deed !== undefined) over = act(socket, deed, reply)
    else if (!over && !socket.destroyed && reply !== '') socket.write(`${reply}\r\n`)
    return deed
  }
  const takeBody = () => {
    const end = pending.indexOf(END)
    if (end < 0) {
      answer('body', '')
      return
    }
    const copy = unstuffed(pending.subarray(0, end + 2))
    pending = pending.subarray(end + END.length)
    body = false
    copies.push(copy)
    const deed = answer('dot', '250 taken')
    // A server that refuses keeps nothing.
    if (typeof deed === 'object' && /^[45]/.test(deed.say)) copies.splice(copies.indexOf(copy), 1)
    else if (!over) at('taken')
  }
  const takeLine = (line: string) => {
    const verb = line.slice(0, 4).toUpperCase()
    const deed = answer(verb as ServerPoint, REPLIES[verb] ?? '502 what?')
    body = verb === 'DATA' && !over && typeof deed !== 'object'
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
