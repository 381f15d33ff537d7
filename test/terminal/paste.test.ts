/** Pasted texts, however the bytes are cut. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pasteAsLine } from '../../src/terminal/paste.ts'

const BEGIN = '\u001b[200~'
const END = '\u001b[201~'

function typed(...chunks: readonly Uint8Array[]): string {
  const paste = pasteAsLine()
  return Buffer.concat(chunks.map(paste)).toString('utf8')
}

describe('a paste', () => {
  it('becomes one line, its control characters blanks', () => {
    const text = `${BEGIN}Erster Absatz.\r\n\r\nZweiter\tAbsatz: ä€👍\u0003\u001b[A\n${END}`
    expect(typed(Buffer.from(text))).toBe('Erster Absatz. Zweiter Absatz: ä€👍 [A ')
  })

  it('leaves what is typed alone', () => {
    expect(typed(Buffer.from('ja\r'), Buffer.from('\u0003'), Buffer.from('\u001b'))).toBe('ja\r\u0003\u001b')
    expect(typed(Buffer.from('\u001b[A\u001b[B'))).toBe('\u001b[A\u001b[B')
  })

  it('is the same however its bytes arrive', () => {
    const text = `a${BEGIN}eins\nzwei ü${END}b\r${BEGIN}drei\n${END}`
    const bytes = Buffer.from(text)
    // An Escape alone is a key and is passed on at once, so no cut lies right behind one.
    const cuts = [...bytes.keys()].filter(at => at > 0 && bytes[at - 1] !== 0x1b)
    fc.assert(
      fc.property(fc.subarray(cuts), at => {
        const edges = [0, ...at, bytes.length]
        const chunks = edges.slice(1).map((end, index) => bytes.subarray(edges[index], end))
        expect(typed(...chunks).replace(/ +/g, ' ')).toBe('aeins zwei üb\rdrei ')
      }),
    )
  })
})
