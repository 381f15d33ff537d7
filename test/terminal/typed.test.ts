/** What people type and drop into the interview. */
import { describe, expect, it } from 'vitest'
import { pathTyped, refTyped } from '../../src/intake/typed.ts'
import { yesOrNo } from '../../src/terminal/prompts.ts'

describe('a number with its name', () => {
  it.each([
    ['order=4711', 'order', '4711'],
    ['Auftrag: 47 11', 'Auftrag', '47 11'],
    [' Vertrag = A=1 ', 'Vertrag', 'A=1'],
  ])('%s', (text, name, value) => expect(refTyped(text)).toEqual({ name, value }))

  it.each(['', '4711', '=4711', 'order=', 'order', '47 11', 'DE 4711', '__proto__'])('is not %j', text =>
    expect(refTyped(text)).toBeNull(),
  )
})

describe('a path', () => {
  it.each([
    ['bill.pdf', 'bill.pdf'],
    ["'/tmp/my bill.pdf' ", '/tmp/my bill.pdf'],
    ['"/tmp/my bill.pdf"', '/tmp/my bill.pdf'],
    ['/tmp/my\\ bill\\(1\\).pdf', '/tmp/my bill(1).pdf'],
    ['~/bill.pdf', '/home/erika/bill.pdf'],
    ['C:\\Users\\erika\\bill.pdf', 'C:\\Users\\erika\\bill.pdf'],
  ])('%s', (text, path) => expect(pathTyped(text, '/home/erika')).toBe(path))
})

describe('yes and no', () => {
  it('are understood in both languages', () => {
    for (const word of ['y', 'Yes', 'j', ' JA ']) expect(yesOrNo(word, false)).toBe(true)
    for (const word of ['n', 'No', 'nein']) expect(yesOrNo(word, true)).toBe(false)
    for (const word of ['jo', 'yep', '1', '-', 'jaja']) expect(yesOrNo(word, true)).toBeNull()
  })

  it('are the default for an empty line', () => {
    expect(yesOrNo('', false)).toBe(false)
    expect(yesOrNo('  ', true)).toBe(true)
  })
})
