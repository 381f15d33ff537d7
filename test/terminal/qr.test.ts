/** The drawing is read back, letter by letter, and must be the code itself with a light edge around it. */
import { encode } from 'uqr'
import { describe, expect, it } from 'vitest'
import { type Canvas, type Drawing, drawQr, showsBlocks } from '../../src/terminal/qr.ts'
import { render } from '../../src/terminal/style.ts'

const LINK =
  'https://x.com/intent/tweet?text=Guten%20Tag%20%40Telekom_hilft%21%20Der%20Anschluss%20ist%20tot.'
const WIDE: Canvas = { columns: 200, rows: null, blocks: true, colour: true }

/** What the light and the dark of a drawing look like once colours are there: one sign for each column. */
const shades = (line: string) =>
  render(line, (style, text) => (style === 'ink' ? text.replace(/./g, '#') : text.replace(/#/g, '?')))

const linesOf = (drawing: Drawing): readonly string[] => {
  if (drawing.kind !== 'drawn') throw new Error(`not drawn: ${drawing.kind}`)
  return drawing.lines
}

/** Upper and lower module of each half block. */
const HALVES: Readonly<Record<string, readonly [boolean, boolean]>> = {
  ' ': [false, false],
  '▀': [true, false],
  '▄': [false, true],
  '█': [true, true],
}

function readBlocks(lines: readonly string[]): boolean[][] {
  return lines.flatMap(line => {
    const halves = [...render(line, null)].map(letter => HALVES[letter]!)
    return [halves.map(([upper]) => upper), halves.map(([, lower]) => lower)]
  })
}

function readLetters(lines: readonly string[], shown: (line: string) => string): boolean[][] {
  return lines.map(line => {
    const pairs = shown(line).match(/../g) ?? []
    for (const pair of pairs) expect(['##', '  ']).toContain(pair)
    return pairs.map(pair => pair === '##')
  })
}

const inverted = (matrix: boolean[][]) => matrix.map(row => row.map(module => !module))

/** Takes away the edge, which must be light, and holds the rest against the code. */
function expectCode(modules: boolean[][], text: string, edge: number): void {
  const { data } = encode(text, { ecc: 'L', border: 0 })
  const inside = modules.slice(edge, edge + data.length).map(row => row.slice(edge, edge + data.length))
  expect(inside).toEqual(data)
  const dark = (rows: boolean[][]) => rows.flat().filter(Boolean).length
  expect(dark(modules)).toBe(dark(inside))
  for (const row of modules) expect(row).toHaveLength(data.length + 2 * edge)
}

describe('a QR code', () => {
  const texts = [LINK, 'https://m.me/telekomhilft', `mailto:a@example.com?body=${'%C3%A4'.repeat(300)}`, '0']

  it.each(texts)('in half blocks is the code of %j', text => {
    expectCode(readBlocks(linesOf(drawQr(text, { ...WIDE, columns: 400 }))), text, 4)
  })

  it.each(texts)('in letters is the code of %j', text => {
    const canvas = { ...WIDE, columns: 400, blocks: false }
    expectCode(readLetters(linesOf(drawQr(text, canvas)), shades), text, 4)
  })

  it('is painted black on white line by line, and in letters black on black', () => {
    const painted: string[] = []
    const paint = (style: string, text: string) => {
      painted.push(style)
      return text
    }
    for (const line of linesOf(drawQr(LINK, WIDE))) render(line, paint)
    expect(new Set(painted)).toEqual(new Set(['code']))
    painted.length = 0
    for (const line of linesOf(drawQr(LINK, { ...WIDE, blocks: false }))) render(line, paint)
    expect(new Set(painted)).toEqual(new Set(['code', 'ink']))
  })

  it('without colour draws the light, as screens are dark', () => {
    const plain = { ...WIDE, colour: false }
    const blocks = linesOf(drawQr(LINK, plain))
    for (const line of blocks) expect(render(line, null)).toBe(line)
    const modules = inverted(readBlocks(blocks))
    // The last line shows one module more than there are: nothing is drawn there.
    expectCode(modules.slice(0, modules[0]!.length), LINK, 4)
    const letters = linesOf(drawQr(LINK, { ...plain, blocks: false }))
    expectCode(inverted(readLetters(letters, line => line)), LINK, 4)
  })

  it('takes a narrower edge where the window wants it, and says what size it needs', () => {
    const { size } = encode(LINK, { ecc: 'L', border: 0 })
    const at = (columns: number, rows: number | null = null) => drawQr(LINK, { ...WIDE, columns, rows })
    expectCode(readBlocks(linesOf(at(size + 8))), LINK, 4)
    expectCode(readBlocks(linesOf(at(size + 7))), LINK, 2)
    const needed = { kind: 'too-small', columns: size + 4, rows: Math.ceil((size + 4) / 2) + 2 }
    expect(at(size + 3)).toEqual(needed)
    expect(at(200, needed.rows - 1)).toEqual(needed)
    expectCode(readBlocks(linesOf(at(200, needed.rows))), LINK, 2)
    expect(drawQr(LINK, { ...WIDE, blocks: false, columns: 2 * (size + 4) }).kind).toBe('drawn')
    expect(drawQr(LINK, { ...WIDE, blocks: false, columns: 2 * (size + 4) - 1 })).toEqual({
      kind: 'too-small',
      columns: 2 * (size + 4),
      rows: size + 4 + 2,
    })
  })

  it('holds 2,953 bytes and no more (ISO/IEC 18004, version 40-L)', () => {
    expect(drawQr('a'.repeat(2_953), WIDE).kind).toBe('drawn')
    expect(drawQr('a'.repeat(2_954), WIDE)).toEqual({ kind: 'too-long' })
  })
})

describe('half blocks', () => {
  it.each<[NodeJS.Platform, Record<string, string>, boolean]>([
    ['linux', { LANG: 'de_DE.UTF-8' }, true],
    ['linux', { LANG: 'C.utf8' }, true],
    ['linux', { LANG: 'de_DE.UTF-8', LC_ALL: 'C' }, false],
    ['linux', { LANG: 'C', LC_CTYPE: 'en_GB.UTF-8' }, true],
    ['linux', { LANG: 'de_DE@euro' }, false],
    ['linux', {}, false],
    ['darwin', {}, true],
    ['win32', {}, true],
    ['win32', { LANG: 'C' }, true],
  ])('on %s with %j: %j', (platform, env, shown) => expect(showsBlocks(platform, env)).toBe(shown))
})
