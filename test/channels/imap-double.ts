/** An IMAP server on loopback that speaks just enough, and notes what it was asked; account `erika`, `right horse`. */
import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import type { Connection } from '../../src/channels/channel.ts'
import { answerFetch, type BoxMail, inSet, search } from './imap-double-mail.ts'
import { connection } from './messages.ts'

export interface Box {
  readonly name: string
  /** Flags of the LIST answer, e.g. `\Sent`. */
  readonly flags?: string
  uidValidity: number
  uidNext: number
  mails: BoxMail[]
}

/** What a test has the server say to a command instead: lines (`TAG` stands for its tag), or `end` of the connection. */
export type Deed = (command: string) => string | undefined

export interface ImapDouble extends AsyncDisposable {
  readonly port: number
  /** Commands without their tags, in their order; never a password. */
  readonly commands: string[]
  /** Commands it does not know, and those that would change something. A test expects none. */
  readonly strange: string[]
  readonly connections: () => number
  /** Settings and password of the account; more settings in `more`. */
  account(more?: Readonly<Record<string, string>>, password?: string): Connection
}

interface Session {
  readonly boxes: readonly Box[]
  readonly strange: string[]
  box: Box | null
}

/** @returns a folder with mails of these texts; UIDs from 1 */
export function box(name: string, texts: readonly string[] = [], flags = ''): Box {
  const mails = texts.map((text, at) => ({
    uid: at + 1,
    bytes: Buffer.from(text),
    at: '22-Nov-2026 10:00:00 +0000',
  }))
  return { name, flags, uidValidity: 7, uidNext: mails.length + 1, mails }
}

export async function imapDouble(boxes: readonly Box[], deed: Deed = () => undefined): Promise<ImapDouble> {
  const commands: string[] = []
  const strange: string[] = []
  const sockets: Socket[] = []
  const server = createServer(socket => {
    sockets.push(socket)
    socket.on('error', () => undefined)
    const session = { boxes, strange, box: null }
    serve(socket, (command, literal) => {
      commands.push(command.replace(/^(LOGIN \S+) .*/, '$1'))
      return deed(command) ?? answer(session, command, literal)
    })
    socket.write('* OK double ready\r\n')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    port,
    commands,
    strange,
    connections: () => sockets.length,
    account: (more = {}, password = 'right horse') => account(port, more, password),
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

function account(port: number, more: Readonly<Record<string, string>>, password: string): Connection {
  const settings = {
    'email.imap.host': '127.0.0.1',
    'email.imap.port': String(port),
    'email.imap.security': 'none',
    'email.imap.user': 'erika',
  }
  return connection({ ...settings, ...more }, { password }, true)
}

/** Cuts what comes into commands; a literal is asked for and handed over with its command. */
function serve(socket: Socket, reply: (command: string, literal: Buffer) => string): void {
  let pending = Buffer.alloc(0)
  let begun: { readonly line: string; readonly length: number } | null = null
  const say = (line: string, literal: Buffer) => {
    const [, tag = '', command = ''] = /^(\S+) (.*)$/s.exec(line) ?? []
    const said = reply(command, literal)
    if (said === 'end') socket.destroy()
    else socket.write(Buffer.from(said.replaceAll('TAG', tag), 'latin1'))
  }
  const next = (): boolean => {
    if (begun !== null) {
      if (pending.length < begun.length + 2) return false
      const { line, length } = begun
      begun = null
      say(line, pending.subarray(0, length))
      pending = pending.subarray(length + 2)
      return true
    }
    const end = pending.indexOf('\r\n')
    if (end < 0) return false
    const line = pending.subarray(0, end).toString('latin1')
    pending = pending.subarray(end + 2)
    const literal = /\{(\d+)\+?\}$/.exec(line)
    if (literal === null) say(line, Buffer.alloc(0))
    else begun = { line, length: Number(literal[1]) }
    if (literal !== null && !line.endsWith('+}')) socket.write('+ go on\r\n')
    return true
  }
  socket.on('data', chunk => {
    pending = Buffer.concat([pending, chunk])
    while (next());
  })
}

function answer(session: Session, command: string, literal: Buffer): string {
  const verb = /^(?:UID )?[A-Z]+/.exec(command)?.[0] ?? ''
  const rest = command.slice(verb.length + 1)
  switch (verb) {
    case 'CAPABILITY':
      return '* CAPABILITY IMAP4rev1 NAMESPACE SPECIAL-USE LIST-EXTENDED CHILDREN\r\nTAG OK done\r\n'
    case 'LOGIN':
      return rest === '"erika" "right horse"' ? 'TAG OK come in\r\n' : `TAG NO not with ${rest}\r\n`
    case 'NAMESPACE':
      return '* NAMESPACE (("" ".")) NIL NIL\r\nTAG OK done\r\n'
    case 'LSUB':
      return 'TAG OK done\r\n'
    case 'LIST':
      return `${session.boxes.map(listLine).join('')}TAG OK done\r\n`
    case 'EXAMINE':
      return open(session, rest.replaceAll('"', ''))
    case 'UID SEARCH':
      return `* SEARCH ${search(session.box?.mails ?? [], rest).join(' ')}\r\nTAG OK done\r\n`
    case 'UID FETCH':
      return fetched(session, rest)
    case 'APPEND':
      return append(session, rest, literal)
    case 'NOOP':
      return 'TAG OK done\r\n'
    case 'LOGOUT':
      return '* BYE good day\r\nTAG OK done\r\n'
    default:
      session.strange.push(command)
      return 'TAG BAD what?\r\n'
  }
}

function listLine({ name, flags = '' }: Box): string {
  return `* LIST (\\HasNoChildren ${flags}) "." "${name}"\r\n`.replace(' )', ')')
}

function open(session: Session, name: string): string {
  session.box = session.boxes.find(box => box.name === name) ?? null
  if (session.box === null) return 'TAG NO there is none\r\n'
  const { mails, uidValidity, uidNext } = session.box
  return `* ${mails.length} EXISTS\r\n* OK [UIDVALIDITY ${uidValidity}] v\r\n* OK [UIDNEXT ${uidNext}] n\r\nTAG OK [READ-ONLY] open\r\n`
}

function fetched(session: Session, rest: string): string {
  const [, set = '', items = ''] = /^(\S+) (.*)$/.exec(rest) ?? []
  if (/BODY\[/.test(items)) session.strange.push(`marks as read: ${items}`)
  const mails = session.box?.mails ?? []
  const highest = Math.max(0, ...mails.map(({ uid }) => uid))
  const rows = mails.map((mail, at) =>
    inSet(mail.uid, set, highest) ? answerFetch(mail, at + 1, items) : '',
  )
  return `${rows.join('')}TAG OK done\r\n`
}

function append({ boxes, strange }: Session, rest: string, literal: Buffer): string {
  const [, name = '', at = ''] = /^"?([^"(]+?)"? \(\\Seen\) "([^"]+)" \{\d+\+?\}$/.exec(rest) ?? []
  const box = boxes.find(one => one.name === name)
  if (box === undefined) {
    strange.push(`APPEND ${rest}`)
    return 'TAG NO not there\r\n'
  }
  box.mails.push({ uid: box.uidNext, bytes: Buffer.from(literal), at })
  box.uidNext += 1
  return 'TAG OK [APPENDUID 7 1] kept\r\n'
}
