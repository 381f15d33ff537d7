/** `escalate read`: any message, without a case; nothing is stored, no socket is opened. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { absenceNote, deliveryReport, eml } from '../mail/eml.ts'
import { type Desk, desk } from '../support/in-process.ts'
import type { Json } from '../support/program.ts'

/** The fields of CONTRACT section 3. */
const FIELDS =
  'schema class confidence automatic settles official evidence language visibleText tickets bounce redirect promise needs messageId inReplyTo'

const QUESTION = eml(
  'From: Anna Muster <service@aal.example>',
  'Subject: Ihre Anfrage',
  'Date: Mon, 23 Nov 2026 09:00:00 +0100',
  'Message-ID: <their-1@aal.example>',
  'In-Reply-To: <ours-1@example.org>',
  '',
  'Guten Tag, wie lautet Ihre Kundennummer? Anna Muster',
)
const BOUNCE = deliveryReport(
  'Undeliverable',
  'Action: failed',
  'Status: 5.1.1',
  'Final-Recipient: rfc822;a@aal.example',
)

const known = (channel: string, address: string) => ({
  ...{ channel, address, purpose: 'support', hours: null },
  ...{ source: 'invented', checked: null, confidence: 'high' },
})
const DIRECTORY = [
  {
    ...{ id: 'aal', name: 'Aal Energie', aliases: [], countries: ['DE'], sector: 'energy' },
    channels: [known('email', 'service@aal.example'), known('x', '@aal_hilft')],
  },
]

let at: Desk
beforeEach(() => {
  at = desk()
})

function file(name: string, bytes: Uint8Array | string): string {
  const path = join(at.home, name)
  writeFileSync(path, bytes)
  return path
}

const lines = (stdout: string): Json[] =>
  stdout
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line))

describe('read --json', () => {
  it('is one document with exactly the fields of the contract', async () => {
    const { exit, json } = await at.run(['read', file('a.eml', BOUNCE), '--json'])
    expect(exit).toBe(0)
    expect(Object.keys(json()).sort()).toEqual(FIELDS.split(' ').sort())
    expect(json()).toMatchObject({
      schema: 'escalate/reading/1',
      class: 'bounce',
      automatic: true,
      settles: false,
      official: null,
      bounce: { permanent: true, status: '5.1.1', recipient: 'a@aal.example' },
    })
  })

  it('reads a mail from stdin byte for byte', async () => {
    const latin1 = Buffer.from(
      'From: a@aal.example\nContent-Type: text/plain; charset=iso-8859-1\n\nGr\xfc\xdfe',
      'latin1',
    )
    const stdin = { isTTY: false, read: async () => 'no', bytes: async () => latin1 }
    const { exit, json } = await at.run(['read', '-', '--json'], { stdin })
    expect([exit, json().visibleText]).toEqual([0, 'Grüße'])
  })

  it('refuses several mails, and says how they go', async () => {
    const [a, b] = [file('a.eml', BOUNCE), file('b.eml', QUESTION)]
    const { exit, json } = await at.run(['read', a, b, '--json'])
    expect(exit).toBe(2)
    expect(json().error).toMatchObject({ code: 'wrong_usage', hints: [expect.stringContaining('--ndjson')] })
  })

  it('tells what is wrong with the one file', async () => {
    const { exit, json } = await at.run(['read', file('a.eml', 'no mail at all'), '--json'])
    expect([exit, json().error.code]).toEqual([2, 'mail_unreadable'])
  })
})

describe('read --ndjson', () => {
  it('gives one line a file, in their order, and goes on behind one that cannot be read', async () => {
    const [a, b, c] = [file('a.eml', BOUNCE), join(at.home, 'missing.eml'), file('c.eml', absenceNote())]
    const { exit, stdout, stderr } = await at.run(['read', a, b, c, '--ndjson'])
    expect([exit, stderr]).toEqual([2, ''])
    const [first, second, third, ...rest] = lines(stdout)
    expect(rest).toEqual([])
    expect([first.file, second.file, third.file]).toEqual([a, b, c])
    expect([first.class, third.class]).toEqual(['bounce', 'out_of_office'])
    expect(second).toEqual({
      schema: 'escalate/error/1',
      file: b,
      error: { code: 'unreadable_file', message: expect.any(String), hints: [], missing: [], plan: null },
    })
  })

  it('exits 0 when all were read, and takes one file too', async () => {
    const { exit, stdout } = await at.run(['read', file('a.eml', BOUNCE), '--ndjson', '--json'])
    expect([exit, lines(stdout).length]).toEqual([0, 1])
  })

  it('reads a thousand mails', async () => {
    const one = file('a.eml', QUESTION)
    const { exit, stdout } = await at.run(['read', ...Array(1000).fill(one), '--ndjson'])
    expect(exit).toBe(0)
    expect(new Set(lines(stdout).map(each => each.messageId))).toEqual(new Set(['<their-1@aal.example>']))
    expect(lines(stdout)).toHaveLength(1000)
  }, 60_000)

  it('names a folder for what it is', async () => {
    mkdirSync(join(at.home, 'mails'))
    const { exit, stdout } = await at.run(['read', join(at.home, 'mails', '/'), '--ndjson'])
    expect(exit).toBe(2)
    expect(lines(stdout)[0].error.hints).toEqual([expect.stringContaining('mails/*.eml')])
  })
})

describe('read --text --ndjson', () => {
  it('gives one line', async () => {
    const { exit, stdout } = await at.run(['read', '--text', 'Guten Tag', '--ndjson'])
    expect([exit, lines(stdout).map(each => each.schema)]).toEqual([0, ['escalate/reading/1']])
  })

  it.each([
    [['--text', 'a'.repeat(100_001)], 'too_long'],
    [['--text', ' '], 'empty_field'],
    [['--text', 'x', '--channel', 'fax'], 'unknown_channel'],
  ])('gives a line with the error, and exits 2', async (argv, code) => {
    const { exit, stdout, stderr } = await at.run(['read', ...argv, '--ndjson'])
    expect([exit, stderr]).toEqual([2, ''])
    const [line, ...rest] = lines(stdout)
    expect(rest).toEqual([])
    expect(line).toMatchObject({ schema: 'escalate/error/1', error: { code } })
    expect(line).not.toHaveProperty('file')
  })
})

describe('read --text', () => {
  it('takes the channel, the sender, the subject and stdin', async () => {
    const stdin = { isTTY: false, read: async () => 'Schick uns bitte eine DM mit deiner Kundennummer.' }
    const argv = ['read', '--text', '-', '--channel', 'x', '--sender', '@aal_hilft', '--json']
    const { exit, json } = await at.run(argv, { stdin })
    expect(exit).toBe(0)
    expect(json()).toMatchObject({
      class: 'redirect',
      redirect: { channel: 'x-dm' },
      language: 'de',
      messageId: null,
    })
  })

  it('counts a promise from now, by the calendar of the person', async () => {
    const said = ['--text', 'Anna Muster hier. Wir melden uns innerhalb von 5 Werktagen bei Ihnen.']
    const { json } = await at.run(['read', ...said, '--json', '--now', '2026-12-21T09:00:00Z'])
    expect(json().promise).toMatchObject({ text: 'innerhalb von 5 Werktagen', dueAt: '2026-12-29T22:59:59Z' })
  })

  it.each([
    [['--text', 'x', 'a.eml'], 'wrong_usage'],
    [['a.eml', '--channel', 'x'], 'wrong_usage'],
    [['-', '-'], 'wrong_usage'],
    [['--text', 'x', '--channel', 'fax'], 'unknown_channel'],
    [['--text', ' '], 'empty_field'],
    [['--text', 'x', '--company', 'nobody-knows-it'], 'unknown_company'],
    [[], 'missing_input'],
  ])('%j is wrong usage, exit 2', async (argv, code) => {
    const { exit, json } = await at.run(['read', ...argv, '--json'])
    expect([exit, json().error.code]).toEqual([2, code])
  })
})

describe('read --company', () => {
  const official = async (...argv: string[]) => {
    file('companies.json', JSON.stringify(DIRECTORY))
    return (await at.run(['read', ...argv, '--company', 'aal', '--json'])).json()
  }

  it('knows its addresses', async () => {
    expect(await official(file('a.eml', QUESTION))).toMatchObject({
      official: true,
      settles: true,
      class: 'question',
    })
  })

  it('knows its account also where it writes direct messages', async () => {
    const said = ['--text', 'Wie lautet deine Kundennummer?', '--channel', 'x-dm']
    expect(await official(...said, '--sender', '@Aal_Hilft')).toMatchObject({ official: true, settles: true })
    expect(await official(...said, '--sender', '@aal_hilft_de')).toMatchObject({
      official: false,
      settles: false,
    })
  })

  it('lets nobody settle anything by naming a message', async () => {
    const strange = Buffer.from(QUESTION).toString().replace('service@aal.example', 'service@other.example')
    expect(await official(file('a.eml', strange))).toMatchObject({ official: false, settles: false })
  })
})

describe('read for people', () => {
  const view = async (columns: number, ...argv: string[]): Promise<string> => {
    const out: string[] = []
    await at.system.run(argv, { ...at.system, stdout: { write: text => out.push(text), columns } })
    return out.join('')
  }

  it.each([
    ['de', 'unzustellbar zurück', 'von einer Maschine', 'endgültig: 5.1.1', 'kam nicht an'],
    ['en', 'came back undelivered', 'written by a machine', 'for good: 5.1.1', 'did not arrive'],
  ])(
    'says in %s what it is, why, and what would follow, in 40 columns and in 120',
    async (lang, ...words) => {
      const path = file('a.eml', BOUNCE)
      for (const columns of [40, 120]) {
        const text = await view(columns, 'read', path, '--lang', lang)
        for (const word of [...words, 'action: failed']) expect(text.replace(/\s+/g, ' ')).toContain(word)
        for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(columns)
      }
    },
  )

  it('says what they want, what they promise, and where they send one', async () => {
    const said =
      'Bitte schreiben Sie mit Ihrer Bankverbindung an hilfe@biber.example. Wir antworten bis zum 30.11.2026.'
    const text = await view(80, 'read', '--text', said, '--lang', 'en')
    for (const word of [
      'your bank details',
      'only to an address you looked up',
      'by 30 Nov 2026',
      'hilfe@biber.example',
    ])
      expect(text.replace(/\s+/g, ' ')).toContain(word)
  })

  it('warns of an unreadable file among several, shows the others, and exits 2', async () => {
    const [a, b] = [file('a.eml', BOUNCE), file('b.eml', absenceNote())]
    const { exit, stdout, stderr } = await at.run([
      'read',
      a,
      join(at.home, 'missing.eml'),
      b,
      '--lang',
      'en',
    ])
    expect(exit).toBe(2)
    expect(stdout.indexOf(a)).toBeLessThan(stdout.indexOf(b))
    expect(stderr).toContain('missing.eml')
  })

  it('makes what a stranger wrote safe for a terminal', async () => {
    const path = file(
      'a.eml',
      eml('From: "\u001b[2J\u202e" <a@aal.example>', 'Subject: x', '', '\u001b]0;title\u0007Hallo'),
    )
    const { stdout } = await at.run(['read', path])
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/)
    expect(stdout).toContain('Hallo')
  })
})

it('read stores nothing', async () => {
  await at.run(['read', file('a.eml', QUESTION)])
  expect(readdirSync(at.home)).toEqual(['a.eml'])
})
