import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inert, shownWords } from '../../src/terminal/inert.ts'

describe('links of a stranger', () => {
  it.each([
    ['https://evil.test/login', 'hxxps[:]//evil[.]test/login'],
    ['siehe http://a.b.evil.test?x=1.', 'siehe hxxp[:]//a[.]b[.]evil[.]test?x=1.'],
    ['HTTPS://EVIL.TEST', 'hxxpS[:]//EVIL[.]TEST'],
    ['www.evil.test', 'www[.]evil[.]test'],
    ['evil.test/login jetzt', 'evil[.]test/login jetzt'],
    ['ftp://evil.test', 'ftp[:]//evil[.]test'],
    ['https://bank.example@evil.test/', 'hxxps[:]//bank[.]example@evil[.]test/'],
    ['mailto:a@evil.test', 'mailto[:]a[@]evil[.]test'],
    ['Write to help.desk+x@evil.co.test, now.', 'Write to help.desk+x[@]evil[.]co[.]test, now.'],
    ['<a@evil.test> (b@evil.test)', '<a[@]evil[.]test> (b[@]evil[.]test)'],
    ['J\u00f6rg@b\u00f6se.test', 'J\u00f6rg[@]b\u00f6se[.]test'],
    ['@evil_help und 5 @ 3.50', '@evil_help und 5 @ 3.50'],
    ['0800 3301000, +49 30 123456', '0800 3301000, +49 30 123456'],
    ['javascript:alert(1)', 'javascript[:]alert(1)'],
    ['Am 22.11.2026 um 14:22 Uhr, z.B. morgen. Danke.', 'Am 22.11.2026 um 14:22 Uhr, z.B. morgen. Danke.'],
  ])('%s', (text, shown) => expect(inert(text)).toBe(shown))

  it('are live for nobody, whatever stands around them', () => {
    const piece = fc.constantFrom(
      'http://',
      'https://',
      'www.',
      'evil.test',
      '/x',
      ' ',
      '.',
      '@',
      ':',
      '[.]',
      '\u00e4',
      'HTTP://',
      '\n',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), pieces => {
        expect(inert(pieces.join(''))).not.toMatch(/https?:\/\/|[a-z]@evil\.test(?![\w@])/i)
      }),
    )
  })

  it('only: what the company writes stays as it is, and what nobody knows of too', () => {
    const text = 'https://fernruf.example/x'
    expect([shownWords(text, true), shownWords(text, null), shownWords(text, false)]).toEqual([
      text,
      text,
      inert(text),
    ])
  })

  it('take no time', () => {
    for (const hostile of [
      'a.'.repeat(50_000),
      'http://'.repeat(20_000),
      'x:'.repeat(50_000),
      'www.'.repeat(30_000),
      'a@'.repeat(50_000),
      `a@${'b.'.repeat(50_000)}`,
      `a@${'b'.repeat(90_000)}`,
    ])
      expect(inert(hostile).length).toBeGreaterThan(0)
  }, 5000)
})
