/** The usual address field is read in a quicker way; it must say what the parser says. */
import fc from 'fast-check'
import { addressParser } from 'postal-mime'
import { expect, it } from 'vitest'
import { addressesIn } from '../../src/mail/fields.ts'

const PARTS = [
  'Anna',
  'Muster',
  '"',
  '<',
  '>',
  ' ',
  '  ',
  ',',
  ';',
  ':',
  '(x)',
  '@',
  '.',
  '-',
  '+',
  '_',
  '=?utf-8?q?=C3=A4?=',
]
const ENDS = [
  'anna@aal.example',
  '<anna.m+1@aal.example>',
  '<a@b>',
  'ä@b.example',
  '<a@xn--bcher-kva.example>',
]
const field = fc.array(fc.constantFrom(...PARTS, ...ENDS), { maxLength: 7 }).map(parts => parts.join(''))
const usual = fc
  .tuple(
    fc.constantFrom('', 'Anna ', '"Anna Muster" ', 'Anna B 2 ', "'Anna' ", '"Anna" "B" '),
    fc.constantFrom(...ENDS),
  )
  .map(([name, address]) => `${name}${address}`)

it('says of any field what the parser says', () => {
  fc.assert(
    fc.property(fc.oneof(field, usual), value => {
      expect(addressesIn(value)).toEqual(addressParser(value))
    }),
    { numRuns: 3000 },
  )
})

it.each([
  ['Anna Muster <anna@aal.example>', 'Anna Muster', 'anna@aal.example'],
  ['"Anna Muster" <Anna.M+x@aal.example>', 'Anna Muster', 'Anna.M+x@aal.example'],
  ['<anna@aal.example>', '', 'anna@aal.example'],
])('reads %s', (value, name, address) => {
  expect(addressesIn(value)).toEqual([{ name, address }])
})
