/** Labelled messages for `bench-replies.mjs`: found in a folder, whatever of the known formats lie there. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'

/**
 * @typedef {object} Sample a message with what is right; what is not said is not judged
 * @property {string} name file, or file and line
 * @property {Uint8Array} [bytes] a mail as it came
 * @property {object} [message] a message as the reader is given it
 * @property {object} want `classes` (any of them is right), `automatic`, `permanent`, `status`, and fields of a reading
 *
 * @typedef {{name: string, text: string, want: string}} Quote a reply with its quotes, and what the person wrote
 */

const AUTOMATIC = ['ack', 'out_of_office', 'bounce', 'delay', 'read_receipt']

/** Of a redirect the class does not tell whether a machine wrote it. */
function automaticOf(classes) {
  const each = new Set(classes.map(name => (name === 'redirect' ? undefined : AUTOMATIC.includes(name))))
  return each.size === 1 ? [...each][0] : undefined
}

const WHY = { ENOENT: 'there is none', ENOTDIR: 'there is none', EACCES: 'it may not be read' }

function typeOf(place) {
  try {
    return statSync(place)
  } catch (error) {
    throw new Error(`no folder or file ${JSON.stringify(place)}: ${WHY[error.code] ?? error.message}`)
  }
}

/**
 * @returns every file below a place, sorted; a place may be a file
 * @throws Error that names the place where there is none
 */
function filesBelow(place) {
  if (typeOf(place).isFile()) return [place]
  return readdirSync(place, { recursive: true })
    .map(name => join(place, name))
    .filter(path => typeOf(path).isFile())
    .sort()
}

/**
 * @param {string[]} places folders or files
 * @returns {{samples: Sample[], quotes: Quote[]}}
 * @throws Error naming the file and line that is in no known format
 */
export function loadAll(places) {
  const found = places.flatMap(place => filesBelow(place).map(path => ({ place, path })))
  const samples = found.flatMap(({ place, path }) => {
    const name = relative(place, path) || basename(path)
    if (path.endsWith('.tsv')) return mailsIn(path)
    return path.endsWith('.jsonl') ? messagesIn(path, name) : []
  })
  const quotes = found.filter(({ path }) => path.endsWith('.in.txt')).map(({ path }) => quoteAt(path))
  return { samples, quotes }
}

function linesOf(path) {
  return readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .map((text, index) => ({ text, number: index + 1 }))
    .filter(({ text }) => text.trim() !== '')
}

/** A table of raw mails: the first line names the columns, `file` and `class` must be among them. */
function mailsIn(path) {
  const [head, ...rows] = linesOf(path)
  const columns = head?.text.split('\t') ?? []
  if (!columns.includes('file') || !columns.includes('class')) return []
  return rows.map(({ text, number }) => {
    const cells = text.split('\t')
    const row = Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']))
    return mailSample(path, number, row)
  })
}

const isTrue = text => (text === 'true' ? true : text === 'false' ? false : undefined)

function mailSample(path, number, { file, class: label, permanent, status, automatic }) {
  const classes = label.split('|').filter(Boolean)
  if (classes.length === 0) throw new Error(`${path}:${number}: no class`)
  const want = {
    classes,
    automatic: isTrue(automatic) ?? automaticOf(classes),
    permanent: isTrue(permanent),
    ...(status ? { status } : {}),
  }
  return { name: file, bytes: bytesOf(path, number, file), want }
}

/** The path in the table is seen from the table, or from the folder around it. */
function bytesOf(path, number, file) {
  for (const base of [dirname(path), dirname(dirname(path))]) {
    try {
      return readFileSync(join(base, file))
    } catch (error) {
      if (error.code !== 'ENOENT') throw error
    }
  }
  throw new Error(`${path}:${number}: there is no ${file}`)
}

/** One message a line with `expect` (vectors/replies/README.md); other lines, as labelled sentences, are passed over. */
function messagesIn(path, name) {
  return linesOf(path).flatMap(({ text, number }) => {
    const row = parsed(text, `${path}:${number}`)
    if (row.expect?.class === undefined) return []
    return { name: `${name}:${row.id ?? number}`, message: messageOf(row), want: wantOf(row.expect) }
  })
}

function parsed(text, where) {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Error(`${where}: ${error.message}`)
  }
}

function messageOf(row) {
  const { channel = 'email', from = null, fromName = null, subject = null, text, headers = {} } = row
  const known = row.company?.map(address => ({ channel, address }))
  return {
    channel,
    from,
    senderName: fromName,
    subject,
    text,
    headers: Object.entries(headers ?? {}).map(([key, value]) => ({
      name: key.toLowerCase(),
      value: String(value),
    })),
    messageId: null,
    inReplyTo: row.inReplyTo ? ['<ours@escalate.invalid>'] : [],
    report: null,
    company: known ? { known } : null,
    ownRefs: row.ownRefs ?? [],
    sentBefore: row.sentBefore ?? null,
  }
}

function wantOf({ class: label, automatic, permanent, status, bounce, ...fields }) {
  const classes = label.split('|')
  return {
    ...fields,
    classes,
    automatic: automatic ?? automaticOf(classes),
    permanent: permanent ?? bounce?.permanent,
    status: status ?? bounce?.status,
  }
}

function quoteAt(path) {
  const want = readFileSync(path.replace(/\.in\.txt$/, '.want.txt'), 'utf8')
  return { name: basename(path, '.in.txt'), text: readFileSync(path, 'utf8'), want }
}
