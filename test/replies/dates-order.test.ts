/** "05/06/2027" is two days: which one is told by the sender's other dates, language and country, else by nobody. */
import { describe, expect, it } from 'vitest'
import { dayOrderOf } from '../../src/replies/dates-order.ts'
import { prepare } from '../../src/replies/prepare.ts'
import { read } from '../../src/replies/read.ts'
import { messageOf } from './message.ts'

const TEXT = 'We will send you our decision by 05/06/2027.'
const saidBy = (from: string, text = TEXT, address?: string) => {
  const known = address === undefined ? null : { known: [{ channel: 'email' as const, address }] }
  return messageOf({ from, text, company: known })
}

describe('day and month', () => {
  it.each([
    ['help@rail.example.co.uk', TEXT, 'day-first'],
    ['help@rail.example.ie', TEXT, 'day-first'],
    ['help@city.example.us', TEXT, 'month-first'],
    ['help@rail.example.com', TEXT, null],
    ['help@rail.example.ca', TEXT, null],
    ['help@rail.example.com', `Your mail of 12/31/2026 arrived. ${TEXT}`, 'month-first'],
    ['help@rail.example.com', `Your mail of 31/12/2026 arrived. ${TEXT}`, 'day-first'],
    ['help@rail.example.com', `Your mails of 31/12/2026 and 12/31/2026 arrived. ${TEXT}`, null],
    ['help@rail.example.co.uk', `Your mail of 12/31/2026 arrived. ${TEXT}`, 'month-first'],
    ['hilfe@bahn.example.com', 'Wir senden Ihnen unsere Entscheidung bis zum 05/06/2027.', 'day-first'],
  ])('%s: %s', (from, text, order) => expect(dayOrderOf(prepare(saidBy(from, text)))).toBe(order))

  it('are also told by an address that is known of the company', () => {
    const message = saidBy('agent@desk.example.com', TEXT, 'help@rail.example.co.uk')
    expect(read(message).promise?.rule).toBe('by:2027-06-05')
  })

  it('are quoted and not counted where nobody knows', () => {
    expect(read(saidBy('help@rail.example.com')).promise).toEqual({
      text: 'by 05/06/2027',
      rule: null,
      dueAt: null,
    })
  })
})
