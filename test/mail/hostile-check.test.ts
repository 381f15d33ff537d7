/** A mail that takes too long to read is kept as it came and flagged; what comes with it is read. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { desk } from '../support/in-process.ts'
import { openMailCases } from '../support/mail-cases.ts'
import { builtThread, rudeThread } from '../support/mail-thread.ts'
import { newHome, start } from '../support/program.ts'

const SENT = '2026-11-22T09:00:00.000Z'

function mailbox(settings: object = {}) {
  const at = desk(settings)
  const maildir = join(at.home, 'Maildir')
  for (const name of ['new', 'cur', 'tmp']) mkdirSync(join(maildir, name), { recursive: true })
  writeFileSync(join(at.home, 'config.json'), JSON.stringify({ email: { maildir } }), { mode: 0o600 })
  const [about] = openMailCases(at.home, 1, SENT)
  let count = 0
  const arrive = (text: string): Buffer => {
    count += 1
    const head = [
      `From: Anna Muster <${about!.address}>`,
      `Subject: Re: ${about!.subject}`,
      'Date: Mon, 23 Nov 2026 08:00:00 +0000',
      `Message-ID: <their-${count}@firma-1.example>`,
      `In-Reply-To: ${about!.messageId}`,
    ]
    const bytes = Buffer.from([...head, '', text].join('\r\n'))
    writeFileSync(join(maildir, 'new', `1700000000.${count}.test`), bytes)
    return bytes
  }
  return { at, id: about!.id, arrive }
}

const LONG = 'Sehr geehrte Frau Beispiel, wie lautet Ihre Kundennummer?\r\n'.repeat(500)

describe('check', () => {
  it('keeps a mail that cannot be parsed in time, flags it, and reads the others', async () => {
    const { at, id, arrive } = mailbox()
    const endless = arrive(LONG)
    arrive('Guten Tag, wie lautet Ihre Kundennummer? Anna Muster')
    const mailThread = rudeThread(at.home)
    const { exit, json } = await at.run(['check', '--json'], { mailThread })
    expect(exit).toBe(0)
    expect(json().received).toHaveLength(2)
    const { events } = (await at.run(['show', id, '--json'])).json().case
    const replies = events.filter(({ type }: { type: string }) => type === 'reply_received')
    const [flagged, read] = ['<their-1@firma-1.example>', '<their-2@firma-1.example>'].map(name =>
      replies.find((each: { reading: { messageId: string } }) => each.reading.messageId === name),
    )
    expect(read.reading).toMatchObject({ class: 'question' })
    expect(flagged.reading).toMatchObject({ class: 'answer', confidence: 0, settles: false })
    expect(flagged.reading.evidence[0]).toContain('2 s')
    const kept = readdirSync(join(at.home, 'attachments'), { recursive: true }).map(String)
    const original = kept.find(name => name.includes(flagged.original))
    expect(readFileSync(join(at.home, 'attachments', original!))).toEqual(endless)
  })

  it('keeps the words of one that is parsed but cannot be read in time', async () => {
    const { at, id, arrive } = mailbox()
    // Small enough to be parsed at once, long enough to be read in the thread.
    arrive(LONG.slice(0, 10_000))
    const { exit } = await at.run(['check', '--json'], { mailThread: rudeThread(at.home) })
    expect(exit).toBe(0)
    const { events } = (await at.run(['show', id, '--json'])).json().case
    expect(events.at(-1)).toMatchObject({
      type: 'reply_received',
      reading: { confidence: 0, settles: false },
    })
    expect(events.at(-1).text).toContain('Kundennummer')
  })

  it('reads a long mail in the built thread as it reads a short one', async () => {
    const { at, id, arrive } = mailbox()
    arrive(LONG)
    expect((await at.run(['check', '--json'], { mailThread: builtThread() })).exit).toBe(0)
    const { events } = (await at.run(['show', id, '--json'])).json().case
    expect(events.at(-1).reading).toMatchObject({ class: 'question', messageId: '<their-1@firma-1.example>' })
  })
})

describe('read', () => {
  it('gives an error line for a mail that takes too long, and goes on', async () => {
    const at = desk()
    const [a, b] = ['a.eml', 'b.eml'].map(name => join(at.home, name)) as [string, string]
    writeFileSync(a, `Subject: x\n\n${LONG}`)
    writeFileSync(b, 'Subject: x\n\nHallo')
    const { exit, stdout } = await at.run(['read', a, b, '--ndjson'], { mailThread: rudeThread(at.home) })
    const [first, second] = stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
    expect([exit, first.error.code, second.file]).toEqual([2, 'mail_too_complex', b])
  })

  it('of the real program reads a large mail and ends', async () => {
    const home = newHome()
    const file = join(home, 'a.eml')
    writeFileSync(file, `From: a@example.org\nSubject: x\n\n${LONG.repeat(20)}`)
    const { exit, json } = await start(['read', file, '--json'], { home })
    expect([exit, json().schema]).toEqual([0, 'escalate/reading/1'])
  })
})
