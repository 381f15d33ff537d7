import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeFileName, safeFileNames } from '../../src/channels/email/file-name.ts'
import { anyText } from './messages.ts'

describe('the name of an attachment', () => {
  it.each([
    ['Rechnung März 2026.pdf', 'Rechnung_Maerz_2026.pdf'],
    ['Straße.JPG', 'Strasse.JPG'],
    ['résumé.txt', 'resume.txt'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\erika\\bill.pdf', 'bill.pdf'],
    ['..', 'attachment'],
    ['.env', 'env'],
    ['-rf.txt', 'rf.txt'],
    ['', 'attachment'],
    ['счёт.pdf', 'pdf'],
    ['CON', '_CON'],
    ['con.pdf', '_con.pdf'],
    ['LPT1.tar.gz', '_LPT1.tar.gz'],
    ['bill.pdf\u0000.exe', 'bill.pdf_.exe'],
    ['bill\u202efdp.exe', 'bill_fdp.exe'],
    ['a\r\nContent-Type: text/html.pdf', 'html.pdf'],
    ['bill.pdf...', 'bill.pdf'],
  ])('%j travels as %j', (name, expected) => {
    expect(safeFileName(name)).toBe(expected)
  })

  it('is at most 100 characters and keeps its ending', () => {
    expect(safeFileName(`${'a'.repeat(4000)}.pdf`)).toBe(`${'a'.repeat(96)}.pdf`.slice(-99))
  })

  it('is safe for any text, and stays as it is the second time', () => {
    fc.assert(
      fc.property(anyText, text => {
        const name = safeFileName(text)
        expect(name).toMatch(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,99}$/)
        expect(name).not.toMatch(/[.]$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i)
        expect(safeFileName(name)).toBe(name)
      }),
      { numRuns: 1000 },
    )
  })

  it('is never used twice in one mail', () => {
    expect(safeFileNames(['bill.pdf', 'BILL.pdf', 'x/bill.pdf', 'bill-2.pdf'])).toEqual([
      'bill.pdf',
      'BILL-2.pdf',
      'bill-3.pdf',
      'bill-2-2.pdf',
    ])
  })
})
