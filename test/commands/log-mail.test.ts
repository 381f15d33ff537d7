/** `log --from-file` of mails that cannot be read: kept as they came, flagged, once, and shown to the user first. */
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { AT_EIGHT, type Desk, desk, ENOUGH } from '../support/in-process.ts'
import { openMailCases } from '../support/mail-cases.ts'
import type { Json } from '../support/program.ts'

const CASE = 'testfirma-1'
const MB = 1024 * 1024

const headOf = (from = 'service@example.com') =>
  [
    `From: Service <${from}>`,
    'Subject: Re: dead line',
    'Date: Mon, 23 Nov 2026 08:15:00 +0000',
    'Message-ID: <reply-1@example.com>',
    '',
  ].join('\r\n')
const TEXT = 'Content-Type: text/plain\r\n\r\n'
const PARTS = `Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\nx\r\n'.repeat(600)}--b--\r\n`
const nested = (depth: number) =>
  Array.from(
    { length: depth },
    (_, at) => `Content-Type: multipart/mixed; boundary=c${at}\r\n\r\n--c${at}\r\n`,
  )
const LARGE = Buffer.from(headOf() + TEXT + 'A line of an ordinary length, forty bytes.\r\n'.repeat(260_000))

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

let at: Desk
let file: string
beforeEach(async () => {
  at = desk()
  file = join(at.home, 'reply.eml')
  await at.run([...ENOUGH, '--yes'], AT_EIGHT)
  await at.run(['confirm', CASE, '--at', '2026-11-23 08:00'])
})

const log = (...flags: string[]) => at.run(['log', CASE, '--from-file', file, ...flags])
const kept = (sha256: string): Buffer => readFileSync(join(at.home, 'attachments', sha256))
const repliesOf = async (id = CASE): Promise<Json[]> =>
  (await at.run(['show', id, '--json']))
    .json()
    .case.events.filter(({ type }: Json) => type === 'reply_received')

describe('a mail that cannot be read', () => {
  it.each([
    ['600 parts', headOf() + PARTS, '500 parts'],
    ['60 levels', `${headOf()}${nested(60).join('')}${TEXT}x`, 'deeper than 50'],
    ['headers of 600 KB', `${headOf()}X: ${'a'.repeat(600_000)}\r\n\r\nHello`, '512 KB'],
    ['60,000 empty lines', `${headOf()}\r\n${'\n'.repeat(60_000)}`, 'short lines'],
    ['600 parts of a stranger', headOf('x@evil.test') + PARTS, '500 parts'],
    ['a head that is one bomb', `X: ${'a'.repeat(600_000)}`, '512 KB'],
  ])('of %s is kept, flagged, and to be read by the user', async (_, text, why) => {
    writeFileSync(file, text)
    const { exit, json, stderr } = await log('--json')
    expect([exit, json().case.state, json().case.next.action]).toEqual([0, 'reply', 'read'])
    expect(stderr).toContain(why)
    const event = json().case.events.at(-1)
    expect(event).toMatchObject({
      ...{ type: 'reply_received', text: '', original: hash(Buffer.from(text)) },
      reading: { class: 'answer', confidence: 0, settles: false, evidence: [expect.stringContaining(why)] },
    })
    expect(kept(event.original).equals(Buffer.from(text))).toBe(true)
    expect((await log()).stderr).toContain('already')
    expect(await repliesOf()).toHaveLength(1)
  })

  it('because it is larger than 10 MB is kept so far, and that is said, in German too', async () => {
    writeFileSync(file, LARGE)
    const { exit, json, stderr } = await log('--json', '--lang', 'de')
    expect([exit, json().case.state]).toEqual([0, 'reply'])
    expect(stderr).toContain('Nur die ersten 10 MB sind aufbewahrt')
    const event = json().case.events.at(-1)
    expect(event).toMatchObject({ sender: 'service@example.com', subject: 'Re: dead line', text: '' })
    expect(kept(event.original).equals(LARGE.subarray(0, 10 * MB))).toBe(true)
    expect((await log()).stderr).toContain('already')
  })

  it('can be judged, after which the case goes on', async () => {
    writeFileSync(file, headOf('x@evil.test') + PARTS)
    const { stderr } = await log()
    expect(stderr).toContain('x[@]evil[.]test')
    expect((await at.run(['status'])).stdout).toContain('judge')
    expect((await at.run(['next', CASE, '--json', '--no-input'])).exit).toBe(0)
    const { exit, json } = await at.run(['judge', CASE, '--as', 'solved', '--json'])
    expect([exit, json().case.next.action]).toEqual([0, 'close'])
  })

  it('with --dry-run is kept nowhere', async () => {
    writeFileSync(file, headOf() + PARTS)
    const { exit, stderr } = await log('--dry-run')
    expect([exit, stderr]).toEqual([0, expect.stringContaining('500 parts')])
    expect(stderr).not.toContain('recorded')
    expect([await repliesOf(), existsSync(join(at.home, 'attachments'))]).toEqual([[], false])
  })

  it('does not hide the whole one that is saved later', async () => {
    writeFileSync(file, headOf() + PARTS)
    await log()
    writeFileSync(file, `${headOf()}${TEXT}Please send us a photo of the socket. Anna Muster`)
    expect((await log()).exit).toBe(0)
    const [damaged, whole] = await repliesOf()
    expect([damaged?.reading.confidence, whole?.reading.class]).toEqual([0, 'question'])
  })

  it('comes by stdin as well', async () => {
    const bytes = async () => Buffer.from(headOf() + PARTS)
    const stdin = { isTTY: false, read: async () => '', bytes }
    const { exit, json } = await at.run(['log', CASE, '--from-file', '-', '--json'], { stdin })
    expect([exit, json().case.state]).toEqual([0, 'reply'])
  })
})

describe('a mail with odd bytes is read', () => {
  const WORDS = 'Please send us a photo of the socket. Anna Muster'
  it.each([
    ['NUL bytes', `${headOf()}${TEXT}\0${WORDS}\0\0`],
    ['line feeds', `${headOf()}${TEXT}${WORDS}`.replaceAll('\r\n', '\n')],
    ['carriage returns', `${headOf()}${TEXT}${WORDS}`.replaceAll('\r\n', '\r')],
    ['an empty boundary', `${headOf()}Content-Type: multipart/mixed; boundary=""\r\n\r\n${WORDS}`],
    [
      'a folded boundary',
      `${headOf()}Content-Type: multipart/mixed; boundary="b\r\n c"\r\n\r\n--b c\r\n\r\n${WORDS}`,
    ],
  ])('with %s', async (_, text) => {
    writeFileSync(file, text)
    const { exit, json } = await log('--json')
    const { sender, reading } = json().case.events.at(-1)
    expect([exit, sender, reading.class]).toEqual([0, 'service@example.com', 'question'])
  })
})

describe('what is no mail', () => {
  it.each([
    ['empty', Buffer.alloc(0)],
    ['noise', randomBytes(20_000)],
    ['large noise', Buffer.concat([Buffer.from([0]), randomBytes(11 * MB)])],
    ['a letter', Buffer.from('Guten Tag,\nalles erledigt.\n')],
  ])('(%s) is refused, in both languages, and nothing is kept', async (_, bytes) => {
    writeFileSync(file, bytes)
    const { exit, json } = await log('--json')
    expect([exit, json().error.code]).toEqual([2, 'mail_unreadable'])
    expect(json().error.message).toContain(file)
    expect((await log('--lang', 'de')).stderr).toContain('oder es ist keine')
    expect([await repliesOf(), existsSync(join(at.home, 'attachments'))]).toEqual([[], false])
  })
})

describe('a mail from the tray that cannot be read', () => {
  const REPORT = PARTS.replace('mixed', 'report; report-type=delivery-status')

  it.each(['--unmatched', '--from-file'])(
    'given to a case by %s waits there for the user, once',
    async flag => {
      const maildir = join(at.home, 'Maildir')
      for (const name of ['new', 'cur', 'tmp']) mkdirSync(join(maildir, name), { recursive: true })
      writeFileSync(join(at.home, 'config.json'), JSON.stringify({ email: { maildir } }), { mode: 0o600 })
      const [about] = openMailCases(at.home, 1, '2026-11-22T09:00:00.000Z')
      const bytes = Buffer.from(headOf('robot@relay.example') + REPORT)
      writeFileSync(join(maildir, 'new', '1700000000.1.test'), bytes)
      writeFileSync(file, bytes)
      const [{ id: tray }] = (await at.run(['check', '--json'])).json().unmatched
      const argv = ['log', about!.id, flag, flag === '--unmatched' ? tray : file]
      const { exit, json, stderr } = await at.run([...argv, '--json'])
      expect([exit, json().case.state]).toEqual([0, 'reply'])
      expect(stderr).toContain('500 parts')
      expect(json().case.events.slice(-2)).toMatchObject([
        { type: 'reply_received', original: hash(bytes), reading: { confidence: 0, settles: false } },
        { type: 'reply_assigned', tray },
      ])
      const again = await at.run(['log', about!.id, '--from-file', file])
      expect(again.stderr).toContain('already')
      expect((await at.run(['check', '--json'])).json()).toMatchObject({ received: [], unmatched: [] })
    },
  )
})
