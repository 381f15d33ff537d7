import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { createTransport } from 'nodemailer'
import PostalMime from 'postal-mime'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { list } from '../../src/sandbox/maildir.ts'
import type { Sandbox } from '../../src/sandbox/sandbox.ts'
import { startSandbox } from '../../src/sandbox/sandbox.ts'

describe('the sandbox and its company', () => {
  let folder: string
  let sandbox: Sandbox
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'escalate-sandbox-'))
    sandbox = await startSandbox({ folder, clock: () => '2026-11-22T12:00:00Z' })
  })
  afterEach(async () => {
    await sandbox.stop()
    await rm(folder, { recursive: true })
  })

  async function write(): Promise<void> {
    const { settings, env } = sandbox
    const transport = createTransport({
      host: settings['email.smtp.host'],
      port: Number(settings['email.smtp.port']),
      secure: false,
      auth: { user: settings['email.smtp.user']!, pass: env.ESCALATE_SECRET_EMAIL_PASSWORD! },
    })
    await transport.sendMail({
      from: settings['email.from'],
      to: 'hilfe@telekom.sandbox.test',
      subject: 'Störung',
      messageId: '<case.2@sandbox.test>',
      references: '<case.1@sandbox.test>',
      text: 'Tot.',
    })
  }

  it('has a mailbox from the beginning, although nothing is in it', async () => {
    expect((await readdir(sandbox.settings['email.maildir']!)).sort()).toEqual(['cur', 'new', 'tmp'])
    expect(await list(sandbox.maildir)).toEqual([])
  })

  it('is reached with its own settings and secret', async () => {
    await write()
    expect(sandbox.smtp.received).toHaveLength(1)
  })

  it('answers in the thread, marked as automatic, with the ticket in the subject', async () => {
    await write()
    const path = await sandbox.company.answerMail({
      to: sandbox.smtp.received[0]!,
      from: 'hilfe@telekom.sandbox.test',
      text: 'Wir antworten in Kürze.',
      ticket: '2010102910000017',
      automatic: true,
      headers: { 'X-Desk': 'sandbox' },
      at: '2010-10-29T07:01:00Z',
    })
    const mail = await PostalMime.parse(await readFile(path))
    const header = (key: string) => mail.headers.find(each => each.key === key)?.value
    expect(mail.from?.address).toBe('hilfe@telekom.sandbox.test')
    expect(mail.to?.map(each => each.address)).toEqual([sandbox.settings['email.from']])
    expect(mail.subject).toBe('Re: Störung [Ticket#2010102910000017]')
    expect(mail.inReplyTo).toBe('<case.2@sandbox.test>')
    expect(mail.references).toBe('<case.1@sandbox.test> <case.2@sandbox.test>')
    expect(header('auto-submitted')).toBe('auto-replied')
    expect(header('x-desk')).toBe('sandbox')
    expect(mail.date).toBe('2010-10-29T07:01:00.000Z')
    expect(mail.text?.trim()).toBe('Wir antworten in Kürze.')
    // A reader of the mailbox sees the hour of the story, by name and by time of the file.
    expect(basename(path)).toMatch(/^1288335660\.M000P\d+Q000001\.sandbox$/)
    expect((await stat(path)).mtime.toISOString()).toBe('2010-10-29T07:01:00.000Z')
  })

  it('does not mark a letter by a person, and files the newest one last', async () => {
    await write()
    const answer = { to: sandbox.smtp.received[0]!, from: 'hilfe@telekom.sandbox.test', text: 'Gern.' }
    await sandbox.company.answerMail({ ...answer, at: '2010-10-29T07:01:00Z' })
    const newest = await sandbox.company.answerMail({ ...answer, at: '2010-10-29T07:01:00Z' })
    expect((await list(sandbox.maildir)).at(-1)).toBe(newest)
    expect(await readFile(newest, 'utf8')).not.toMatch(/^auto-submitted/im)
  })

  it('answers where the customer posted, and nowhere else', async () => {
    const x = { channel: 'x', account: '@Telekom_hilft', text: 'Moin', thread: true } as const
    await expect(sandbox.company.answerPost(x)).rejects.toThrow('no post')
    await sandbox.open('https://x.com/intent/tweet?text=Hilfe')
    const reply = await sandbox.company.answerPost(x)
    expect(reply.replyTo).toBe(sandbox.browser.visits[0]!.post!.id)
    await expect(sandbox.company.answerPost({ ...x, channel: 'facebook' })).rejects.toThrow('no post')
    expect((await sandbox.company.answerPost({ ...x, text: 'Werbung', thread: false })).replyTo).toBeNull()
    expect((await sandbox.company.answerPost({ ...x, channel: 'x-dm' })).wall).toMatch(/^x-dm:/)
  })

  it('pastes what was copied last, and posts at the time the story says', async () => {
    await sandbox.copy('alt')
    await sandbox.copy('neu')
    expect(await sandbox.open('https://www.facebook.com/telekomhilft')).toBe(true)
    expect(await sandbox.open('https://www.facebook.com/telekomhilft')).toBe(false)
    expect(sandbox.browser.refusals).toEqual(['403 duplicate content'])
    sandbox.push('2013-04-20T08:29:00Z')
    await sandbox.copy('später')
    await sandbox.open('https://www.facebook.com/telekomhilft')
    expect(sandbox.social.feed.posts).toMatchObject([
      { text: 'neu', at: '2026-11-22T12:00:00Z' },
      { text: 'später', at: '2013-04-20T08:29:00Z' },
    ])
  })

  it('lets nobody in after the end', async () => {
    const { base } = sandbox.social
    await sandbox.stop()
    await expect(fetch(`${base}/x/posts`)).rejects.toThrow()
    await expect(write()).rejects.toThrow()
    sandbox = await startSandbox({ folder, clock: () => '2026-11-22T12:00:00Z' })
  })
})
