/** "What bad input gets": a message that names the field and what would be right, the contract's code, nothing stored. */
import { execFileSync } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { desk, ENOUGH } from '../support/in-process.ts'
import { newHome } from '../support/program.ts'

const NAMED = ['new', '--problem', 'The line is dead.', '--wish', 'Repair it.', '--yes']

/** Refused with exit 2, in words that hold these; the data folder stays empty. */
async function refused(argv: readonly string[], code: string, ...words: readonly string[]) {
  const at = desk()
  const { exit, json } = await at.run([...argv, '--json'])
  const { error } = json()
  expect([exit, error.code]).toEqual([2, code])
  const said = [error.message, ...error.hints].join('\n')
  for (const word of words) expect(said).toContain(word)
  expect(readdirSync(at.home)).toEqual([])
  expect([at.opened, at.copied]).toEqual([[], []])
  return error
}

describe('the company', () => {
  it('that nobody knows: the nearest names, and how to give an address', () =>
    refused([...NAMED, '--company', 'telekomm'], 'unknown_company', '--company', 'telekom-de', '--to email='))

  it('whose name fits several: all of them', () =>
    refused(
      [...NAMED, '--company', 'o2', '--country', 'FR'],
      'ambiguous_company',
      '--company o2-de',
      'o2-uk',
    ))

  it('named twice', () => refused([...NAMED, 'telekom', '--company', 'vodafone-de'], 'bad_input', 'twice'))
  it('blank', () => refused([...NAMED, '--company', '  '], 'missing_input', '--company "..."'))
  it('whose desks cannot be used on these channels', () =>
    refused(
      [...NAMED, '--company', 'Testfirma', '--to', 'x=@t', '--channels', 'email'],
      'no_address',
      '--to',
    ))
})

describe('an address that is not one', () => {
  it.each(['nobody', 'a@example.com\nBcc: b@example.com', 'a@b', '@', 'a@example.com, b@example.com'])(
    '%j',
    to =>
      refused(
        [...NAMED, 'Testfirma', '--to', `email=${to}`],
        'bad_address',
        '--to email',
        'service@example.com',
      ),
  )
  it('of X', () => refused([...NAMED, 'Testfirma', '--to', 'x=not a handle'], 'bad_address', '--to x', '@'))
})

describe('one field', () => {
  it.each([
    [['--problem', ''], 'empty_field', ['--problem']],
    [['--problem', ' \n\t '], 'empty_field', ['--problem', '"..."']],
    [['--problem', 'x'.repeat(20_001)], 'too_long', ['--problem', '20000', '20001']],
    [['--problem', '\u200b\u202e \u2060'], 'empty_field', ['--problem']],
    [['--problem', '...!?'], 'empty_field', ['--problem']],
    [['--wish', '\u200b'], 'empty_field', ['--wish']],
    [['--title', '...'], 'empty_field', ['--title']],
    [['--wish', ' '], 'empty_field', ['--wish']],
    [['--wish', 'x'.repeat(2_001)], 'too_long', ['--wish', '2000']],
    [['--title', ''], 'empty_field', ['--title']],
    [['--happened', '2026-11-24'], 'date_in_future', ['--happened', '2026-11-23']],
    [['--happened', '31.02.2026'], 'bad_date', ['--happened', '31.02.2026', '30.11.2026']],
    [['--by', '2026-11-23'], 'date_in_past', ['--by']],
    [['--by', 'soon'], 'bad_date', ['--by', 'soon']],
    [['--category', 'phones'], 'unknown_category', ['--category', 'telecom']],
    [['--channels', 'email,fax'], 'unknown_channel', ['fax', 'email, x, facebook']],
    [['--channels', 'phone,email'], 'unknown_channel', ['phone', 'email, x, facebook']],
    [['--to', 'phone=call us'], 'bad_address', ['--to phone', '+49']],
    [['--channels', ' , '], 'empty_field', ['--channels']],
    [['--to', 'fax=1234'], 'unknown_channel', ['fax']],
    [['--to', 'facebook=https://evil.test/x'], 'bad_address', ['--to facebook', 'evil.test']],
    [['--email', 'nobody'], 'bad_address', ['--email', 'nobody', '@']],
    [['--name', 'x'.repeat(301)], 'bad_input', ['--name', '300']],
    [['--ref', `a=${'x'.repeat(301)}`], 'bad_input', ['--ref', '300']],
    [['--region', 'ZZ', '--country', 'DE'], 'unknown_calendar', ['ZZ']],
    [['--country', 'XX'], 'unknown_calendar', ['XX']],
    [['--text-lang', 'fr'], 'bad_input', ['--text-lang', 'de, en']],
    [['--to', 'service@example.com'], 'bad_input', ['--to', 'NAME=VALUE']],
    [['--to', 'email=other@example.com'], 'bad_input', ['--to', 'email']],
    [['--ref', '12345'], 'bad_input', ['--ref', 'NAME=VALUE']],
    [['--country', 'Germany'], 'bad_country', ['--country', 'DE']],
    [['--attach', '/nowhere/bill.pdf'], 'unreadable_attachment', ['/nowhere/bill.pdf']],
    [['--attach', '/'], 'unreadable_attachment', ['folder']],
    [['--problem-file', '/nowhere'], 'bad_input', ['--problem-file']],
    [['--from', '/nowhere.yaml'], 'unreadable_file', ['--from', '/nowhere.yaml']],
    [['--lang', 'fr'], 'wrong_usage', ['--lang', 'de, en']],
    [['--now', ''], 'bad_date', ['--now', '2026-11-23T09:00:00Z']],
    [['--now', '2024-02-30T00:00:00Z'], 'bad_date', ['2024-02-30']],
    [['--now', '2026-13-01'], 'bad_date', ['2026-13-01']],
    [['--now', 'noon'], 'bad_date', ['--now', '2026-11-23T09:00:00Z']],
    [['--bogus'], 'wrong_usage', ['--bogus', 'help new']],
    [['one', 'two'], 'wrong_usage', ['too many arguments']],
  ] as const)('%j', (flags, code, words) => refused([...ENOUGH, '--yes', ...flags], code, ...words))
})

describe('files and stdin', () => {
  it('stdin can be read once', () =>
    refused(['new', '--from', '-', '--problem-file', '-'], 'bad_input', '--from -', '--problem-file -'))

  it('a problem in Latin-1 is refused, not guessed', () => {
    const file = join(newHome(), 'problem.txt')
    writeFileSync(file, Buffer.from('Anschlu\xdf tot', 'latin1'))
    return refused(['new', 'telekom', '--problem-file', file, '--wish', 'W'], 'unreadable_file', 'UTF-8')
  })

  it('files that do not fit into one mail, alone or together', async () => {
    const folder = newHome()
    const [half, all] = [join(folder, 'half.bin'), join(folder, 'all.bin')]
    writeFileSync(half, Buffer.alloc(8_000_000, 1))
    writeFileSync(all, Buffer.alloc(15_000_000, 1))
    await refused([...ENOUGH, '--attach', all], 'attachment_too_large', 'all.bin', '20 MB')
    await refused(
      [...ENOUGH, '--attach', half, '--attach', half],
      'attachment_too_large',
      'half.bin',
      '20 MB',
    )
  })
})

describe('a file that is none', () => {
  it.each(['--problem-file', '--from'])(
    '%s: a pipe without a writer does not hang, a folder is named',
    async flag => {
      const pipe = join(newHome(), 'pipe')
      execFileSync('mkfifo', [pipe])
      for (const file of [pipe, newHome()])
        await refused(['new', 'telekom', '--wish', 'W', flag, file], 'unreadable_file', flag, file, 'stdin')
    },
  )
})

describe('what is missing', () => {
  it('names an empty company with the rest', async () => {
    const error = await refused(['new', '--company', ''], 'missing_input')
    expect(error.missing).toEqual(['--company', '--problem', '--wish'])
    expect(error.hints).toEqual(['escalate new --json --company "..." --problem "..." --wish "..."'])
  })

  it('is listed at once, with a command line that holds everything that was typed', async () => {
    const typed = ['new', 'telekom', '--ref', 'customer=47 11', '--no-input', '--to', 'email=a@example.com']
    const error = await refused(typed, 'missing_input')
    expect(error.missing).toEqual(['--problem', '--wish'])
    expect(error.hints).toEqual([
      `escalate new --company telekom --no-input --ref 'customer=47 11' --to email=a@example.com --json --problem "..." --wish "..."`,
    ])
    const text = await desk().run(['new'])
    expect(text.stderr).toBe(
      'escalate: missing: --company, --problem, --wish\n' +
        '  escalate new --company "..." --problem "..." --wish "..."\n',
    )
  })
})

it('a name or a number with line breaks is kept on one line', async () => {
  const flags = ['--name', 'Erika\r\nBcc: x@evil.test', '--phone', '0228\u20281\u00852']
  const { json } = await desk().run([...ENOUGH, ...flags, '--yes', '--json'])
  expect(json().case.complainant).toMatchObject({ name: 'Erika Bcc: x@evil.test', phone: '0228 1 2' })
})
