import { execFileSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Batch, Mailbox, Sought } from '../../src/channels/account.ts'
import { email } from '../../src/channels/email/channel.ts'
import { probeMaildir } from '../../src/channels/email/maildir/account.ts'
import { connection } from './messages.ts'

let root = ''
let cursors = new Map<string, string>()

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'escalate-maildir-'))
  cursors = new Map()
  makeFolder('')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function makeFolder(name: string): string {
  for (const part of ['new', 'cur', 'tmp']) mkdirSync(join(root, name, part), { recursive: true })
  return join(root, name)
}

const mail = (name: string, body = 'text') =>
  `Subject: ${name}\nMessage-ID: <${name}@example.org>\n\n${body}\n`

/** Files a mail that came at this instant (ISO 8601). */
function put(path: string, text = mail(path.split('/').at(-1) ?? ''), at = '2026-11-22T10:00:00Z'): string {
  const file = join(root, path)
  writeFileSync(file, text)
  utimesSync(file, new Date(at), new Date(at))
  return file
}

const open = (path = root): Promise<Mailbox> =>
  email.openAccount!(connection({ 'email.maildir': path }, {}, true)) as Promise<Mailbox>

async function read(wanted: (head: string) => boolean = () => true, path = root) {
  const heads: string[] = []
  const batches: Batch[] = []
  const account = await open(path)
  await account.fetch({
    cursor: place => cursors.get(place) ?? null,
    since: '2026-11-20T00:00:00Z',
    wanted: async head => {
      heads.push(Buffer.from(head).toString())
      return wanted(heads.at(-1) ?? '')
    },
    take: async batch => {
      batches.push(batch)
      cursors.set(batch.place, batch.cursor)
    },
  })
  await account.close()
  const subjects = batches.flatMap(({ messages }) =>
    messages.map(({ bytes }) => /^Subject: (.*)$/m.exec(Buffer.from(bytes).toString())?.[1]),
  )
  return { heads, batches, subjects, requests: account.requests() }
}

describe('new mail in a Maildir', () => {
  it('is read from new and cur, in the order it came, and changes nothing', async () => {
    put('new/2.b.host', mail('b'), '2026-11-22T12:00:00Z')
    put('cur/1.a.host:2,S', mail('a'), '2026-11-22T11:00:00Z')
    const before = readdirSync(root, { recursive: true }).map(
      name => statSync(join(root, String(name))).mtimeMs,
    )
    const { batches, heads, requests } = await read()
    expect(batches).toEqual([
      {
        place: root,
        cursor: expect.stringMatching(/^m1:.{16}$/),
        messages: [
          { bytes: Buffer.from(mail('a')), arrivedAt: '2026-11-22T11:00:00.000Z', cut: false },
          { bytes: Buffer.from(mail('b')), arrivedAt: '2026-11-22T12:00:00.000Z', cut: false },
        ],
      },
    ])
    expect(heads).toContain('Subject: a\nMessage-ID: <a@example.org>\n\n')
    expect(requests).toBe(4)
    expect(
      readdirSync(root, { recursive: true }).map(name => statSync(join(root, String(name))).mtimeMs),
    ).toEqual(before)
  })

  it('counts once, whatever flags it gets and whatever a program adds to its name', async () => {
    put('new/1.a.host', mail('a'))
    await read()
    for (const name of [
      'cur/1.a.host:2,',
      'cur/1.a.host:2,FRS',
      'cur/1.a.host,U=7:2,S',
      'cur/1.a.host,S=90,W=95;2,S',
    ]) {
      const [old = ''] = [...readdirSync(join(root, 'new')), ...readdirSync(join(root, 'cur'))]
      renameSync(
        join(root, name.startsWith('cur/1.a.host:2,FRS') || old.includes('2,') ? 'cur' : 'new', old),
        join(root, name),
      )
      expect(await read()).toMatchObject({ heads: [], batches: [], requests: 0 })
    }
  })

  it('counts though its file has an old time, once the folder has been read', async () => {
    put('new/1.a.host', mail('a'), '2020-01-01T00:00:00Z')
    expect(await read()).toMatchObject({ heads: [], subjects: [] })
    put('new/2.b.host', mail('b'), '2020-01-01T00:00:00Z')
    expect((await read()).subjects).toEqual(['b'])
  })

  it('is left alone where it is not wanted, and not asked about again', async () => {
    put('new/1.a.host', mail('a'))
    put('new/2.b.host', mail('b'))
    expect((await read(head => head.includes('Subject: b'))).subjects).toEqual(['b'])
    expect((await read()).heads).toEqual([])
  })

  it('comes again where a run ended before it was stored, and only then', async () => {
    for (let at = 10; at < 70; at += 1)
      put(`new/${at}.host`, mail(`m${at}`), `2026-11-22T10:${at - 10}:00Z`.replace(/:(\d):/, ':0$1:'))
    const account = await open()
    const stored: Batch[] = []
    await expect(
      account.fetch({
        cursor: () => null,
        since: '2026-11-20T00:00:00Z',
        wanted: async () => true,
        take: async batch => {
          if (stored.length > 0) throw new RangeError('full')
          stored.push(batch)
          cursors.set(batch.place, batch.cursor)
        },
      }),
    ).rejects.toThrow(RangeError)
    expect(stored[0]?.messages).toHaveLength(50)
    expect((await read()).subjects).toEqual(Array.from({ length: 10 }, (_, at) => `m${60 + at}`))
  })

  it('comes from the folders for unwanted mail too, by English and German names', async () => {
    for (const name of ['.Junk', '.Unerw&APw-nscht', '.INBOX.Spam', '.Archive']) {
      makeFolder(name)
      put(`${name}/new/1.host`, mail(name))
    }
    expect((await read()).subjects.sort()).toEqual(['.INBOX.Spam', '.Junk', '.Unerw&APw-nscht'])
  })

  it('comes from a folder beside the one that is called INBOX', async () => {
    const inbox = makeFolder('INBOX')
    makeFolder('Junk')
    put('Junk/new/1.host', mail('junk'))
    put('INBOX/new/1.host', mail('inbox'))
    expect((await read(() => true, inbox)).subjects).toEqual(['inbox', 'junk'])
  })

  it('is cut to its head above 10 MB', async () => {
    put('new/1.host', mail('large', 'x'.repeat(11 * 1024 * 1024)))
    const { batches } = await read()
    expect(batches[0]?.messages).toMatchObject([
      { cut: true, bytes: Uint8Array.from(Buffer.from(mail('large').slice(0, -5))) },
    ])
  })
})

describe('what is no mail', () => {
  it('is passed over: links, pipes, folders, hidden files', async () => {
    symlinkSync(put('outside', mail('outside')), join(root, 'new/1.link'))
    execFileSync('mkfifo', [join(root, 'new/2.pipe')])
    mkdirSync(join(root, 'new/3.folder'))
    put('new/.hidden')
    symlinkSync(makeFolder('elsewhere'), join(root, '.Junk'))
    put('elsewhere/new/1.host')
    put('new/4.host', mail('real'))
    expect((await read()).subjects).toEqual(['real'])
  })

  it('is no error when it vanishes meanwhile', async () => {
    put('new/1.host', mail('a'))
    const second = put('new/2.host', mail('b'))
    const { subjects } = await read(head => {
      if (head.includes('Subject: a')) unlinkSync(second)
      return true
    })
    expect(subjects).toEqual(['a'])
  })

  it('is an error of the setting when there is no Maildir at all', async () => {
    const missing = join(root, 'nowhere')
    await expect(open(missing)).rejects.toMatchObject({
      exit: 2,
      message: expect.stringContaining('email.maildir'),
    })
    const settings = { 'email.maildir': missing }
    expect(await probeMaildir(connection(settings))).toMatchObject({
      at: missing,
      ok: false,
      next: 'refused',
    })
    expect(await probeMaildir(connection({ 'email.maildir': root }))).toEqual({
      direction: 'receive',
      at: root,
      ok: true,
      reason: null,
      next: null,
    })
  })

  it('is looked for in the home folder behind a tilde', async () => {
    const name = `escalate-no-such-folder-${process.pid}`
    await expect(open(`~/${name}`)).rejects.toMatchObject({
      message: expect.stringContaining(join(homedir(), name)),
    })
  })
})

describe('looking among what was sent', () => {
  const sought = (messageId: string): Sought => ({
    messageId,
    to: 'service@example.com',
    subject: 'a',
    text: 'a',
    since: '2026-11-22T10:00:00Z',
  })

  it('finds a message by its Message-ID, and never takes absence for proof', async () => {
    makeFolder('.Gesendete Objekte')
    put('.Gesendete Objekte/cur/1.host:2,S', mail('a'))
    const account = await open()
    const sights = await account.look([sought('<a@example.org>'), sought('<b@example.org>')])
    expect(sights.map(({ seen }) => seen)).toEqual(['found', 'unclear'])
  })

  it('opens no file that is older than the message', async () => {
    makeFolder('.Sent')
    put('.Sent/cur/1.host', mail('a'), '2026-11-01T00:00:00Z')
    const account = await open()
    expect((await account.look([sought('<a@example.org>')]))[0]?.seen).toBe('unclear')
    expect(account.requests()).toBe(0)
  })
})
