/** The company's side over real sockets: the post room takes mail only from those it knows; the networks have rules. */
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Smtp } from '../../src/sandbox/smtp.ts'
import { startSmtp } from '../../src/sandbox/smtp.ts'
import type { Social } from '../../src/sandbox/social.ts'
import { startSocial } from '../../src/sandbox/social.ts'

describe('the post room', () => {
  let folder: string
  let smtp: Smtp
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'escalate-smtp-'))
    smtp = await startSmtp({ maildir: join(folder, 'company'), log: () => {}, maxBytes: 2000 })
  })
  afterEach(async () => {
    await smtp.stop()
    await rm(folder, { recursive: true })
  })

  function send(text: string, pass = smtp.password) {
    const transport = createTransport({
      host: '127.0.0.1',
      port: smtp.port,
      secure: false,
      auth: { user: smtp.user, pass },
    })
    return transport.sendMail({
      from: 'kim@example.org',
      to: 'hilfe@telekom.sandbox.test',
      subject: 'Ä',
      text,
    })
  }

  it('keeps envelope and bytes of what it accepts, in a file of the owner alone', async () => {
    await send('Das Telefon ist tot.')
    const [mail] = smtp.received
    expect(smtp.received).toHaveLength(1)
    expect(mail).toMatchObject({ from: 'kim@example.org', to: ['hilfe@telekom.sandbox.test'] })
    expect(mail!.bytes.toString()).toContain('Das Telefon ist tot.')
    expect(await readFile(mail!.file)).toEqual(mail!.bytes)
    expect((await stat(mail!.file)).mode & 0o777).toBe(0o600)
  })

  it('takes nothing with a wrong password, and nothing without one', async () => {
    await expect(send('Hallo', 'falsch')).rejects.toMatchObject({ responseCode: 535 })
    const open = createTransport({ host: '127.0.0.1', port: smtp.port, secure: false })
    const mail = { from: 'kim@example.org', to: 'hilfe@telekom.sandbox.test', text: 'Hallo' }
    await expect(open.sendMail(mail)).rejects.toMatchObject({ responseCode: 530 })
    expect(smtp.received).toEqual([])
  })

  it('refuses a mail over the limit for good and keeps nothing of it', async () => {
    await expect(send('x'.repeat(4000))).rejects.toMatchObject({ responseCode: 552 })
    expect(smtp.received).toEqual([])
    await send('kurz')
    expect(smtp.received).toHaveLength(1)
  })
})

describe('the stand-in for X and Facebook', () => {
  let social: Social
  let now = '2013-04-20T08:44:00Z'
  beforeEach(async () => {
    now = '2013-04-20T08:44:00Z'
    social = await startSocial(() => now)
  })
  afterEach(() => social.stop())

  async function call(method: string, path: string, body?: unknown) {
    const raw = typeof body === 'string' ? body : JSON.stringify(body)
    const response = await fetch(social.base + path, { method, ...(body === undefined ? {} : { body: raw }) })
    return { status: response.status, json: (await response.json()) as Record<string, unknown> }
  }

  it('takes a post and shows the answers to it, oldest first', async () => {
    const post = await call('POST', '/x/posts', { account: 'kim', text: 'Moin @Telekom_hilft' })
    expect(post.status).toBe(201)
    expect(post.json).toMatchObject({ account: 'kim', at: now, replyTo: null })
    const replies = `/x/posts/${post.json.id}/replies`
    for (const text of ['eins', 'zwei']) await call('POST', replies, { account: '@Telekom_hilft', text })
    const { posts } = (await call('GET', replies)).json as { posts: { text: string }[] }
    expect(posts.map(each => each.text)).toEqual(['eins', 'zwei'])
  })

  it('keeps posts of an account, messages and pages apart', async () => {
    await call('POST', '/x/posts', { account: '@Telekom_hilft', text: 'Werbung' })
    await call('POST', '/x/messages/kim', { account: '@Telekom_hilft', text: 'vertraulich' })
    await call('POST', '/facebook/telekomhilft/posts', { account: 'Kim B.', text: 'Seite' })
    const texts = async (path: string) =>
      ((await call('GET', path)).json as { posts: { text: string }[] }).posts.map(each => each.text)
    expect(await texts('/x/users/telekom_HILFT/posts')).toEqual(['Werbung'])
    expect(await texts('/x/users/kim/posts')).toEqual([])
    expect(await texts('/x/messages/kim')).toEqual(['vertraulich'])
    expect(await texts('/facebook/telekomhilft/posts')).toEqual(['Seite'])
    expect(await texts('/facebook/andere/posts')).toEqual([])
  })

  it.each([
    ['broken JSON', '{"text":', 400],
    ['null', 'null', 400],
    ['an empty text', { account: 'kim', text: ' \n' }, 400],
    ['a text that is none', { account: 'kim', text: 7 }, 400],
    ['no account', { text: 'Hallo' }, 400],
    ['a text nobody may post', { account: 'kim', text: 'x'.repeat(25_001) }, 400],
    ['a body that is too large', { account: 'kim', text: 'x'.repeat(300_000) }, 413],
  ])('refuses %s', async (_, body, status) => {
    expect((await call('POST', '/x/posts', body)).status).toBe(status)
    expect(social.feed.posts).toEqual([])
  })

  it('refuses the same words twice, an answer to nothing, and addresses it does not have', async () => {
    const post = { account: 'kim', text: 'Hallo' }
    expect((await call('POST', '/x/posts', post)).status).toBe(201)
    expect((await call('POST', '/x/posts', post)).status).toBe(403)
    expect((await call('POST', '/x/posts/7/replies', post)).status).toBe(404)
    expect((await call('GET', '/x/posts/7/replies')).status).toBe(404)
    expect((await call('POST', '/instagram/posts', post)).status).toBe(404)
    expect((await call('DELETE', '/x/posts')).status).toBe(405)
    expect(social.feed.posts).toHaveLength(1)
  })
})
