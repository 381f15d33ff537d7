import { describe, expect, it } from 'vitest'
import type { Sought } from '../../src/channels/account.ts'
import type { Prepared } from '../../src/channels/channel.ts'
import { email } from '../../src/channels/email/channel.ts'
import { fileImapCopy, openImap } from '../../src/channels/email/imap/account.ts'
import { type Box, box, type Deed, imapDouble } from './imap-double.ts'
import { envelope, message } from './messages.ts'

/** A provider of the table that files what is sent itself, one that does not, and one that nobody knows. */
const FILES = { 'email.smtp.host': 'smtp.gmail.com' }
const UNKNOWN = { 'email.smtp.host': 'smtp.example.org' }

const sought = (change: Partial<Sought> = {}): Sought => ({
  messageId: '<one@example.org>',
  to: 'service@example.com',
  subject: 'Störung',
  text: 'Die Leitung ist tot.',
  since: '2026-11-22T10:00:00Z',
  ...change,
})

const sent = (fields: Readonly<Record<string, string>> = {}) => {
  const all = {
    To: 'service@example.com',
    Subject: '=?utf-8?Q?St=C3=B6rung?=',
    Date: 'Sun, 22 Nov 2026 10:00:05 +0000',
    'Message-ID': '<one@example.org>',
    ...fields,
  }
  return `${Object.entries(all)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\ntext\r\n`
}

async function look(boxes: Box[], wanted: Sought[], settings = FILES, deed?: Deed) {
  await using server = await imapDouble(boxes, deed)
  const account = await openImap(server.account(settings))
  const sights = await account.look(wanted)
  await account.close()
  expect(server.strange).toEqual([])
  expect(sights.map(sight => sight.sought)).toEqual(wanted)
  return { seen: sights.map(({ seen }) => seen), commands: server.commands }
}

describe('looking among what was sent', () => {
  it.each([
    ['its Message-ID', {}],
    [
      'the one that Outlook replaced',
      { 'Message-ID': '<new@outlook>', 'X-Microsoft-Original-Message-ID': '<one@example.org>' },
    ],
    ['recipient, subject and date, where the Message-ID is another', { 'Message-ID': '<new@ses.example>' }],
  ])('finds a message by %s', async (_, fields) => {
    const { seen } = await look([box('INBOX'), box('Sent', [sent(fields)], '\\Sent')], [sought()])
    expect(seen).toEqual(['found'])
  })

  it.each([
    ['another subject', { Subject: 'Other' }],
    ['another recipient', { To: 'sales@example.com' }],
    ['an earlier date', { Date: 'Sun, 22 Nov 2026 09:50:00 +0000' }],
    ['a later date', { Date: 'Sun, 22 Nov 2026 11:00:00 +0000' }],
    ['another original id', { 'X-Microsoft-Original-Message-ID': '<other@example.org>' }],
  ])('does not take a mail with %s for it', async (_, fields) => {
    const other = sent({ 'Message-ID': '<new@ses.example>', ...fields })
    expect((await look([box('Sent', [other], '\\Sent')], [sought()])).seen).toEqual(['absent'])
  })

  it('asks for all of them at once', async () => {
    const many = Array.from({ length: 12 }, (_, at) =>
      sought({ messageId: `<m${at}@example.org>`, subject: `${at}` }),
    )
    const boxes = [box('Sent', [sent({ 'Message-ID': '<m3@example.org>' })], '\\Sent')]
    const { seen, commands } = await look(boxes, many)
    expect(seen.map((one, at) => (one === 'found' ? at : -1)).filter(at => at >= 0)).toEqual([3])
    expect(commands.filter(command => command.startsWith('UID'))).toHaveLength(2)
    expect(Math.max(...commands.map(({ length }) => length))).toBeLessThan(8192)
  })

  it.each(['Gesendet', 'Gesendete Objekte', 'INBOX.Sent', 'Sent Items', '送信済みメール'])(
    'knows the folder %s by its name',
    async name => {
      const listed = Buffer.from(name).toString('latin1')
      const { seen } = await look(
        [box('INBOX'), box(listed === name ? name : '&kAFP4W4IMH8w4TD8MOs-', [sent()])],
        [sought()],
      )
      expect(seen).toEqual(['found'])
    },
  )

  it('says absent only where the provider files what is sent', async () => {
    const boxes = [box('Sent', [], '\\Sent')]
    expect((await look(boxes, [sought()])).seen).toEqual(['absent'])
    expect((await look(boxes, [sought()], UNKNOWN)).seen).toEqual(['unclear'])
    expect((await look([box('INBOX')], [sought()])).seen).toEqual(['unclear'])
  })

  it('says unclear where the server does not search or open the folder', async () => {
    const refuse = (verb: string) => (command: string) =>
      command.startsWith(verb) ? 'TAG NO not now\r\n' : undefined
    const boxes = [box('Sent', [sent()], '\\Sent')]
    expect((await look(boxes, [sought()], FILES, refuse('UID SEARCH'))).seen).toEqual(['unclear'])
    expect((await look(boxes, [sought()], FILES, refuse('EXAMINE'))).seen).toEqual(['unclear'])
  })
})

describe('the copy of what was sent', () => {
  const prepared = async () => (await email.prepare?.(message('email'), envelope())) as Prepared
  const file = async (
    boxes: Box[],
    settings: Readonly<Record<string, string>> = UNKNOWN,
    deed?: Deed,
    before = (_: number) => {},
  ) => {
    await using server = await imapDouble(boxes, deed)
    const pauses: number[] = []
    const reason = await fileImapCopy(await prepared(), server.account(settings), async time => {
      pauses.push(time)
      before(pauses.length)
    })
    expect(server.strange).toEqual([])
    return { reason, pauses, commands: server.commands }
  }

  it('is the very bytes, read, with the date of the mail, after three looks', async () => {
    const folder = box('Gesendet', [], '\\Sent')
    const { reason, pauses } = await file([box('INBOX'), folder])
    expect(reason).toBeNull()
    expect(pauses).toHaveLength(2)
    expect(folder.mails.map(({ bytes }) => bytes)).toEqual([Buffer.from((await prepared()).bytes)])
    expect(folder.mails[0]?.at).toBe('23-Nov-2026 09:00:00 +0000')
  })

  it('is not made twice, nor where the provider made one meanwhile', async () => {
    const folder = box('Sent', [], '\\Sent')
    const own = Buffer.from((await prepared()).bytes)
    const filed = { uid: 1, bytes: own, at: '23-Nov-2026 09:00:00 +0000' }
    await file([folder], UNKNOWN, undefined, look => {
      if (look === 2) folder.mails.push(filed)
    })
    await file([folder])
    expect(folder.mails).toEqual([filed])
  })

  it('is left to a provider that files one itself, without a connection', async () => {
    const { reason, commands } = await file([box('Sent', [], '\\Sent')], FILES)
    expect([reason, commands]).toEqual([null, []])
  })

  it('is missing with a reason, and nothing is thrown', async () => {
    expect((await file([box('INBOX')])).reason).toMatch(/no folder/)
    const full: Deed = command => (command.startsWith('APPEND') ? 'TAG NO [OVERQUOTA] full\r\n' : undefined)
    expect((await file([box('Sent', [], '\\Sent')], UNKNOWN, full)).reason).toMatch(/full/)
    const closed: Deed = command => (command.startsWith('LOGIN') ? 'TAG NO wrong\r\n' : undefined)
    expect((await file([box('Sent', [], '\\Sent')], UNKNOWN, closed)).reason).toMatch(/refuses the sign-in/)
  })

  it('is not asked for where no account is set to read', async () => {
    const connection = {
      setting: () => undefined,
      secret: async () => null,
      loopbackOnly: true,
      renewSecret: async () => null,
    }
    expect(await email.fileCopy?.(await prepared(), connection)).toBeNull()
  })
})
