/** A link as a QR code for the phone, drawn in letters. The only file that knows uqr. */
import { encode } from 'uqr'
import { styled } from './style.ts'

/** The screen that is drawn on. */
export interface Canvas {
  readonly columns: number
  /** Null: not known. */
  readonly rows: number | null
  /** Whether half blocks can be shown; else `##` and blanks. */
  readonly blocks: boolean
  /** Black on white whatever the screen's colours; without it the light modules are drawn, as on a dark screen. */
  readonly colour: boolean
}

export type Drawing =
  | { readonly kind: 'drawn'; readonly lines: readonly string[] }
  /** The screen is too small for it. */
  | { readonly kind: 'too-small'; readonly columns: number; readonly rows: number }
  /** No QR code holds that much. */
  | { readonly kind: 'too-long' }

/** Light modules around the code: 4 (ISO/IEC 18004, 9.1); cameras read it with 2, which may be what fits. */
const QUIET = [4, 2] as const
/** Lines below the code, for the prompt that stands there while it is read. */
const BELOW = 2

/** `true`: dark. Beyond the edge all is light. */
type Matrix = readonly (readonly boolean[])[]

function matrixOf(text: string): Matrix | null {
  try {
    // The least correction makes the smallest code: a screen is neither torn nor dirty.
    return encode(text, { ecc: 'L', border: 0 }).data
  } catch {
    return null
  }
}

interface Size {
  readonly columns: number
  readonly rows: number
}

function sizeOf(matrix: Matrix, quiet: number, blocks: boolean): Size {
  const modules = matrix.length + 2 * quiet
  return blocks ? { columns: modules, rows: Math.ceil(modules / 2) } : { columns: 2 * modules, rows: modules }
}

const fits = ({ columns, rows }: Size, canvas: Canvas) =>
  columns <= canvas.columns && (canvas.rows === null || rows + BELOW <= canvas.rows)

/** `▀` and its kin by the two modules they show, the upper one first. */
const BLOCKS = { '00': ' ', '01': '▄', '10': '▀', '11': '█' } as const

type Drawn = (x: number, y: number) => boolean

function blockLine(drawn: Drawn, y: number, width: number): string {
  return Array.from(
    { length: width },
    (_, x) => BLOCKS[`${drawn(x, y) ? 1 : 0}${drawn(x, y + 1) ? 1 : 0}` as keyof typeof BLOCKS],
  ).join('')
}

/** `##` has gaps between its strokes, so in colour it stands on its own: black on black. */
function letterLine(drawn: Drawn, y: number, width: number, colour: boolean): string {
  const line = Array.from({ length: width }, (_, x) => (drawn(x, y) ? '##' : '  ')).join('')
  return colour ? line.replace(/#+| +/g, run => styled(run.startsWith('#') ? 'ink' : 'code', run)) : line
}

function linesOf(matrix: Matrix, quiet: number, { blocks, colour }: Canvas): string[] {
  const width = matrix.length + 2 * quiet
  const drawn: Drawn = (x, y) => (matrix[y - quiet]?.[x - quiet] === true) === colour
  const lines: string[] = []
  for (let y = 0; y < width; y += blocks ? 2 : 1) {
    const line = blocks ? blockLine(drawn, y, width) : letterLine(drawn, y, width, colour)
    lines.push(blocks && colour ? styled('code', line) : line)
  }
  return lines
}

/**
 * @param text the link, as it stands
 * @returns the lines of the code, or why there are none
 */
export function drawQr(text: string, canvas: Canvas): Drawing {
  const matrix = matrixOf(text)
  if (!matrix) return { kind: 'too-long' }
  const quiet = QUIET.find(each => fits(sizeOf(matrix, each, canvas.blocks), canvas))
  if (quiet !== undefined) return { kind: 'drawn', lines: linesOf(matrix, quiet, canvas) }
  const { columns, rows } = sizeOf(matrix, 2, canvas.blocks)
  return { kind: 'too-small', columns, rows: rows + BELOW }
}

/** @returns whether the locale (POSIX: LC_ALL before LC_CTYPE before LANG) says UTF-8; Windows and macOS need no locale for it */
export function showsBlocks(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG
  if (!locale) return platform === 'win32' || platform === 'darwin'
  return platform === 'win32' || /utf-?8/i.test(locale)
}
