/** Foreign text on its way to the terminal: nothing in it may act. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeOutput } from '../../src/terminal/output.ts'
import { safe, safeJson, safeLine } from '../../src/terminal/safe.ts'
import { type Paint, render, styled } from '../../src/terminal/style.ts'

/** What may not reach a terminal: C0 but line feed and tab, DEL, C1, bidi controls, separators, marks, tags. */
const ACTS =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]|[\u{e0000}-\u{e007f}]/u

/** Twenty forms of attack on a terminal or on the eye of its reader. */
const PAYLOADS = {
  'CSI: clear the screen': '\u001b[2J\u001b[H',
  'CSI: colour': '\u001b[31;1mred\u001b[0m',
  'CSI as one C1 character': '\u009b2J',
  'CSI: ask the terminal for an answer': '\u001b[6n',
  'OSC 0: title': '\u001b]0;owned\u0007',
  'OSC 8: link that lies': '\u001b]8;;https://evil.example\u001b\\telekom.de\u001b]8;;\u001b\\',
  'OSC 52: clipboard': '\u001b]52;c;cm0gLXJmIC8=\u0007',
  'OSC as one C1 character': '\u009d0;owned\u009c',
  'DCS: request': '\u001bP$q"p\u001b\\',
  'DCS as one C1 character': '\u0090$q"p\u009c',
  APC: '\u001b_payload\u001b\\',
  'APC as one C1 character': '\u009fpayload\u009c',
  'carriage return over the line': 'refused\rgranted',
  'backspaces over a word': 'no\b\byes',
  'bell and form feed': '\u0007\u000c\u000b',
  'bidi override': 'invoice\u202efdp.exe',
  'bidi isolate': '\u2066left\u2069\u2067right\u2069',
  'tag characters': 'hi\u{e0001}\u{e0049}\u{e0067}',
  'zero width': 'tele\u200bkom\ufeff\u2060',
  'line separators': 'one\u2028two\u2029three\u0085four',
}

function written(json: boolean) {
  const out: string[] = []
  const sink = { write: (text: string) => out.push(text) }
  const output = makeOutput({
    stdout: sink,
    stderr: sink,
    json,
    quiet: false,
    width: 80,
    paint: { stdout: null, stderr: null },
  })
  return { output, all: () => out.join('') }
}

describe('the output', () => {
  it('holds twenty payloads', () => expect(Object.keys(PAYLOADS)).toHaveLength(20))

  it.each(Object.entries(PAYLOADS))('makes it visible: %s', (_name, payload) => {
    for (const json of [false, true]) {
      const { output, all } = written(json)
      output.print(payload)
      output.say(payload)
      output.warn(payload)
      expect(all()).not.toMatch(ACTS)
      expect(all()).not.toBe(`${payload}\n`.repeat(3))
    }
  })

  it.each(Object.entries(PAYLOADS))('writes it into JSON so that it parses back: %s', (_name, payload) => {
    const { output, all } = written(true)
    const value = { text: payload, [payload]: [payload] }
    output.document(value)
    expect(all().slice(0, -1)).not.toMatch(ACTS)
    expect(JSON.parse(all())).toEqual(value)
  })

  it('lets nothing through of 10,000 random texts', () => {
    const nasty = fc.constantFrom(
      ...Object.values(PAYLOADS),
      '\u001b',
      '\u009b',
      '\r',
      '\uf8f1',
      '\uf8f0',
      '\ud800',
    )
    const unit = fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 3 }))
    const text = fc.array(unit, { maxLength: 12 }).map(parts => parts.join(''))
    fc.assert(
      fc.property(text, each => {
        const shown = written(false)
        shown.output.print(each)
        shown.output.warn(styled('bold', each))
        expect(shown.all()).not.toMatch(ACTS)
        const document = written(true)
        document.output.document([each])
        expect(document.all().slice(0, -1)).not.toMatch(ACTS)
        expect(JSON.parse(document.all())).toEqual([each])
      }),
      { numRuns: 10_000 },
    )
  })
})

describe('safe', () => {
  it('shows what it found', () => {
    expect(safe('\u001b[2J\u007f\u009b\u202e\u{e0041}')).toBe('^[[2J^?\\u009b\\u202e\\u{e0041}')
  })

  it('keeps line feeds and tabs, takes CR LF for one line feed, and leaves letters and emoji alone', () => {
    expect(safe('a\tb\r\nc\nd')).toBe('a\tb\nc\nd')
    expect(safe('Grüße 👨‍👩‍👧 汉字 עברית')).toBe('Grüße 👨‍👩‍👧 汉字 עברית')
  })

  it('changes nothing a second time', () => {
    for (const payload of Object.values(PAYLOADS)) expect(safe(safe(payload))).toBe(safe(payload))
  })

  it('makes one line of several', () => expect(safeLine('a\r\nb\tc')).toBe('a b c'))

  it('writes JSON that any reader takes', () => {
    expect(safeJson({ a: '\u202e\u{e0041}\n' })).toBe('{"a":"\\u202e\\udb40\\udc41\\n"}')
  })
})

describe('styles', () => {
  const paint: Paint = (style, text) => `<${style}>${text}</${style}>`

  it('are painted, or taken out', () => {
    const text = `${styled('bold', 'a')} ${styled('bad', 'b')}`
    expect(render(text, paint)).toBe('<bold>a</bold> <bad>b</bad>')
    expect(render(text, null)).toBe('a b')
  })

  it('of foreign text can do no more than colour, and leave no mark', () => {
    const foreign = ['\uf8f1', '\uf8f0', '\uf8f1\uf8f2x\uf8f0', '\uf8f6y', '\uf8f0\uf8f0z'].join('')
    for (const each of [paint, null]) {
      const shown = render(styled('good', foreign), each)
      expect(shown).not.toMatch(/[\uf8f0-\uf8f6]/)
      expect(shown.replace(/<\/?\w+>/g, '')).toBe('xyz')
    }
  })
})

describe('the two streams', () => {
  const streams = (options: { json?: boolean; quiet?: boolean }) => {
    const [out, err]: [string[], string[]] = [[], []]
    const output = makeOutput({
      stdout: { write: (text: string) => out.push(text) },
      stderr: { write: (text: string) => err.push(text) },
      json: options.json ?? false,
      quiet: options.quiet ?? false,
      width: 80,
      paint: { stdout: null, stderr: null },
    })
    output.print('print')
    output.say('say')
    output.warn('warn')
    return { out: out.join(''), err: err.join('') }
  }

  it('keep data and talk apart', () => {
    expect(streams({})).toEqual({ out: 'print\n', err: 'say\nwarn\n' })
    expect(streams({ quiet: true })).toEqual({ out: 'print\n', err: 'warn\n' })
    expect(streams({ json: true })).toEqual({ out: '', err: 'print\nsay\nwarn\n' })
  })
})
