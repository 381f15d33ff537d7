/** Tokens of help desks are no words of anybody, and still say which matter it is. */
import { describe, expect, it } from 'vitest'
import { read } from '../../src/replies/read.ts'
import { tellingTextOf, textPartsOf, visibleTextOf } from '../../src/replies/visible-text.ts'
import { messageOf } from './message.ts'

const OLD = 'ref:_00D20abc1._5003xyz9:ref'
const TOKENS = [
  OLD,
  `[ ${OLD} ]`,
  `[${OLD}]`,
  'ref:!00D20abc1.!5003xyz9:ref',
  'thread::aBcD-efGH1_2345xyz::',
  '{#HS:123-456#}',
  '{#HS:2147483-9#}',
  '[6X7GV5-0KZQ]',
  '[XYZ-123]',
  '##- Bitte geben Sie Ihre Antwort über dieser Zeile ein -##',
]
const ANSWER = 'Hello,\n\nyour line is repaired.\n\nKind regards\nAnn Muster'

describe('a line that only a machine reads', () => {
  it.each(TOKENS)('%s: goes, below the text and below the quote', token => {
    expect(visibleTextOf(`${ANSWER}\n\n${token}`)).toBe(ANSWER)
    expect(visibleTextOf(`${ANSWER}\n${token}\n`)).toBe(ANSWER)
    expect(visibleTextOf(`${ANSWER}\n\n${token}\n\n> My line is dead.\n> Repair it.`)).toBe(ANSWER)
    expect(visibleTextOf(`${ANSWER}\n\n> My line is dead.\n> Repair it.\n\n  ${token}`)).toBe(ANSWER)
  })

  it.each(TOKENS.filter(token => !/^\[[X6]/.test(token)))('%s: goes above the text', token => {
    expect(visibleTextOf(`${token}\n\n${ANSWER}`)).toBe(ANSWER)
  })

  it('goes where several stand, and the answer between quotes keeps its questions', () => {
    const between = 'Hello,\n\n> Is it repaired?\n\nYes.\n\n> Since when?\n\nSince today.'
    expect(visibleTextOf(`${between}\n\n{#HS:1-2#}\n[XYZ-123]\n${OLD}`)).toBe(between)
  })

  it.each([
    `Please quote ${OLD} when you write.`,
    'Your number is\n[XYZ-123]\nin our system. Please quote it.',
    '[XYZ-123]\nYour phone is ready.',
    'See the list:\n[ABC]\n[DEF-GHI]',
    'Reference: {#HS:1#} and more',
  ])('stays where it is part of what somebody says: %j', text => expect(visibleTextOf(text)).toBe(text))

  it('is all there is where nothing else stands', () => {
    expect(visibleTextOf(OLD)).toBe(OLD)
  })

  it('is fast on hostile lines', () => {
    const lines = ['['.repeat(150), 'ref:'.repeat(40), `ref:${'a.'.repeat(70)}`, `[${'A1-'.repeat(50)}`]
    const text = Array.from({ length: 20_000 }, (_, at) => lines[at % lines.length]).join('\n')
    expect(visibleTextOf(text).length).toBeGreaterThan(1000)
    const tokens = `Hello\n${'[AB-1]\n'.repeat(19_000)}`
    expect(visibleTextOf(tokens)).toBe('Hello')
  })
})

describe('the number in it', () => {
  it.each([
    [`${ANSWER}\n\n[ ${OLD} ]`, OLD],
    [`${ANSWER}\n\n> My line is dead.\n> Repair it.\n\n${OLD}`, OLD],
    [`##- Please type your reply above this line -## (4711123)\n\n${ANSWER}`, '4711123'],
  ])('is still found: %j', (text, ticket) => {
    expect(read(messageOf({ text }))).toMatchObject({ visibleText: ANSWER, tickets: [ticket] })
    expect(tellingTextOf(text)).toBe(`${ANSWER}\n${textPartsOf(text).tokens}`)
  })

  it('is not taken from an old mail', () => {
    const old = `-----Original Message-----\nFrom: Ann <a@example.org>\nSubject: x\n\nDead.\n${OLD}`
    expect(textPartsOf(`${ANSWER}\n\n${old}`)).toMatchObject({ visible: ANSWER, tokens: '' })
  })
})
