/** `check`, the tray, and `log` of mails that `check` has seen, or has yet to see. */
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { bytesOf, type Letter } from '../support/company-mail.ts'
import { desk } from '../support/in-process.ts'
import { type MailboxDesk, mailboxDesk } from '../support/mailbox-desk.ts'
import type { Conversation } from '../support/posts.ts'
import type { Json } from '../support/program.ts'

const LATER = '2026-11-24T09:00:00.000Z'
const SCRATCH = { 'email.maildir': '' }

let at: MailboxDesk
let one: Conversation
let two: Conversation
beforeEach(async () => {
  at = await mailboxDesk(['aal', 'biber'])
  one = await at.open('aal', 'Anschluss tot')
  two = await at.open('aal', 'Rechnung falsch')
  at.now = LATER
})

const letter = (over: Partial<Letter> = {}): Letter => ({
  from: 'Anna Muster <anna@aal.example>',
  to: 'erika@example.org',
  subject: 'Ihr Anliegen',
  at: '2026-11-24T08:00:00.000Z',
  messageId: '<their-1@aal.example>',
  text: 'Guten Tag, bitte senden Sie uns ein Foto der Dose. Anna Muster',
  ...over,
})
const answerTo = ({ mails }: Conversation): Partial<Letter> => ({
  subject: `Re: ${mails[0]!.subject}`,
  inReplyTo: mails[0]!.messageId,
})
const arrive = async (over?: Partial<Letter>) => at.arrive(await bytesOf(letter(over)))
const check = async (...argv: string[]): Promise<Json> => (await at.run(['check', ...argv])).json()
const eventsOf = async ({ caseId }: Conversation): Promise<Json[]> =>
  (await at.run(['show', caseId])).json().case.events
const last = async (about: Conversation) => (await eventsOf(about)).at(-1)

describe('a reply', () => {
  it('is fetched once, dated by itself, read and kept, and the document is that of the contract', async () => {
    await arrive({ ...answerTo(one), headers: { 'Reply-To': 'fall+7@aal.example' } })
    const { exit, json } = await at.run(['check'])
    expect(exit).toBe(0)
    expect(json()).toMatchObject({
      schema: 'escalate/check/1',
      channels: [{ channel: 'email', ok: true, new: 1, requests: expect.any(Number), error: null }],
      received: [{ case: one.caseId, seq: 4, class: 'question' }],
      unmatched: [],
      status: { schema: 'escalate/status/1', summary: { open: 2, replies: 1, unmatched: 0 } },
    })
    expect(await last(one)).toMatchObject({
      type: 'reply_received',
      at: '2026-11-24T08:00:00.000Z',
      recordedAt: LATER,
      sender: 'anna@aal.example',
      replyTo: 'fall+7@aal.example',
      original: expect.stringMatching(/^[0-9a-f]{64}$/),
      reading: { class: 'question', official: true, settles: true },
    })
    await arrive(answerTo(one))
    expect(await check()).toMatchObject({ channels: [{ new: 0 }], received: [] })
    expect(await eventsOf(one)).toHaveLength(4)
  })

  it('is told with its reading and the next command, in both languages', async () => {
    await arrive(answerTo(one))
    const person = desk({}, { settings: { ...at.sandbox.settings }, clock: () => LATER })
    const argv = ['check', '--lang', 'de']
    const home = { ESCALATE_HOME: at.home }
    const { stdout, stderr } = await person.run(argv, { env: home })
    expect(stdout).toContain('Antwort auf E-Mail von anna@aal.example: ')
    expect(stdout).toContain(`Als Nächstes: escalate reply ${one.caseId}`)
    expect(stderr).toMatch(/Suche nach Antworten[\s\S]*Verstanden als/)
    expect((await person.run(['check'], { env: home })).stdout).toBe('Nothing new.\n')
  })

  it('keeps what came with it under its hash, with a safe name', async () => {
    const attachments = [{ filename: '../../Gutschrift.pdf', content: '%PDF' }]
    await arrive({ ...answerTo(one), attachments })
    await check()
    const { attachments: kept, original } = await last(one)
    expect(kept).toEqual([{ name: 'Gutschrift.pdf', sha256: expect.any(String), bytes: 4 }])
    expect(readdirSync(join(at.home, 'attachments')).sort()).toEqual([kept[0].sha256, original].sort())
  })

  it('with too many parts is kept whole and flagged, claims nothing, and is shown first', async () => {
    const parts = Array.from({ length: 600 }, () => '--b\r\n\r\nx').join('\r\n')
    const head = [`In-Reply-To: ${one.mails[0]!.messageId}`, 'From: anna@aal.example', 'Subject: Re: ?']
    const bytes = [...head, 'Content-Type: multipart/mixed; boundary=b', '', parts].join('\r\n')
    await at.arrive(Buffer.from(bytes))
    const { json, stderr } = await at.run(['check'])
    expect(json().received).toEqual([{ case: one.caseId, seq: 4, class: 'answer' }])
    expect(stderr).toContain('could not be read')
    expect(await last(one)).toMatchObject({
      text: '',
      reading: { settles: false, confidence: 0, evidence: [expect.stringContaining('500 parts')] },
    })
    const inStatus = json().status.cases.find((each: Json) => each.id === one.caseId)
    expect([inStatus.state, inStatus.next.reason]).toEqual(['reply', expect.stringContaining('for sure')])
  })

  it('written by the person themselves is none', async () => {
    await arrive({ ...answerTo(one), from: 'Erika <erika@example.org>' })
    await at.arrive(one.mails[0]!.bytes)
    expect(await check()).toMatchObject({ channels: [{ new: 0 }], unmatched: [] })
    expect(existsSync(join(at.home, 'attachments'))).toBe(false)
  })

  it('of a stranger gives the case no number of its own', async () => {
    const text = 'Guten Tag, wir prüfen Ihr Anliegen. Ihre Ticketnummer: 9988776655. Anna'
    const said = ['--channel', 'email', '--sender', 'x@evil.test', '--text', text]
    await at.run(['log', one.caseId, ...said])
    expect(await last(one)).toMatchObject({ reading: { official: false, tickets: ['9988776655'] } })
    await arrive({ from: 'x@evil.test', subject: '[Ticket#9988776655] Ihr Anliegen' })
    expect(await check()).toMatchObject({ channels: [{ new: 0 }], received: [], unmatched: [] })
    await at.run(['judge', one.caseId, '--as', 'answer'])
    await arrive({ messageId: '<n@evil.test>', from: 'x@evil.test', subject: '[Ticket#9988776655] Neues' })
    expect((await check()).received).toMatchObject([{ case: one.caseId }])
  })

  it('by a help desk that nobody knows is found by what came in the same run, whichever lies first', async () => {
    const ticket = '[Ticket#2026112299999999]'
    const id = '<receipt@aal.example>'
    const stranger = (n: number, over: Partial<Letter>) =>
      arrive({ from: 'desk@tickets.invalid', messageId: `<desk-${n}@tickets.invalid>`, ...over })
    await stranger(1, { subject: `${ticket} bearbeitet`, text: 'Wir lehnen Ihre Forderung ab.' })
    await stranger(2, { subject: 'Neues', inReplyTo: '<desk-3@tickets.invalid>', text: 'Noch etwas dazu.' })
    await arrive({ ...answerTo(one), messageId: id, text: `Guten Tag, Ihre Nummer: ${ticket}. Anna Muster` })
    await stranger(3, { subject: 'Neues', inReplyTo: id, text: 'Wir haben noch eine Mitteilung.' })
    await stranger(4, { subject: '[Ticket#2026110000000001] bearbeitet', text: 'Das geht Sie nichts an.' })
    expect((await check()).channels).toMatchObject([{ ok: true, new: 4 }])
    const ids = (await eventsOf(one)).flatMap((event: Json) => event.reading?.messageId ?? [])
    expect(ids.sort()).toEqual([...[1, 2, 3].map(n => `<desk-${n}@tickets.invalid>`), id].sort())
    expect(await check()).toMatchObject({ channels: [{ new: 0 }], received: [] })
  })

  it('in a closed case is recorded all the same', async () => {
    await at.run(['close', one.caseId, '--outcome', 'given-up'])
    await arrive(answerTo(one))
    expect((await check()).received).toEqual([{ case: one.caseId, seq: 5, class: 'question' }])
  })
})

describe('what is named', () => {
  it('limits the report, not what is fetched', async () => {
    await arrive(answerTo(one))
    const found = await check(two.caseId)
    expect(found).toMatchObject({
      channels: [{ new: 1 }],
      received: [],
      status: { cases: [{ id: two.caseId }] },
    })
    expect(found.status.cases).toHaveLength(1)
    expect(await last(one)).toMatchObject({ type: 'reply_received' })
  })

  it('and does not exist is refused before anything is asked', async () => {
    await arrive(answerTo(one))
    const { exit, json } = await at.run(['check', one.caseId, 'nobody-1'])
    expect([exit, json().error.code]).toEqual([2, 'unknown_case'])
    expect(await eventsOf(one)).toHaveLength(3)
  })
})

describe('the tray', () => {
  beforeEach(() => arrive({ attachments: [{ filename: 'Foto.jpg', content: 'x' }] }))

  it('takes what two cases may be meant by, and gives it away once', async () => {
    const { unmatched, channels } = await check()
    expect([channels[0].new, unmatched]).toEqual([
      1,
      [expect.objectContaining({ from: 'anna@aal.example', subject: 'Ihr Anliegen', class: 'question' })],
    ])
    const [{ id, near }] = unmatched
    expect(near.sort()).toEqual([one.caseId, two.caseId])
    const rehearsed = await at.run(['log', one.caseId, '--unmatched', id, '--dry-run'])
    expect([rehearsed.exit, rehearsed.json().case.events.length]).toEqual([0, 5])
    const { exit, json, stderr } = await at.run(['log', one.caseId, '--unmatched', id])
    expect(exit).toBe(0)
    expect(stderr).toContain('Understood as')
    expect(json().case.events.slice(3)).toMatchObject([
      {
        type: 'reply_received',
        at: '2026-11-24T08:00:00.000Z',
        attachments: [{ name: 'Foto.jpg' }],
        reading: { official: true, class: 'question' },
      },
      { type: 'reply_assigned', tray: id, reply: 4 },
    ])
    expect(await check()).toMatchObject({ channels: [{ new: 0 }], unmatched: [] })
    const again = await at.run(['log', one.caseId, '--unmatched', id])
    expect([again.exit, again.json().error.code]).toEqual([2, 'unknown_unmatched'])
  })

  it('can be emptied: what belongs to no case is thrown away, and does not come back', async () => {
    const [{ id }] = (await check()).unmatched
    expect((await at.run(['forget', '--unmatched', id])).exit).toBe(3)
    expect((await at.run(['forget', '--unmatched', id, '--yes', '--dry-run'])).exit).toBe(0)
    expect((await check()).unmatched).toHaveLength(1)
    expect((await at.run(['forget', '--unmatched', id, '--yes'])).exit).toBe(0)
    expect(await check()).toMatchObject({ unmatched: [], status: { summary: { unmatched: 0 } } })
    await arrive({ attachments: [{ filename: 'Foto.jpg', content: 'x' }] })
    expect(await check()).toMatchObject({ channels: [{ new: 0 }], unmatched: [] })
    const again = await at.run(['forget', '--unmatched', id, '--yes'])
    expect([again.exit, again.json().error.code]).toEqual([2, 'unknown_unmatched'])
    const both = await at.run(['forget', one.caseId, '--unmatched', id, '--yes'])
    expect([both.exit, (await at.run(['forget', '--yes'])).exit]).toEqual([2, 2])
  })

  it('is listed for who does not know its ids', async () => {
    const [{ id }] = (await check()).unmatched
    const { exit, json } = await at.run(['log', one.caseId, '--unmatched', 'zz'])
    expect([exit, json().error.code]).toEqual([2, 'unknown_unmatched'])
    expect(json().error.hints).toEqual([expect.stringContaining(`${id}: anna[@]aal[.]example`)])
  })

  it('is shown by status and check with the command, made safe', async () => {
    await arrive({
      messageId: '<evil@aal.example>',
      subject: 'x\u001b]0;y\u0007',
      from: '"\u202e" <z@aal.example>',
    })
    const person = desk({}, { settings: { ...at.sandbox.settings }, clock: () => LATER })
    const env = { ESCALATE_HOME: at.home }
    const [fetched, status] = [await person.run(['check'], { env }), await person.run(['status'], { env })]
    for (const { stdout } of [fetched, status]) {
      expect(stdout).toMatch(/2 messages that may belong[\s\S]*log CASE --unmatched [0-9a-f]{8}/)
      expect(stdout).not.toMatch(/[\u001b\u0007\u202e]/)
    }
  })

  it('gives a mail away that is logged as a file, and check does not bring it back', async () => {
    await check()
    const file = join(at.home, 'reply.eml')
    const attachments = [{ filename: 'Foto.jpg', content: 'x' }]
    writeFileSync(file, await bytesOf(letter({ attachments })))
    const { json } = await at.run(['log', two.caseId, '--from-file', file])
    expect(
      json()
        .case.events.slice(3)
        .map(({ type }: Json) => type),
    ).toEqual(['reply_received', 'reply_assigned'])
    expect(await check()).toMatchObject({ channels: [{ new: 0 }], unmatched: [] })
  })
})

describe('a mail as a file', () => {
  const file = () => join(at.home, 'reply.eml')

  it('that was fetched before is not logged again, nor fetched after it was logged', async () => {
    await arrive(answerTo(one))
    await check()
    writeFileSync(file(), await bytesOf(letter(answerTo(one))))
    const again = await at.run(['log', one.caseId, '--from-file', file()])
    expect([again.exit, again.stderr]).toEqual([0, expect.stringContaining('already')])
    writeFileSync(file(), await bytesOf(letter({ ...answerTo(two), messageId: '<their-2@aal.example>' })))
    expect((await at.run(['log', two.caseId, '--from-file', file()])).exit).toBe(0)
    await arrive({ ...answerTo(two), messageId: '<their-2@aal.example>' })
    expect(await check()).toMatchObject({ channels: [{ new: 0 }] })
    expect([await eventsOf(one), await eventsOf(two)].map(({ length }) => length)).toEqual([4, 4])
  })

  it('that stands in another case is logged here too, and that is said', async () => {
    await arrive(answerTo(one))
    await check()
    writeFileSync(file(), await bytesOf(letter(answerTo(one))))
    const { exit, stderr } = await at.run(['log', two.caseId, '--from-file', file()])
    expect([exit, stderr]).toEqual([0, expect.stringContaining(one.caseId)])
    expect(await last(two)).toMatchObject({ type: 'reply_received' })
    expect((await at.run(['log', two.caseId, '--from-file', file()])).stderr).toContain('already')
  })
})

describe('forget', () => {
  it('deletes mails and what came with them, but not what the tray or another case needs', async () => {
    const attachments = [{ filename: 'Foto.jpg', content: 'x' }]
    await arrive({ ...answerTo(one), attachments })
    await arrive({ messageId: '<their-9@aal.example>', attachments })
    await check()
    expect(readdirSync(join(at.home, 'attachments'))).toHaveLength(3)
    expect((await at.run(['forget', one.caseId, '--yes'])).exit).toBe(0)
    expect(readdirSync(join(at.home, 'attachments'))).toHaveLength(1)
    expect((await check()).channels[0].new).toBe(0)
  })
})

describe('channels', () => {
  it('that are not connected are no failure, and it is said how to connect', async () => {
    const { exit, json, stderr } = await at.run(['check'], SCRATCH)
    expect([exit, json().channels, stderr]).toEqual([0, [], expect.stringContaining('No mailbox')])
    const person = desk()
    const { exit: code, stdout } = await person.run(['check'])
    expect([code, stdout]).toEqual([0, expect.stringContaining('\nConnect one: escalate connect email\n')])
    expect(existsSync(join(person.home, 'cases.db'))).toBe(false)
  })

  it('without a case to read for are not asked', async () => {
    const person = desk({ 'email.maildir': '/nowhere' })
    const { exit, json } = await person.run(['check', '--json'], {
      settings: { 'email.maildir': '/nowhere' },
    })
    expect([exit, json().channels]).toEqual([
      0,
      [{ channel: 'email', ok: true, new: 0, requests: 0, error: null }],
    ])
  })

  const imap = (port: number) => ({
    'email.imap.host': '127.0.0.1',
    'email.imap.port': String(port),
    'email.imap.security': 'none',
    'email.imap.user': 'erika',
  })

  it('that cannot be reached make exit 8, or 3 for monitoring, and nothing is marked as checked', async () => {
    const server = createServer(socket => socket.destroy())
    const port = await new Promise<number>(resolve =>
      server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port)),
    )
    try {
      const env = { ESCALATE_SECRET_EMAIL_PASSWORD: 'geheim' }
      const person = desk(
        {},
        { settings: { ...at.sandbox.settings, ...imap(port) }, clock: () => LATER, env },
      )
      const over = { env: { ...env, ESCALATE_HOME: at.home } }
      const { exit, json, stderr } = await person.run(['check', '--json'], over)
      expect([exit, json().channels[0]]).toMatchObject([
        8,
        { ok: false, new: 0, error: { code: expect.any(String) } },
      ])
      expect(stderr).toContain('e-mail: ')
      expect((await person.run(['check', '--exit-code'], over)).exit).toBe(3)
      expect(at.look(store => store.mark('checked:email'))).toBeNull()
    } finally {
      server.close()
    }
  })

  it('that want a sign-in make exit 4', async () => {
    const person = desk({}, { settings: { ...at.sandbox.settings, ...imap(1) }, clock: () => LATER })
    const { exit, json } = await person.run(['check', '--json'], { env: { ESCALATE_HOME: at.home } })
    expect([exit, json().channels[0].ok]).toEqual([4, false])
  })

  it('that answer are marked with the hour', async () => {
    await check()
    expect(at.look(store => store.mark('checked:email'))).toBe(LATER)
  })
})

describe('check', () => {
  it('--dry-run says whom it would ask, and stores nothing', async () => {
    await arrive(answerTo(one))
    const { exit, json, stderr } = await at.run(['check', '--dry-run'])
    expect([exit, json().channels]).toMatchObject([0, [{ channel: 'email', new: 0, requests: 0 }]])
    expect(stderr).toContain('Would look for replies')
    expect([await eventsOf(one), at.look(store => store.mark('checked:email'))]).toMatchObject([
      { length: 3 },
      null,
    ])
  })

  it('--exit-code speaks the monitoring convention', async () => {
    expect((await at.run(['check', '--exit-code'])).exit).toBe(0)
    await arrive(answerTo(one))
    expect((await at.run(['check', '--exit-code'])).exit).toBe(1)
  })

  it('--quiet says only what matters', async () => {
    await arrive(answerTo(one))
    expect((await at.run(['check', '--quiet'])).stderr).toBe('')
    const person = desk({}, { settings: { ...at.sandbox.settings }, clock: () => LATER })
    const { exit, stdout, stderr } = await person.run(['check', '-q'], { env: { ESCALATE_HOME: at.home } })
    expect([exit, stdout, stderr]).toEqual([0, '', ''])
  })
})
