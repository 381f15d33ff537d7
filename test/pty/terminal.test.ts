/** How the program behaves on terminals of several kinds. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dropHome, homeWith, prepared, type Started, Terminal } from '../support/pty.ts'

const NOW = '2026-11-23T09:00:00Z'
const NEW = ['new', '--company', 'telekom-de', '--problem', 'The line is dead.', '--wish', 'Repair it.']
const SILENT = ['--ref', 'customer number=4711', '--happened', '2026-11-14', '--name', 'Erika', '--email']
const ALL = [...NEW, ...SILENT, 'erika@example.org']
const DOWN = '\u001b[B'

let home: string
beforeEach(() => {
  home = homeWith()
})
afterEach(() => dropHome(home))

const on = (more: Partial<Started>, ...args: string[]) => new Terminal({ home, now: NOW, ...more }, ...args)

describe('the interview', () => {
  it('offers the nearest names for an unknown one', async () => {
    const terminal = on({}, 'new')
    await terminal.answers('Which company is it about?', 'telekon')
    await terminal.sees('"telekon" is not in the directory. Is it one of these?')
    await terminal.sees('None of these')
    terminal.keys('\r')
    await terminal.sees('What happened?')
    terminal.keys('\u0003')
    expect(await terminal.exit()).toBe(130)
    expect(JSON.parse(readFileSync(join(home, 'draft.json'), 'utf8')).company).toMatch(/^tele/)
  })

  it('asks for an address of its own, takes no other text for one, and lets the name be typed again', async () => {
    const terminal = on({}, 'new')
    await terminal.answers('Which company is it about?', 'Qwxzjk')
    await terminal.answers('E-mail address of Qwxzjk', '')
    await terminal.answers('Which company is it about?', 'Hausverwaltung Qwxzjk')
    await terminal.answers('E-mail address of Hausverwaltung Qwxzjk', 'somewhere')
    await terminal.sees('This is no address.')
    terminal.keys(`${'\u007f'.repeat(9)}desk@qwxzjk.example\r`)
    await terminal.sees('What happened?')
    terminal.keys('\u0003')
    expect(await terminal.exit()).toBe(130)
    expect(JSON.parse(readFileSync(join(home, 'draft.json'), 'utf8'))).toEqual({
      company: 'Hausverwaltung Qwxzjk',
      to: { email: 'desk@qwxzjk.example' },
    })
  })

  it('finds out about an unknown company of the command line before it asks anything else', async () => {
    const terminal = on({}, 'new', 'Qwxzjk')
    await terminal.sees('E-mail address of Qwxzjk')
    terminal.keys('\u0004')
    expect(await terminal.exit()).toBe(3)
  })

  it('takes a pasted text of two paragraphs as one answer', async () => {
    const terminal = on({}, 'new', '--company', 'telekom-de')
    await terminal.sees('What happened?')
    terminal.keys('\u001b[200~The line is dead.\r\n\r\nNobody came.\n\u001b[201~')
    await terminal.sees('Nobody came.')
    terminal.keys('\r')
    await terminal.sees('When was that?')
    terminal.keys('\u0003')
    await terminal.exit()
    const { problem } = JSON.parse(readFileSync(join(home, 'draft.json'), 'utf8'))
    expect(problem.trim()).toBe('The line is dead. Nobody came.')
  })

  it('says at once what is wrong with a date, a number and a file', async () => {
    const terminal = on({ columns: 160 }, ...NEW)
    await terminal.answers('When was that?', '2027-01-01')
    await terminal.sees('This day is still to come.')
    terminal.keys(`${'\u007f'.repeat(10)}yesterday\r`)
    await terminal.sees('This is no date.')
    terminal.keys(`${'\u007f'.repeat(9)}\r`)
    await terminal.answers('Your customer number there', 'none')
    await terminal.sees('Write name=number')
    terminal.keys(`${'\u007f'.repeat(4)}order: 4711\r`)
    await terminal.answers('Another number', '12')
    await terminal.sees('Write name=number')
    terminal.keys('\u007f\u007f\r')
    await terminal.answers('A file as attachment', '/nowhere/bill.pdf')
    await terminal.sees('This file cannot be attached')
    await terminal.sees('A file as attachment')
    terminal.keys('\u0003')
    expect(await terminal.exit()).toBe(130)
    expect(JSON.parse(readFileSync(join(home, 'draft.json'), 'utf8')).refs).toEqual([
      { name: 'order', value: '4711' },
    ])
  })

  it('needs ten answers from the first question to the approved message', async () => {
    const terminal = on({}, 'new')
    const answers = [
      'T-Com',
      'The line is dead.',
      '',
      'Repair it.',
      '4711',
      '',
      '',
      'Erika',
      'e@example.org',
      'y',
    ]
    const questions = ['Which company', 'What happened', 'When was', 'What should', 'Your customer number']
    questions.push('Another number', 'A file', 'Your name', 'Your e-mail', 'Make this ready')
    for (const [index, question] of questions.entries()) await terminal.answers(question, answers[index]!)
    expect(await terminal.exit()).toBe(0)
    expect(answers.length).toBeLessThanOrEqual(12)
  })

  it('keeps what was typed when the case cannot be opened', async () => {
    const terminal = on({}, ...ALL, '--by', '2020-01-01')
    await terminal.answers('A file as attachment', '')
    expect(await terminal.exit()).toBe(2)
    expect(terminal.text).toContain('new --resume')
    const resumed = on({}, 'new', '--resume', '--by', '2026-12-10')
    await resumed.answers('Make this ready', 'y')
    expect(await resumed.exit()).toBe(0)
  })

  it('stores nothing in a dry run, not even when it is broken off', async () => {
    const terminal = on({}, ...NEW, '--dry-run')
    await terminal.answers('When was that?', '2026-11-14')
    await terminal.sees('Your customer number')
    terminal.keys('\u0003')
    expect(await terminal.exit()).toBe(130)
    expect(() => readFileSync(join(home, 'draft.json'))).toThrow(/ENOENT/)
  })

  it.each([
    ['de', 'y'],
    ['de', 'yes'],
    ['de', 'ja'],
    ['en', 'j'],
    ['en', 'JA'],
    ['en', ' Yes '],
  ] as const)('%s understands %j as yes', async (language, word) => {
    const terminal = on({ language }, ...ALL)
    await terminal.answers(language === 'de' ? 'Eine Datei' : 'A file', '')
    await terminal.answers(language === 'de' ? 'bereitlegen?' : 'Make this ready', word)
    expect(await terminal.exit()).toBe(0)
  })

  it.each([
    ['de', 'no'],
    ['de', 'nein'],
    ['en', 'n'],
    ['en', 'Nein'],
    ['en', ''],
  ] as const)('%s understands %j as no, and asks again for anything else', async (language, word) => {
    const terminal = on({ language }, ...ALL)
    await terminal.answers(language === 'de' ? 'Eine Datei' : 'A file', '')
    await terminal.answers(language === 'de' ? 'bereitlegen?' : 'Make this ready', 'x')
    await terminal.sees(language === 'de' ? 'Bitte antworte mit j oder n.' : 'Please answer y or n.')
    terminal.keys(`\u007f${word}\r`)
    expect(await terminal.exit()).toBe(3)
  })
})

describe('a screen reader or a plain terminal', () => {
  /** Every control sequence but colours and styles (SGR, ECMA-48 8.3.117). */
  const sequences = (raw: string) => raw.match(/\u001b(?!\[[\d;]*m).{0,8}/g) ?? []

  it.each([
    ['--accessible', {}, ['--accessible']],
    ['ACCESSIBLE=1', { ACCESSIBLE: '1' }, []],
    ['TERM=dumb', { TERM: 'dumb' }, []],
  ])('%s: numbered choices, and nothing moves', async (_name, env, flags) => {
    const terminal = on({ env }, 'new', ...flags)
    await terminal.answers('Which company is it about?', 'telekon')
    await terminal.sees('1. ')
    await terminal.answers('1-2:', '0')
    await terminal.answers('1-2:', '1')
    for (const answer of ['The line is dead.', '', 'Repair it.', '', '', '', '', 'y'])
      await terminal.answers('):', answer)
    expect(await terminal.exit()).toBe(0)
    expect(sequences(terminal.raw)).toEqual([])
  })

  it('has no colour with NO_COLOR, in the questions too', async () => {
    const terminal = on({ env: { NO_COLOR: '1' } }, ...ALL)
    await terminal.answers('A file', '')
    await terminal.answers('Make this ready', 'y')
    expect(await terminal.exit()).toBe(0)
    expect(terminal.raw).not.toMatch(/\u001b\[[\d;]*m/)
  })
})

describe('escalate alone', () => {
  it('says what needs you, then offers a menu', async () => {
    prepared(home, NOW, ...ALL, '--yes')
    const terminal = on({})
    await terminal.sees('telekom-1 [yours to post]')
    await terminal.sees('What would you like to do?')
    await terminal.sees('Say whether the message of telekom-1 went out')
    await terminal.sees('Show telekom-1')
    terminal.keys(`${DOWN}${DOWN}\r`)
    await terminal.sees('History')
    expect(await terminal.exit()).toBe(0)
  })

  it('begins with a new case or nothing where there is none', async () => {
    const terminal = on({ language: 'de' })
    await terminal.sees('Kein offener Fall.')
    await terminal.sees('Einen neuen Fall eröffnen')
    terminal.keys(`${DOWN}\r`)
    expect(await terminal.exit()).toBe(0)
  })
})

describe('half a terminal', () => {
  const output = () => join(home, 'out.txt')

  it('asks nothing when stdout goes to a file', async () => {
    const missing = on({ shell: `$0 > ${output()}` }, 'new')
    expect(await missing.exit()).toBe(2)
    expect(missing.text).toContain('missing: --company')
    const unapproved = on({ shell: `$0 > ${output()}` }, ...ALL)
    expect(await unapproved.exit()).toBe(3)
    expect(unapproved.text).toContain('approval needed')
    expect(readFileSync(output(), 'utf8')).not.toContain('?25')
  })

  it('asks nothing when stdin is a file', async () => {
    writeFileSync(output(), 'telekom\n')
    const missing = on({ shell: `$0 < ${output()}` }, 'new')
    expect(await missing.exit()).toBe(2)
    expect(missing.text).toContain('missing: --company')
    const unapproved = on({ shell: '$0 < /dev/null' }, ...ALL)
    expect(await unapproved.exit()).toBe(3)
  })

  it.each(['--no-input', '--json'])('asks nothing with %s', async flag => {
    const terminal = on({}, 'new', flag)
    expect(await terminal.exit()).toBe(2)
    expect(terminal.text).not.toContain('Which company')
  })

  it('asks nothing in CI, with ESCALATE_NO_INPUT, or where the terminal has no name', async () => {
    for (const env of [{ CI: '1' }, { ESCALATE_NO_INPUT: '1' }]) {
      const terminal = on({ env }, 'new')
      expect(await terminal.exit()).toBe(2)
    }
    const nameless = on({ shell: 'unset TERM; exec $0' }, 'new')
    expect(await nameless.exit()).toBe(2)
  })
})
