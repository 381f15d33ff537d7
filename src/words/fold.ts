/** Text without disguise: one form for full-width, styled and foreign digits, no invisible marks, small letters. */

/** Stands for a stretch that was looked at and found harmless; it separates what stands around it. */
export const MASK = '\ufffc'

const IGNORED = /^[\p{Cf}\p{Mn}\p{Me}\u115f\u1160\u3164\uffa0\ufffc]$/u
const DIGIT = /^\p{Nd}$/u
const DASH = /^[\p{Pd}\u2212]$/u

export interface Folded {
  /** The text the offsets of `starts` and `ends` belong to. */
  readonly source: string
  readonly text: string
  /** Per UTF-16 unit of `text`: where its character begins and ends in `source`. */
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

/** Digits of every script come in rows of ten, from zero to nine (Unicode, section 4.6). */
function digitValue(codePoint: number): string {
  let steps = 0
  while (DIGIT.test(String.fromCodePoint(codePoint - steps - 1))) steps += 1
  return String(steps % 10)
}

function plainForm(character: string): string {
  if (IGNORED.test(character)) return ''
  if (DASH.test(character)) return '-'
  const folded = character.normalize('NFKC').toLowerCase().replaceAll('ß', 'ss')
  return DIGIT.test(folded) ? digitValue(folded.codePointAt(0) ?? 0) : folded
}

/** @returns the text in NFKC, lower case, ASCII digits, dashes as `-`, without invisible marks and combining signs */
export function fold(original: string): Folded {
  const source = original.toWellFormed().normalize('NFC')
  const starts: number[] = []
  const ends: number[] = []
  let text = ''
  let offset = 0
  for (const character of source) {
    const form = plainForm(character)
    for (let unit = 0; unit < form.length; unit += 1) {
      starts.push(offset)
      ends.push(offset + character.length)
    }
    text += form
    offset += character.length
  }
  return { source, text, starts, ends }
}

/** @returns only the letters and digits (and masks), still knowing where they come from */
export function lettersAndDigits(folded: Folded): Folded {
  const starts: number[] = []
  const ends: number[] = []
  let text = ''
  for (const { 0: character, index } of folded.text.matchAll(/[\p{L}\p{N}\ufffc]/gu)) {
    for (let unit = 0; unit < character.length; unit += 1) {
      starts.push(folded.starts[index + unit] ?? 0)
      ends.push(folded.ends[index + unit] ?? 0)
    }
    text += character
  }
  return { source: folded.source, text, starts, ends }
}

/** A stretch of `source`, in UTF-16 units. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** @returns where the stretch [start, end) of the folded text stands in the source */
export function sourceRange(folded: Folded, start: number, end: number): Range {
  return { start: folded.starts[start] ?? 0, end: folded.ends[end - 1] ?? 0 }
}
