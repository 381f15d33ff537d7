/** Reads the servers out of a `config-v1.1.xml`, which anybody may have written. */
import sax from 'sax'

/** One server as it is written there; nothing of it is checked yet. */
export interface ConfigServer {
  readonly kind: 'imap' | 'smtp'
  readonly hostname: string
  readonly port: string
  readonly socketType: string
  readonly username: string
  /** In the provider's order. */
  readonly authentication: readonly string[]
}

/** The largest file of the providers known has 300 elements and a depth of 5. */
const MAX_ELEMENTS = 3_000
const MAX_DEPTH = 12
/** Characters of a field: a host name has at most 253. */
const MAX_FIELD = 300
const MAX_SERVERS = 30

/** Only the five entities of XML itself; the option is missing in the package's types. */
const STRICT = { strictEntities: true, position: false } as sax.SAXOptions

const INCOMING = 'clientConfig/emailProvider/incomingServer'
const OUTGOING = 'clientConfig/emailProvider/outgoingServer'
const FIELDS = ['hostname', 'port', 'socketType', 'username', 'authentication'] as const
type Field = (typeof FIELDS)[number]

/**
 * @param xml at most 64 KB, as it was fetched
 * @returns the IMAP and SMTP servers in their order; null for what is no well-formed XML, has a document type (and with it
 *   entities of its own), or passes a limit
 */
export function readConfig(xml: string): readonly ConfigServer[] | null {
  try {
    return serversIn(xml)
  } catch {
    return null
  }
}

function serversIn(xml: string): readonly ConfigServer[] {
  const servers: ConfigServer[] = []
  const path: string[] = []
  let fields: Record<Field, string[]> | null = null
  let kind: ConfigServer['kind'] | null = null
  let text = ''
  let elements = 0
  const parser = sax.parser(true, STRICT)
  parser.onerror = error => {
    throw error
  }
  parser.ondoctype = () => {
    throw new Error('no document type is read')
  }
  parser.onopentag = ({ name, attributes }) => {
    path.push(name)
    elements += 1
    if (elements > MAX_ELEMENTS || path.length > MAX_DEPTH) throw new Error('too much')
    text = ''
    if (path.length !== 3) return
    kind = kindOf(path.join('/'), String(attributes.type))
    fields =
      kind === null ? null : { hostname: [], port: [], socketType: [], username: [], authentication: [] }
  }
  parser.ontext = parser.oncdata = piece => {
    if (text.length <= MAX_FIELD) text += piece
  }
  parser.onclosetag = name => {
    const field = path.length === 4 ? FIELDS.find(each => each === name) : undefined
    if (fields && field) fields[field].push(text.trim())
    if (fields && kind && path.length === 3) servers.push(serverOf(kind, fields))
    if (servers.length > MAX_SERVERS) throw new Error('too many servers')
    path.pop()
    text = ''
  }
  parser.write(xml.replace(/^\uFEFF/, '')).close()
  if (elements === 0) throw new Error('nothing')
  return servers
}

function kindOf(path: string, type: string): ConfigServer['kind'] | null {
  if (path === INCOMING && type === 'imap') return 'imap'
  return path === OUTGOING && type === 'smtp' ? 'smtp' : null
}

function serverOf(
  kind: ConfigServer['kind'],
  fields: Readonly<Record<Field, readonly string[]>>,
): ConfigServer {
  const first = (field: Field) => fields[field][0] ?? ''
  const [hostname, port, socketType] = [first('hostname'), first('port'), first('socketType')]
  return {
    kind,
    hostname,
    port,
    socketType,
    username: first('username'),
    authentication: fields.authentication,
  }
}
