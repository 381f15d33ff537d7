import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeName } from '../../src/mail/safe-name.ts'

describe('safeName', () => {
  it.each([
    ['rechnung.pdf', 'rechnung.pdf'],
    ['Größe & Maß.pdf', 'Größe & Maß.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\x\\..\\a.txt', 'a.txt'],
    ['..', 'attachment'],
    ['', 'attachment'],
    ['.bashrc', 'bashrc'],
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['com1.tar.gz', '_com1.tar.gz'],
    ['a\0b\r\n.txt', 'ab.txt'],
    ['gpj.\u202Eexe', 'gpj.exe'],
    ['a<b>:"|?*.txt', 'a_b______.txt'],
    ['file.txt. . ', 'file.txt'],
    ['-rf', 'rf'],
    ['\ud800.txt', '\ufffd.txt'],
  ])('%j', (name, safe) => expect(safeName(name)).toBe(safe))

  it('keeps the ending of a long name', () => {
    const safe = safeName(`${'ä'.repeat(4000)}.pdf`)
    expect(safe.endsWith('.pdf')).toBe(true)
    expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(120)
  })

  it('is safe for any name, and safe stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), name => {
        const safe = safeName(name)
        const bytes = Buffer.byteLength(safe)
        expect(bytes).toBeGreaterThan(0)
        expect(bytes).toBeLessThanOrEqual(120)
        expect(safe).not.toMatch(/[/\\<>:"|?*\p{C}\p{Zl}\p{Zp}]/u)
        expect(safe).not.toMatch(/^[.\s-]|[.\s]$/)
        expect(safe).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i)
        expect(safeName(safe)).toBe(safe)
      }),
      { numRuns: 2000 },
    )
  })
})
