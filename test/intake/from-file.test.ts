/** `new --from`: JSON and YAML, checked field by field; the flags and the schema are one list. */
import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { register } from '../../src/commands/new.ts'
import { FIELDS, intakeSchema } from '../../src/intake/fields.ts'
import { intakeFrom } from '../../src/intake/from-file.ts'
import { desk } from '../support/in-process.ts'

/** What is said of a wrong text. */
function wrong(text: string): string {
  try {
    intakeFrom(text, 'case.yaml')
  } catch (error) {
    expect(error).toMatchObject({ code: 'bad_input', exit: 2 })
    return (error as Error).message
  }
  throw new Error('was taken')
}

describe('the list of fields', () => {
  const program = new Command()
  register(program, { tr: en => en, act: () => async () => undefined })
  const flags = program.commands[0]!.options.map(option => option.long)

  it('has a flag for each field, and each flag of `new` is a field or says how to go about it', () => {
    const ways = ['--problem-file', '--from', '--resume', '--approve', '--again', '--qr']
    const fields = Object.values(FIELDS).map(field => field.flag)
    expect([...fields, ...ways].sort()).toEqual([...flags].sort())
  })

  it('is printed as JSON Schema by `help formats`', async () => {
    const { exit, json } = await desk().run(['help', 'formats', '--json'])
    expect([exit, json().topic]).toEqual([0, 'formats'])
    expect(json().intake).toEqual(intakeSchema())
    expect(Object.keys(intakeSchema().properties)).toEqual(Object.keys(FIELDS))
    const { stdout } = await desk().run(['help', 'formats'])
    expect(JSON.parse(stdout.slice(stdout.indexOf('\n{')))).toEqual(intakeSchema())
  })
})

describe('a good file', () => {
  const whole = {
    company: 'Testfirma',
    problem: 'The line is dead.\nSince Saturday.',
    title: 'Dead line',
    wish: 'Repair it.',
    category: 'telecom',
    happened: '2026-11-20',
    refs: [{ name: 'customer', value: '0049' }],
    attach: [],
    channels: ['x', 'email'],
    to: { email: 'service@example.com', x: '@testfirma' },
    by: '2026-12-11',
    name: 'Erika Beispiel',
    email: 'erika@example.org',
    phone: '0171 000000',
    address: 'Beispielweg 1\n12345 Musterstadt',
    country: 'DE',
    region: 'BY',
    textLang: 'en',
  }

  it('as JSON gives every field to the case; --from - reads stdin', async () => {
    const at = desk(undefined, { stdin: { isTTY: false, read: async () => JSON.stringify(whole) } })
    const { exit, json } = await at.run(['new', '--from', '-', '--yes', '--json'])
    expect(exit).toBe(0)
    const { case: made } = json()
    expect(made).toMatchObject({
      id: 'testfirma-1',
      title: whole.title,
      problem: whole.problem,
      wish: whole.wish,
      category: 'telecom',
      happened: '2026-11-20',
      textLanguage: 'en',
      refs: whole.refs,
      complainant: {
        name: whole.name,
        email: whole.email,
        phone: whole.phone,
        address: whole.address,
        country: 'DE',
        region: 'BY',
      },
    })
    expect(made.ladder.map((rung: { channel: string; wait: string }) => [rung.channel, rung.wait])).toEqual([
      ['x', 'by:2026-12-11'],
      ['email', '5bd'],
    ])
  })

  it('gives way to flags, in `to` for each channel of its own', async () => {
    const at = desk(undefined, { stdin: { isTTY: false, read: async () => JSON.stringify(whole) } })
    const flags = ['--from', '-', '--to', 'x=@other', '--title', 'My title', '--channels', 'email,x']
    const { json } = await at.run(['new', ...flags, '--dry-run', '--json'])
    expect(json().messages.map((each: { to: string }) => each.to)).toEqual(['service@example.com', '@other'])
    expect(json().messages[0].subject).toContain('My title')
  })

  it('as YAML keeps what only looks like a number, a date or a truth value', () => {
    const yaml =
      'company: Testfirma\nphone: 01711234567\nhappened: 2026-11-20\ntitle: no\nrefs:\n  - {name: 1e3, value: 00817}\n'
    expect(intakeFrom(yaml, 'x')).toEqual({
      company: 'Testfirma',
      phone: '01711234567',
      happened: '2026-11-20',
      title: 'no',
      refs: [{ name: '1e3', value: '00817' }],
    })
    expect(intakeFrom('{"title": 12345678901234567890}', 'x')).toEqual({ title: '12345678901234567890' })
  })

  it('cannot bring half a character into a text', () => {
    expect(intakeFrom('{"title": "a\\ud800b"}', 'x').title).toBe('a\ufffdb')
  })
})

describe('a broken file', () => {
  it.each([
    ['{"company": "telekom",\n "problem": }', 'line 2, column 13: problem: should be a string, not null'],
    ['company: telekom\nrefs:\n- name: a\n  value: [1]', 'line 4, column 10: refs[0].value: should be'],
    ['{"company": "telekom"\n "wish": "x"}', 'line 2, column 2'],
    ['company: telekom\n  problem: x', 'line 1, column 10'],
    ['company: "telekom', 'line 1, column '],
    ['title: a\ntitle: b', 'line 2, column 1'],
    ['{"__proto__": {"wish": "x"}}', '__proto__'],
  ])('%j is told with its place: %s', (text, place) => {
    expect(wrong(text)).toMatch(/^case\.yaml: /)
    expect(wrong(text)).toContain(place)
  })

  it.each([
    ['[]', 'the document: should be an object, not array'],
    ['', 'the document: should be an object, not null'],
    ['just words', 'the document: should be an object, not string'],
    ['titel: x', 'case.yaml: the document: there is no field titel; fields are company, problem, '],
    ['title: [x]', 'case.yaml: line 1, column 8: title: should be a string, not array'],
    ['title: null', 'title: should be a string, not null'],
    [`title: ${'x'.repeat(121)}`, 'title: at most 120 characters, not 121'],
    ['category: phones', 'category: "phones" is not one of telecom, '],
    ['channels: [fax]', 'channels[0]: "fax" is not one of email, '],
    ['channels: email', 'channels: should be an array, not string'],
    ['to: {fax: x}', 'to: "fax" is not one of email, '],
    ['refs: [{name: a}]', 'refs[0]: value is missing'],
    ['refs: [{name: a, value: b, c: d}]', 'refs[0]: there is no field c; fields are name, value'],
    [`attach: [${'a,'.repeat(51)}]`, 'attach: at most 50 entries'],
  ])('%j: %s', (text, message) => expect(wrong(text)).toContain(message))

  it('that would eat the memory or the stack is refused', () => {
    expect(wrong(' '.repeat(1_000_001))).toContain('larger than')
    expect(wrong(`${'['.repeat(20_000)}`)).toMatch(/line 1, column|nested too deeply/)
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      'b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]',
      'c: [*b,*b,*b,*b,*b,*b,*b]',
    ]
    expect(wrong(bomb.join('\n'))).toMatch(/aliases|no field/)
  })

  it('stores nothing, exit 2', async () => {
    const at = desk(undefined, { stdin: { isTTY: false, read: async () => '{"company": ' } })
    const { exit, json } = await at.run(['new', '--from', '-', '--yes', '--json'])
    expect([exit, json().error.code]).toEqual([2, 'bad_input'])
    expect(json().error.message).toMatch(/^stdin: line 1, column \d+: /)
    expect((await at.run(['status', '--all', '--json'])).json().cases).toEqual([])
  })
})
