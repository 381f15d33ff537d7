/** The sentences in a source file: its strings, and its templates with samples in their gaps. */

export interface Sentence {
  readonly text: string
  /** What stands before it in the file. */
  readonly before: string
}

/** @returns what is told of a gap, by the code in it */
type Sample = (code: string) => string

const REGEX_BEFORE = /(?:[(,=:[!&|?{};+]|=>|\breturn)\s*$/

/** @returns the index behind a regular expression that begins at `at` */
function behindRegex(code: string, at: number): number {
  let inClass = false
  for (let index = at + 1; index < code.length; index += 1) {
    if (code[index] === '\\') index += 1
    else if (code[index] === '[') inClass = true
    else if (code[index] === ']') inClass = false
    else if (code[index] === '/' && !inClass) return index + 1
  }
  return code.length
}

/** @returns the index behind a string or template that begins at `at` */
function behindText(code: string, at: number): number {
  const quote = code[at]
  for (let index = at + 1; index < code.length; index += 1) {
    if (code[index] === '\\') index += 1
    else if (code[index] === quote) return index + 1
    else if (quote === '`' && code.startsWith('${', index)) index = behindGap(code, index + 2) - 1
  }
  return code.length
}

/** @returns the index behind the brace that ends a gap whose code begins at `at` */
function behindGap(code: string, at: number): number {
  let depth = 0
  for (let index = at; index < code.length; index += 1) {
    if (/['"`]/.test(code[index]!)) index = behindText(code, index) - 1
    else if (code[index] === '{') depth += 1
    else if (code[index] === '}') {
      if (depth === 0) return index + 1
      depth -= 1
    }
  }
  return code.length
}

const times = (left: readonly string[], right: readonly string[]) =>
  left.flatMap(before => right.map(after => before + after))

/** A gap with texts in it says one of them; any other is sampled. */
function gapOf(code: string, sample: Sample): string[] {
  const choices = sentencesIn(code.replace(/^[^?]*\?(?!\?)/, ''), sample).map(({ text }) => text)
  return /\?(?!\?)/.test(code) && choices.length > 0 ? choices : [sample(code.trim())]
}

function textsOf(literal: string, sample: Sample): string[] {
  const inner = literal.slice(1, -1)
  if (literal[0] !== '`') return [inner.replace(/\\(.)/g, '$1')]
  let found = ['']
  for (let index = 0; index < inner.length; ) {
    const gap = inner.indexOf('${', index)
    found = times(found, [inner.slice(index, gap < 0 ? undefined : gap).replace(/\\(.)/g, '$1')])
    if (gap < 0) break
    index = behindGap(inner, gap + 2)
    found = times(found, gapOf(inner.slice(gap + 2, index - 1), sample))
  }
  return found
}

/**
 * @param code without comments
 * @param sample what a gap without texts of its own becomes
 */
export function sentencesIn(code: string, sample: Sample): Sentence[] {
  const found: Sentence[] = []
  for (let index = 0; index < code.length; index += 1) {
    if (code[index] === '/' && REGEX_BEFORE.test(code.slice(Math.max(0, index - 20), index)))
      index = behindRegex(code, index) - 1
    else if (/['"`]/.test(code[index]!)) {
      const end = behindText(code, index)
      const before = code.slice(Math.max(0, index - 200), index)
      for (const text of textsOf(code.slice(index, end), sample)) found.push({ text, before })
      index = end - 1
    }
  }
  return found
}
