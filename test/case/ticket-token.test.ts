import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ticketToken } from '../../src/case/ticket-token.ts'

describe('a ticket number as its help desk writes it', () => {
  it.each([
    ['2026112210000012', 'Re: Störung [Ticket#2026112210000012]', '[Ticket#2026112210000012]'],
    ['2026112210000012', '[Ticket#: 2026112210000012] Störung', '[Ticket#: 2026112210000012]'],
    ['123', '[kundenservice.example #123] Störung', '[kundenservice.example #123]'],
    ['123', 'Störung [#123]', '[#123]'],
    ['ABC-123', '[JIRA] [ABC-123] Störung', '[ABC-123]'],
    ['ref:_00D1._5001:ref', 'Störung [ ref:_00D1._5001:ref ]', '[ ref:_00D1._5001:ref ]'],
    ['77', 'Ticket#77: Störung', 'Ticket#77'],
    ['77', 'Case # 77', 'Case # 77'],
    ['77', 'Störung #77', '#77'],
    ['77', 'Ihre Vorgangsnummer: 77', null],
    ['77', 'Störung (77)', null],
    ['77', 'Ticket#771', null],
    ['77', '[Ticket#177] und [Ticket#77]', '[Ticket#77]'],
    ['77', '[offen] 77 [dringend]', null],
    ['77', '[zu\nTicket#77]', 'Ticket#77'],
    ['77', `[${'x'.repeat(60)} 77]`, null],
    ['77', '', null],
    ['', '[Ticket#77]', null],
  ])('%s in %j: %j', (ticket, text, token) => {
    expect(ticketToken(ticket, [text])).toBe(token)
  })

  it('is taken from the subject before the text, with brackets before without', () => {
    expect(ticketToken('77', ['Ticket#77', 'siehe [Ticket#77]'])).toBe('[Ticket#77]')
    expect(ticketToken('77', ['[A#77]', '[B#77]'])).toBe('[A#77]')
  })

  it('always stands in the text, on one line, however long that is', () => {
    const pieces = fc.constantFrom('[', ']', '#', '77', 'Ticket', ' ', '\n', 'x')
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), parts => {
        const text = parts.join('')
        const token = ticketToken('77', [text])
        if (token === null) return
        expect(text).toContain(token)
        expect(token).toContain('77')
        expect(token).not.toMatch(/[\r\n]/)
      }),
    )
    expect(ticketToken('77', ['77 '.repeat(300_000)])).toBeNull()
  })
})
