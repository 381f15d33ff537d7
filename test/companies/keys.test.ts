import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allowedEdits, editDistance } from '../../src/companies/distance.ts'
import { compact, hostIn, keysOf, withoutLegalForm } from '../../src/companies/keys.ts'

describe('keysOf', () => {
  it.each([
    ['Straße', ['strasse']],
    ['Müller', ['muller', 'mueller']],
    ['Mu\u0308ller', ['muller', 'mueller']],
    ['E.ON', ['eon']],
    ["L'Oréal", ['loreal']],
    ['H&M', ['h und m']],
    ['Hinz and Kunz', ['hinz und kunz']],
    ['Land Rover', ['land rover']],
    ['Amazon S.à r.l.', ['amazon sa rl', 'amazon']],
    ['GmbH', ['gmbh']],
    ['ＤＨＬ', ['dhl']],
    ['Ёлка', ['елка']],
    ['***', []],
  ])('makes of %s %j', (text, keys) => {
    expect(keysOf(text)).toEqual(keys)
  })

  it('never strips a name to nothing', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('gmbh', 'und', 'co', 'kg', 'ag', 'x'), { minLength: 1 }),
        words => {
          expect(withoutLegalForm(words.join(' '))).not.toBe('')
        },
      ),
    )
  })

  it('gives keys of letters and digits only, which stay as they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), text => {
        for (const key of keysOf(text)) {
          expect(key).toMatch(/^[\p{L}\p{N}]+( [\p{L}\p{N}]+)*$/u)
          expect(compact(key)).not.toContain(' ')
        }
      }),
    )
  })
})

describe('hostIn', () => {
  it.each([
    ['https://www.telekom.de/hilfe', 'telekom.de'],
    ['http://user@shop.example.com:8080/?q', 'shop.example.com'],
    ['info@telekom.de', 'telekom.de'],
    ['WWW.Example.ORG', 'example.org'],
    ['telekom', null],
    ['two words.de', null],
    ['.de', null],
    ['', null],
  ])('reads %s as %s', (text, host) => {
    expect(hostIn(text)).toBe(host)
  })

  it('takes a long hostile text in its stride', () => {
    expect(hostIn(`${'a.'.repeat(100_000)}!`)).toBeNull()
  })
})

describe('editDistance', () => {
  it.each([
    ['telekom', 'telekom', 0],
    ['telekom', 'teelkom', 1],
    ['telekom', 'telekomm', 1],
    ['telekom', 'telkom', 1],
    ['telekom', 'talakom', 2],
    ['telekom', 'vodafone', 3],
    ['', 'ab', 2],
  ])('%s - %s = %i', (a, b, edits) => {
    expect(editDistance(a, b, 2)).toBe(edits)
  })

  it('is the same both ways and zero only for equals', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 })
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b, 9)).toBe(editDistance(b, a, 9))
        expect(editDistance(a, b, 9) === 0).toBe(a === b)
        expect(editDistance(a, b, 1)).toBe(Math.min(editDistance(a, b, 9), 2))
      }),
    )
  })

  it('allows edits by length', () => {
    expect([1, 3, 4, 7, 8, 20].map(allowedEdits)).toEqual([0, 0, 1, 1, 2, 2])
  })
})
