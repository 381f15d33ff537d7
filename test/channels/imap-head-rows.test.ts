/** Usual rows of heads are read here, all others by the library; both ways say the same. */
import { ImapFlow } from 'imapflow'
import { describe, expect, it } from 'vitest'
import { headIn, type Reader, takingHeads } from '../../src/channels/email/imap/head-rows.ts'
import type { Head } from '../../src/channels/email/imap/link.ts'
import { box, type Deed, imapDouble } from './imap-double.ts'

const FIELDS = 'BODY[HEADER.FIELDS (FROM SUBJECT "X-Failed-Recipients")]'
const response = (payload: string, ...literals: string[]) => ({
  payload: Buffer.from(payload, 'latin1'),
  literals: literals.map(each => Buffer.from(each)),
})

describe('a row', () => {
  it.each([
    ['* 1 FETCH (UID 7 RFC822.SIZE 42 ', 42],
    ['* 12 FETCH (RFC822.SIZE 42 UID 7 ', 42],
    ['* 1 fetch (uid 7 ', 0],
    ['* 1 FETCH (X-GM-MSGID 1278455344230334865 UID 7 RFC822.SIZE 42 ', 42],
    ['* 1 FETCH (UID 7 RFC822.SIZE 42 MODSEQ (12) ', 42],
    ['* 1 FETCH (UID 7 EMAILID (M6d99ac3275bb4e) RFC822.SIZE 42 ', 42],
  ])('that is usual gives number, size and head: %s', (items, size) => {
    const bytes = Buffer.from('From: a@b.example\r\n\r\n')
    expect(headIn(response(`${items}${FIELDS} {21}\r\n)`, String(bytes)))).toEqual({ uid: 7, size, bytes })
  })

  it.each([
    ['without a number', response(`* 1 FETCH (RFC822.SIZE 4 ${FIELDS} {2}\r\n)`, 'ab')],
    ['with a change of flags', response(`* 1 FETCH (UID 7 FLAGS (\\Seen) ${FIELDS} {2}\r\n)`, 'ab')],
    ['without a head', response('* 1 FETCH (UID 7 RFC822.SIZE 4)')],
    ['with a head in quotes', response(`* 1 FETCH (UID 7 ${FIELDS} "ab")`)],
    ['of another part', response('* 1 FETCH (UID 7 BODY[TEXT] {2}\r\n)', 'ab')],
    ['with two literals', response(`* 1 FETCH (UID 7 ${FIELDS} {2}\r\n BODY[TEXT] {2}\r\n)`, 'ab', 'cd')],
    ['that goes on', response(`* 1 FETCH (UID 7 ${FIELDS} {2}\r\n FLAGS ())`, 'ab')],
    ['of a tag', response(`A1 FETCH (UID 7 ${FIELDS} {2}\r\n)`, 'ab')],
    ['too long', response(`* 1 FETCH (UID 7 ${FIELDS.replace('FROM', 'F '.repeat(600))} {2}\r\n)`, 'ab')],
    ['that is no row', response('* OK still here')],
  ])('%s is left to the library', (_, raw) => {
    expect(headIn(raw)).toBeNull()
  })
})

/** @returns what was taken out of the way, and what the library was left with */
async function rowsOf(deed?: Deed) {
  const texts = ['a', 'b', 'c'].map(name => `From: s@b.example\r\nSubject: ${name}\r\n\r\ntext\r\n`)
  await using server = await imapDouble([box('INBOX', texts)], deed)
  const auth = { user: 'erika', pass: 'right horse' }
  const place = { host: '127.0.0.1', port: server.port, secure: false, doSTARTTLS: false }
  const client = new ImapFlow({ ...place, auth, logger: false, disableAutoIdle: true })
  await client.connect()
  await client.mailboxOpen('INBOX', { readOnly: true })
  const [taken, left]: [Head[], number[]] = [[], []]
  await takingHeads(
    client,
    async head => void taken.push(head),
    async () => {
      const query = { size: true, headers: ['Subject'] }
      for await (const { uid } of client.fetch('1:*', query, { uid: true })) left.push(uid)
    },
  )
  const after = (await client.fetchAll('1:*', { headers: ['Subject'] }, { uid: true })).length
  await client.logout()
  return { taken: taken.map(({ uid, bytes }) => [uid, Buffer.from(bytes).toString().trim()]), left, after }
}

describe('a client', () => {
  it('is spared the usual rows while heads are asked for, and gets all others', async () => {
    expect(await rowsOf()).toEqual({
      taken: [
        [1, 'Subject: a'],
        [2, 'Subject: b'],
        [3, 'Subject: c'],
      ],
      left: [],
      after: 3,
    })
  })

  it('reads itself what is said in another way', async () => {
    let asked = 0
    const odd: Deed = command => {
      if (!command.startsWith('UID FETCH') || (asked += 1) > 1) return undefined
      const row = (uid: number, items: string) =>
        `* ${uid} FETCH (UID ${uid} ${items}BODY[HEADER.FIELDS (Subject)] {14}\r\nSubject: x\r\n\r\n)\r\n`
      return `${row(1, 'FLAGS (\\Seen) ')}${row(2, '')}* 3 FETCH (FLAGS (\\Seen))\r\nTAG OK done\r\n`
    }
    const { taken, left } = await rowsOf(odd)
    expect(taken).toEqual([[2, 'Subject: x']])
    expect(left).toEqual([1, undefined])
  })

  it('that is made differently does all of it itself', async () => {
    const reader = { handleResponse: undefined } as unknown as ImapFlow & Reader
    let worked = false
    await takingHeads(
      reader,
      async () => undefined,
      async () => void (worked = true),
    )
    expect([worked, reader.handleResponse]).toEqual([true, undefined])
  })
})
