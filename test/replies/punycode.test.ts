import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readableHost } from '../../src/replies/punycode.ts'

describe('punycode', () => {
  it.each([
    'm\u00fcnchen.example',
    'stra\u00dfe.example',
    'f\u0435rnruf.example',
    '\u4f8b\u3048.example',
    'b\u00fccher-\u00e4.example',
  ])('%s comes back as it was, from the form of the DNS', host => {
    const ascii = new URL(`http://${host}`).hostname
    expect(ascii).toContain('xn--')
    expect(readableHost(ascii.toUpperCase())).toBe(host)
  })

  it('agrees with the URL parser on any name it takes', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...'abcz0\u00e4\u00f6\u00fc\u00e9\u0430\u0435\u03b1\u4f8b-'),
      minLength: 2,
      maxLength: 12,
    })
    fc.assert(
      fc.property(letters, label => {
        const host = `x${label}x.example`
        expect(readableHost(new URL(`http://${host}`).hostname)).toBe(host)
      }),
    )
  })

  it.each(['xn--', 'xn--!!!', `xn--${'a'.repeat(80)}`, 'xn--99999999', 'plain.example.', 'xn--\u00fc'])(
    'leaves %j whole or reads it, and never throws',
    host => expect(typeof readableHost(host)).toBe('string'),
  )
})
