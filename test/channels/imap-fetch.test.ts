import { describe, expect, it } from 'vitest'
import type { Batch, Mailbox } from '../../src/channels/account.ts'
import { openImap } from '../../src/channels/email/imap/account.ts'
import { type Box, box, type Deed, imapDouble } from './imap-double.ts'

const mail = (name: string, body = 'text') =>
  `From: service@example.com\r\nSubject: ${name}\r\nMessage-ID: <${name}@example.com>\r\nX-Other: 1\r\n\r\n${body}\r\n`

interface Read {
  readonly heads: string[]
  readonly batches: Batch[]
  readonly cursors: Map<string, string>
}

const subjectsOf = ({ messages }: Batch) =>
  messages.map(({ bytes }) => /Subject: (.*)\r/.exec(Buffer.from(bytes).toString())?.[1])

async function read(account: Mailbox, cursors = new Map<string, string>(), wanted = /./): Promise<Read> {
  const heads: string[] = []
  const batches: Batch[] = []
  await account.fetch({
    cursor: place => cursors.get(place) ?? null,
    since: '2026-11-22T00:00:00Z',
    wanted: async head => {
      heads.push(Buffer.from(head).toString())
      return wanted.test(heads.at(-1) ?? '')
    },
    take: async batch => {
      batches.push(batch)
      cursors.set(batch.place, batch.cursor)
    },
  })
  return { heads, batches, cursors }
}

/** One run of a program: connects, reads, closes. */
async function run(boxes: Box[], cursors = new Map<string, string>(), wanted = /./, deed?: Deed) {
  await using server = await imapDouble(boxes, deed)
  const account = await openImap(server.account())
  try {
    const result = await read(account, cursors, wanted)
    await account.close()
    expect(account.requests()).toBe(server.commands.length)
    return { ...result, commands: server.commands }
  } finally {
    await account.close()
    expect(server.strange).toEqual([])
    expect(server.connections()).toBe(1)
  }
}

const asks = (commands: readonly string[], verb: string) =>
  commands.filter(command => command.startsWith(verb))

it('tells when bodies are on their way, and not when none is wanted', async () => {
  await using server = await imapDouble([box('INBOX', [mail('a'), mail('b')])])
  const account = await openImap(server.account())
  const told: string[] = []
  for (const wanted of [false, true]) {
    await account.fetch({
      cursor: () => null,
      since: '2026-11-22T00:00:00Z',
      wanted: async () => wanted,
      expecting: () => void told.push(`${wanted}`),
      take: async ({ messages }) => void told.push(`${messages.length} came`),
    })
  }
  await account.close()
  expect(told).toEqual(['0 came', 'true', '2 came'])
})

describe('new mail over IMAP', () => {
  it('shows the head of each, brings the body of those that are wanted, and only once', async () => {
    const boxes = [box('INBOX', [mail('a'), mail('b'), mail('c')])]
    const first = await run(boxes, undefined, /Subject: [ac]/)
    expect(first.heads).toHaveLength(3)
    expect(first.heads[0]).toBe('From: service@example.com\r\nSubject: a\r\n\r\n')
    expect(first.batches.map(subjectsOf)).toEqual([['a', 'c']])
    expect(first.batches[0]?.messages[0]).toEqual({
      bytes: Buffer.from(mail('a')),
      arrivedAt: '2026-11-22T10:00:00.000Z',
      cut: false,
    })
    const second = await run(boxes, first.cursors)
    expect(second.heads).toEqual([])
    expect(second.batches).toEqual([])
  })

  it('asks again about one in doubt when others are stored, and passes none before that', async () => {
    const boxes = [
      box(
        'INBOX',
        ['a', 'late', 'b', 'never', 'later'].map(name => mail(name)),
      ),
    ]
    await using server = await imapDouble(boxes)
    const account = await openImap(server.account())
    const batches: Batch[] = []
    const known = new Set<string>()
    const after: Readonly<Record<string, string>> = { late: 'b', later: 'late', never: 'nobody' }
    await account.fetch({
      cursor: () => null,
      since: '2026-11-22T00:00:00Z',
      wanted: async head => {
        const first = after[/Subject: (.*)\r/.exec(Buffer.from(head).toString())?.[1] ?? '']
        return first === undefined || (() => known.has(first))
      },
      take: async batch => {
        batches.push(batch)
        for (const name of subjectsOf(batch)) known.add(name ?? '')
      },
    })
    await account.close()
    expect(batches.map(subjectsOf)).toEqual([['a', 'b'], ['late'], ['later'], []])
    expect(batches.map(({ cursor }) => cursor.split(':')[1])).toEqual(['1', '1', '1', '5'])
    expect(asks(server.commands, 'UID FETCH')).toHaveLength(4)
  })

  it('asks no more for a hundred new mails than for one, and for none it fetches nothing', async () => {
    const boxes = [
      box(
        'INBOX',
        Array.from({ length: 100 }, (_, at) => mail(`m${at}`)),
      ),
    ]
    const many = await run(boxes, undefined, /none/)
    expect(asks(many.commands, 'UID FETCH')).toHaveLength(1)
    expect(many.batches.map(({ messages }) => messages.length)).toEqual([0])
    const none = await run(boxes, many.cursors)
    expect(asks(none.commands, 'UID')).toEqual([])
    boxes[0]?.mails.push({ uid: 101, bytes: Buffer.from(mail('new')), at: '22-Nov-2026 10:00:00 +0000' })
    boxes[0]!.uidNext = 102
    const one = await run(boxes, none.cursors)
    expect(asks(one.commands, 'UID FETCH')).toHaveLength(2)
    expect(one.batches.map(subjectsOf)).toEqual([['new']])
  })

  it('leaves old mail alone when a folder is read for the first time', async () => {
    const inbox = box('INBOX', [mail('old'), mail('new')])
    inbox.mails[0] = { ...inbox.mails[0]!, at: '01-Jan-2020 10:00:00 +0000' }
    const { heads, batches } = await run([inbox])
    expect(heads).toHaveLength(1)
    expect(batches.map(subjectsOf)).toEqual([['new']])
  })

  it('does not take the newest mail for a new one, which `n:*` names always', async () => {
    const inbox = box('INBOX', [mail('a'), mail('b')])
    const { cursors } = await run([inbox])
    inbox.uidNext = 9
    const { commands, heads, batches } = await run([inbox], cursors)
    expect(asks(commands, 'UID FETCH')[0]).toMatch(/^UID FETCH 3:\* /)
    expect([heads, batches]).toEqual([[], []])
  })

  it('reads by date again when the folder was made anew', async () => {
    const inbox = box('INBOX', [mail('a'), mail('b')])
    const { cursors } = await run([inbox])
    inbox.uidValidity = 4_294_967_295
    const { batches, commands } = await run([inbox], cursors)
    expect(asks(commands, 'UID SEARCH')).toEqual(['UID SEARCH SINCE 21-Nov-2026'])
    expect(batches.map(subjectsOf)).toEqual([['a', 'b']])
    expect(cursors.get('INBOX')).toMatch(/^4294967295:2:/)
  })

  it('does not use the cursor of another account', async () => {
    const inbox = box('INBOX', [mail('a')])
    await using server = await imapDouble([inbox])
    const { cursors } = await run([inbox])
    const stranger = await openImap(server.account({ 'email.imap.host': 'localhost' }))
    const { batches } = await read(stranger, cursors)
    await stranger.close()
    expect(batches.map(subjectsOf)).toEqual([['a']])
  })

  it('keeps a cursor for an empty folder, so that old mail put in by then is all that counts', async () => {
    const inbox = box('INBOX')
    inbox.uidNext = 5
    const { cursors, commands } = await run([inbox])
    expect(asks(commands, 'UID')).toEqual([])
    expect(cursors.get('INBOX')).toMatch(/^7:4:/)
    inbox.mails = [{ uid: 5, bytes: Buffer.from(mail('first')), at: '01-Jan-2020 10:00:00 +0000' }]
    inbox.uidNext = 6
    expect((await run([inbox], cursors)).batches.map(subjectsOf)).toEqual([['first']])
  })

  it('looks into the folder for unwanted mail too, by what the server says or by its name', async () => {
    const boxes = [box('INBOX'), box('Werbung', [mail('a')], '\\Junk'), box('INBOX.Unbekannt', [mail('b')])]
    const { batches } = await run([...boxes, box('Archive.Spam', [mail('never')])])
    expect(batches.filter(({ messages }) => messages.length > 0).map(({ place }) => place)).toEqual([
      'Werbung',
      'INBOX.Unbekannt',
    ])
  })

  it('goes on when the folder for unwanted mail cannot be opened, not without the inbox', async () => {
    const boxes = [box('INBOX', [mail('a')]), box('Spam', [mail('b')], '\\Junk')]
    const closed = (name: string) => (command: string) =>
      command.startsWith('EXAMINE') && command.includes(name) ? 'TAG NO not for you\r\n' : undefined
    expect((await run(boxes, undefined, /./, closed('Spam'))).batches.map(subjectsOf)).toEqual([['a']])
    await expect(run(boxes, undefined, /./, closed('INBOX'))).rejects.toMatchObject({ exit: 8 })
  })
})

describe('a mail that is too large', () => {
  const large = mail('large', 'x'.repeat(11 * 1024 * 1024))

  it('comes as its head, and its body is never asked for', async () => {
    const { batches, commands } = await run([box('INBOX', [mail('a'), large])])
    const [, second] = batches[0]?.messages ?? []
    expect(second?.cut).toBe(true)
    expect(Buffer.from(second?.bytes ?? []).toString()).toBe(large.slice(0, large.indexOf('\r\n\r\n') + 4))
    expect(asks(commands, 'UID FETCH 2 ').every(command => command.includes('[HEADER]<0.65536>'))).toBe(true)
  })

  it('is cut where the server said that it is small', async () => {
    const inbox = box('INBOX', [large])
    inbox.mails[0] = { ...inbox.mails[0]!, size: 100 }
    const { batches } = await run([inbox])
    expect(batches[0]?.messages).toMatchObject([{ cut: true }])
    expect(batches[0]?.messages[0]?.bytes.length).toBeLessThan(1000)
  })
})

describe('a mail that the server does not hand over', () => {
  it('comes as its head, and one that is gone not at all', async () => {
    const inbox = box('INBOX', [mail('a'), mail('b'), mail('c')])
    const keeps: Deed = command => {
      if (!command.includes('BODY.PEEK[]')) return undefined
      inbox.mails.pop()
      const flags = '* 1 FETCH (UID 1 FLAGS (\\Seen))\r\n'
      return `${flags}* 1 FETCH (UID 1 BODY[] NIL)\r\n* 2 FETCH (UID 2 BODY[]<0> {1}\r\nx)\r\nTAG OK done\r\n`
    }
    const { batches } = await run([inbox], undefined, /./, keeps)
    expect(batches.flatMap(({ messages }) => messages)).toMatchObject([
      { cut: true, bytes: Uint8Array.from(Buffer.from(mail('a').slice(0, -6))) },
      { cut: false, bytes: Buffer.from('x') },
    ])
  })
})

describe('a run that ends early', () => {
  const inbox = () =>
    box(
      'INBOX',
      Array.from({ length: 120 }, (_, at) => mail(`m${at + 1}`)),
    )
  const bodies = () => {
    let count = 0
    return (command: string) => (command.includes('BODY.PEEK[]') ? ++count : 0)
  }

  it('has stored what it took, and the next one brings the rest, when the server dies', async () => {
    const cursors = new Map<string, string>()
    const nth = bodies()
    const dies: Deed = command => (nth(command) === 2 ? 'end' : undefined)
    await expect(run([inbox()], cursors, /Subject: m\d*[02468]\r/, dies)).rejects.toMatchObject({
      code: 'imap_unreachable',
      exit: 8,
    })
    expect(cursors.get('INBOX')).toMatch(/^7:101:/)
    const { batches } = await run([inbox()], cursors, /Subject: m\d*[02468]\r/)
    expect(batches.flatMap(subjectsOf)).toEqual(Array.from({ length: 10 }, (_, at) => `m${102 + 2 * at}`))
  })

  it('has no cursor when the server dies among the heads', async () => {
    const dying: Deed = command => (command.startsWith('UID FETCH') ? 'end' : undefined)
    const cursors = new Map<string, string>()
    await expect(run([inbox()], cursors, /./, dying)).rejects.toMatchObject({ exit: 8 })
    expect(cursors.size).toBe(0)
  })

  it('hands on what the caller throws while looking at a head or storing a batch', async () => {
    await using server = await imapDouble([inbox()])
    for (const broken of ['wanted', 'take'] as const) {
      const account = await openImap(server.account())
      const request = {
        cursor: () => null,
        since: '2026-11-22T00:00:00Z',
        wanted: async () => true,
        take: async () => {},
      }
      const failing = { ...request, [broken]: () => Promise.reject(new RangeError(broken)) }
      await expect(account.fetch(failing)).rejects.toThrow(RangeError)
      await account.fetch(request)
      await account.close()
    }
  })
})
