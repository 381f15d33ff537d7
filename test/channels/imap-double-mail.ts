/** What the IMAP server of the tests knows of mails: searching them and showing their parts. */
import { fieldOf, headOf } from '../../src/channels/email/reading.ts'

export interface BoxMail {
  readonly uid: number
  readonly bytes: Buffer
  /** INTERNALDATE as the protocol writes it. */
  readonly at: string
  /** What the server says of its size; else the truth. */
  readonly size?: number
}

/** @returns whether a UID is in a set such as `3,5:*`; a star is the highest there is, even in `99:*` */
export function inSet(uid: number, set: string, highest: number): boolean {
  return set.split(',').some(range => {
    const [first = 0, last = first] = range.split(':').map(end => (end === '*' ? highest : Number(end)))
    return uid >= Math.min(first, last) && uid <= Math.max(first, last)
  })
}

/** @returns UIDs that meet a SEARCH of OR, HEADER, TO, SINCE, SENTSINCE, SENTBEFORE; any other key is an error */
export function search(mails: readonly BoxMail[], query: string): number[] {
  return mails.filter(mail => meets(mail, query)).map(({ uid }) => uid)
}

function meets(mail: BoxMail, query: string): boolean {
  const words = [...query.matchAll(/"((?:[^"\\]|\\.)*)"|([()])|[^\s()]+/g)].map(match => match[1] ?? match[0])
  const take = () => words.shift() ?? ''
  const field = (name: string) => fieldOf(headOf(mail.bytes), name.toLowerCase()) ?? ''
  const sent = () => Date.parse(field('date').slice(0, 16))
  const one = (): boolean => {
    const key = take()
    if (key === '(') {
      const inner = all(')')
      take()
      return inner
    }
    if (key === 'OR') {
      const [left, right] = [one(), one()]
      return left || right
    }
    if (key === 'HEADER') return field(take()).includes(take())
    if (key === 'TO') return field('to').includes(take())
    if (key === 'SINCE') return Date.parse(mail.at.slice(0, 11)) >= Date.parse(take())
    if (key === 'SENTSINCE') return sent() >= Date.parse(take())
    if (key === 'SENTBEFORE') return sent() < Date.parse(take())
    throw new Error(`no such search key: ${key}`)
  }
  const all = (end: string): boolean => {
    let met = true
    while (words.length > 0 && words[0] !== end) met = one() && met
    return met
  }
  return all('')
}

/** @returns the untagged answer for one mail, latin1 */
export function answerFetch(mail: BoxMail, sequence: number, items: string): string {
  const parts = [`UID ${mail.uid}`]
  if (items.includes('RFC822.SIZE')) parts.push(`RFC822.SIZE ${mail.size ?? mail.bytes.length}`)
  if (items.includes('INTERNALDATE')) parts.push(`INTERNALDATE "${mail.at}"`)
  if (items.includes('ENVELOPE')) parts.push(`ENVELOPE ${envelope(headOf(mail.bytes))}`)
  const fields = /BODY\.PEEK\[HEADER\.FIELDS \(([^)]*)\)\]/.exec(items)?.[1]
  if (fields !== undefined)
    parts.push(`BODY[HEADER.FIELDS (${fields})] ${literal(someFields(mail.bytes, fields))}`)
  const whole = /BODY\.PEEK\[(HEADER)?\]<0\.(\d+)>/.exec(items)
  if (whole !== null) {
    const [, section = '', limit] = whole
    const bytes = section === '' ? mail.bytes : Buffer.from(headOf(mail.bytes))
    parts.push(`BODY[${section}]<0> ${literal(bytes.subarray(0, Number(limit)))}`)
  }
  return `* ${sequence} FETCH (${parts.join(' ')})\r\n`
}

function someFields(bytes: Buffer, names: string): Buffer {
  const wanted = names.toLowerCase().split(' ')
  const lines = Buffer.from(headOf(bytes)).toString('latin1').split('\r\n')
  const kept = lines.filter(line => wanted.includes(line.split(':')[0]?.toLowerCase() ?? ''))
  return Buffer.from(`${kept.map(line => `${line}\r\n`).join('')}\r\n`, 'latin1')
}

function literal(bytes: Buffer): string {
  return `{${bytes.length}}\r\n${bytes.toString('latin1')}`
}

function envelope(head: Uint8Array): string {
  const text = (name: string) => {
    const value = fieldOf(head, name)
    return value === null ? 'NIL' : `"${value.replace(/["\\]/g, '\\$&')}"`
  }
  const [local = '', host = ''] = (fieldOf(head, 'to') ?? '').split('@')
  const to = `((NIL NIL "${local}" "${host}"))`
  return `(${text('date')} ${text('subject')} NIL NIL NIL ${to} NIL NIL NIL ${text('message-id')})`
}
