/** What a hostile tester found: twins that slip through, addresses that a stranger names, cases that are over. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { launchOf } from '../../src/launch.ts'
import { correctServer } from '../channels/smtp-doubles.ts'
import { desk, ENOUGH } from '../support/in-process.ts'

const YES = ['--yes', '--json']
const NAMED = [...ENOUGH, '--name', 'Kim Beispiel', '--ref', 'K=1234567890']
const at = (day: string) => ['--now', `${day}T09:00:00Z`]

const account = (port: number) => ({
  email: { mode: 'smtp', from: 'kim@example.org', smtp: { host: '127.0.0.1', port, security: 'none' } },
})

describe('a twin', () => {
  it('is refused on another day too, although the letter names another date', async () => {
    await using server = await correctServer()
    const { run } = desk(account(server.port))
    expect((await run([...NAMED, ...YES, ...at('2026-11-23')])).exit).toBe(0)
    const twin = await run([...NAMED, ...YES, ...at('2026-11-24')])
    expect(twin.exit).toBe(6)
    expect(twin.json().error).toMatchObject({ code: 'duplicate', case: 'testfirma-1' })
    expect(server.stored).toHaveLength(1)
    expect((await run([...NAMED, ...YES, '--again', ...at('2026-11-24')])).exit).toBe(0)
  })

  it('may be sent when the first case is closed', async () => {
    await using server = await correctServer()
    const { run } = desk(account(server.port))
    await run([...NAMED, ...YES, ...at('2026-11-23')])
    await run(['close', 'testfirma-1', '--outcome', 'solved', ...YES])
    expect((await run([...NAMED, ...YES, ...at('2026-11-24')])).exit).toBe(0)
  })

  it('is a finding of a dry run, with the exit code of the real one', async () => {
    await using server = await correctServer()
    const { run } = desk(account(server.port))
    await run([...NAMED, ...YES])
    const plan = await run([...NAMED, '--dry-run', '--json'])
    expect(plan.exit).toBe(6)
    expect(plan.json().messages[0].findings[0]).toMatchObject({ rule: 'duplicate', level: 'block' })
  })

  it('of a text that lies ready is allowed, and told', async () => {
    const { run } = desk()
    await run([...ENOUGH, ...YES])
    const second = await run([...ENOUGH, ...YES])
    expect(second.exit).toBe(0)
    expect(second.stderr).toContain('testfirma-1')
    expect((await run([...ENOUGH, ...YES, '--wish', 'Something else.'])).stderr).not.toContain('lies ready')
  })
})

const letter = (from: string, text: string) =>
  [
    `From: ${from}`,
    'To: kim@example.org',
    'Subject: Re: x',
    'Date: Mon, 23 Nov 2026 10:00:00 +0000',
    '',
    text,
  ].join('\r\n')

describe('an address that a reply names', () => {
  async function redirected(address: string) {
    const server = await correctServer()
    const at = desk(account(server.port))
    await at.run([...NAMED, ...YES, ...['--now', '2026-11-23T09:00:00Z']])
    const file = join(at.home, 'reply.eml')
    writeFileSync(file, letter('service@example.com', `Bitte schreiben Sie uns eine E-Mail an ${address}.`))
    await at.run(['log', 'testfirma-1', '--from-file', file, ...YES, '--now', '2026-11-23T11:00:00Z'])
    const next = (...flags: string[]) =>
      at.run(['next', 'testfirma-1', '--now', '2026-11-23T12:00:00Z', '--json', ...flags])
    return { server, next }
  }

  it('gets nothing without a person who looks: it is handed over, with a warning', async () => {
    const { server, next } = await redirected('hilfe@evil.example')
    await using _ = server
    const plan = await next('--dry-run')
    expect(plan.json().messages[0]).toMatchObject({ to: 'hilfe@evil.example', mode: 'hand-off' })
    expect(plan.json().messages[0].findings.map((each: { rule: string }) => each.rule)).toContain(
      'unknown-address',
    )
    const done = await next('--yes')
    expect(done.stderr).toContain('hilfe@evil.example was named in a reply')
    expect(done.json().case.state).toBe('hand-off')
    expect(server.stored).toHaveLength(1)
  })
})

describe('a closed case', () => {
  it.each([
    ['wait', '--for', '3bd'],
    ['change', '--wish', 'More.'],
  ])('takes no %s', async (verb, ...flags) => {
    const { run } = desk()
    await run([...ENOUGH, ...YES])
    await run(['close', 'testfirma-1', '--outcome', 'given-up', ...YES])
    const refused = await run([verb, 'testfirma-1', ...flags, ...YES])
    expect(refused.exit).toBe(2)
    expect(refused.json().error.code).toBe('case_closed')
  })
})

describe('change --company', () => {
  it('to the company that is addressed already is refused: it would forget what was sent', async () => {
    const { run } = desk()
    await run(['new', '--company', 'telekom', '--problem', 'Dead line.', '--wish', 'Repair.', ...YES])
    const refused = await run(['change', 'telekom-1', '--company', 'T-Mobile', ...YES])
    expect(refused.exit).toBe(2)
    expect(refused.json().error.message).toContain('already')
  })
})

describe('next', () => {
  it('has nothing to do while a hand-off waits, and says what it waits for', async () => {
    const { run } = desk()
    await run([...ENOUGH, ...YES])
    const { exit, json } = await run(['next', 'testfirma-1', ...YES])
    expect(exit).toBe(0)
    expect(json().case.next).toMatchObject({ action: 'confirm', channel: 'email' })
    expect((await run(['next', 'testfirma-1', '--channel', 'x', ...YES])).exit).toBe(2)
  })
})

describe('--dry-run of a command that records', () => {
  it('says that nothing was stored', async () => {
    const { run } = desk()
    await run([...ENOUGH, ...YES])
    const { stderr } = await run(['close', 'testfirma-1', '--outcome', 'solved', '--dry-run'])
    expect(stderr).toContain('nothing was stored')
    expect((await run(['status', '--json'])).json().summary.open).toBe(1)
  })
})

describe('log without a sender', () => {
  it('is the user: it answers a question on that channel, and never stands as an answer of the company', async () => {
    const { run } = desk()
    await run([...ENOUGH, ...YES])
    await run(['confirm', 'testfirma-1', '--sent', ...YES])
    const question = ['--sender', '@testfirma', '--text', 'Wie lautet Ihre Kundennummer?']
    const asked = await run(['log', 'testfirma-1', '--channel', 'x', ...question, ...YES])
    expect(asked.json().case.state).toBe('reply')
    const own = await run([
      'log',
      'testfirma-1',
      '--channel',
      'x',
      '--text',
      'Sie kam per Nachricht.',
      ...YES,
    ])
    expect(own.json().case.state).toBe('waiting')
    expect(own.json().case.events.at(-1)).toMatchObject({ type: 'note_added', channel: 'x' })
  })

  it('and without a channel is a note that changes nothing', async () => {
    const { run } = desk()
    await run([...ENOUGH, ...YES])
    const { exit, json } = await run(['log', 'testfirma-1', '--text', 'Nur eine Notiz.', ...YES])
    expect([exit, json().case.state, json().case.events.at(-1).type]).toEqual([0, 'hand-off', 'note_added'])
  })
})

describe('a company of the whole world', () => {
  it.each(['Microsoft Xbox', 'PSN', 'Apple', 'HTC', 'Samsung'])(
    '%s needs no country of its own',
    async name => {
      const { run } = desk()
      const { exit, json } = await run([
        'new',
        name,
        '--problem',
        'It broke.',
        '--wish',
        'Repair it.',
        '-n',
        '--json',
      ])
      expect(exit).toBe(0)
      expect(json().messages.length).toBeGreaterThan(0)
    },
  )
})

describe('the letter to a company of the whole world', () => {
  it.each([
    ['en', 'Hello'],
    ['de', 'Guten Tag'],
  ])('speaks the language of the interface: %s', async (language, greeting) => {
    const { run } = desk()
    const typed = ['--problem', 'It broke.', '--wish', 'Repair it.', '-n', '--json', '--lang', language]
    const { json } = await run(['new', 'PSN', ...typed])
    expect(json().messages[0].text).toContain(greeting)
  })
})

describe('after change --company', () => {
  it('the new company is not told that it was written to before', async () => {
    const { run } = desk()
    await run(['new', '--company', 'o2', '--problem', 'Dead line.', '--wish', 'Repair it.', ...YES])
    await run(['confirm', 'o2-1', ...YES])
    await run(['change', 'o2-1', '--company', 'telekom', ...YES])
    const plan = await run(['next', 'o2-1', '-n', '--json', '--channel', 'x'])
    expect(plan.json().messages[0].text).toContain('@Telekom_hilft')
    expect(plan.json().messages[0].text).not.toMatch(/gemeldet|Kontakt/)
    const letter = await run(['next', 'o2-1', '-n', '--json', '--channel', 'email'])
    expect(letter.json().messages[0].text).toMatch(/Bisherige Kontakte:?\n.* an (?:Telefónica )?o2/i)
    expect(letter.json().messages[0].text).not.toMatch(/E-Mail an (?:Deutsche )?Telekom/)
  })
})

describe('the command that is printed under npx', () => {
  const npx = { npm_command: 'exec' }

  it('is npx in a checkout, and the program itself where npx made a copy of its own', () => {
    expect(launchOf({ env: npx, realScript: '/code/escalate/bin/escalate.js' })).toBe('npx escalate')
    const copy = '/x/.npm/_npx/ad67/node_modules/escalate/bin/escalate.js'
    expect(launchOf({ env: npx, realScript: copy })).toBe(`node ${copy}`)
  })
})
