/** A small IMAP server of bare sockets with two empty folders; it knows one password and counts who signs in with which. */
import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'

export interface ImapStub extends AsyncDisposable {
  readonly port: number
  /** Passwords it was shown. */
  readonly shown: string[]
  /** Words it was sent as commands, in order. */
  readonly verbs: string[]
  connections(): number
}

/** `deaf`: it hangs up after the sign-in. */
export interface StubOptions {
  readonly password: string
  readonly deaf?: boolean
}

const CAPABILITIES = 'IMAP4rev1 ID NAMESPACE SPECIAL-USE'

const ANSWERS: Readonly<Record<string, readonly string[]>> = {
  CAPABILITY: [`* CAPABILITY ${CAPABILITIES}`],
  ID: ['* ID NIL'],
  NAMESPACE: ['* NAMESPACE (("" "/")) NIL NIL'],
  LIST: ['* LIST (\\HasNoChildren) "/" INBOX', '* LIST (\\HasNoChildren \\Junk) "/" Junk'],
  EXAMINE: ['* FLAGS ()', '* 0 EXISTS', '* 0 RECENT', '* OK [UIDVALIDITY 7] .', '* OK [UIDNEXT 1] .'],
  SEARCH: ['* SEARCH'],
  LOGOUT: ['* BYE until later'],
}

/** @returns the password of a LOGIN, or null for another command */
function passwordIn(verb: string, words: readonly string[]): string | null {
  return verb === 'LOGIN' ? (words.at(-1) ?? '').replaceAll('"', '') : null
}

export async function startImap({ password, deaf = false }: StubOptions): Promise<ImapStub> {
  const [shown, verbs, sockets]: [string[], string[], Set<Socket>] = [[], [], new Set()]
  let count = 0

  function answer(socket: Socket, line: string): void {
    const [tag = '*', first = '', ...words] = line.split(' ')
    const verb = (first.toUpperCase() === 'UID' ? (words[0] ?? '') : first).toUpperCase()
    verbs.push(verb)
    const given = passwordIn(verb, words)
    if (given !== null) shown.push(given)
    if (given === password && deaf) return void socket.destroy()
    const refused = given !== null && given !== password
    const result = refused ? 'NO [AUTHENTICATIONFAILED] not you' : 'OK done'
    socket.write([...(ANSWERS[verb] ?? []), `${tag} ${result}`, ''].join('\r\n'))
    if (verb === 'LOGOUT') socket.end()
  }

  const server = createServer(socket => {
    count += 1
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
    socket.write(`* OK [CAPABILITY ${CAPABILITIES}] here\r\n`)
    let pending = ''
    socket.setEncoding('utf8').on('data', (text: string) => {
      const lines = (pending + text).split('\r\n')
      pending = lines.pop() ?? ''
      for (const line of lines) if (!socket.destroyed) answer(socket, line)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    shown,
    verbs,
    connections: () => count,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
