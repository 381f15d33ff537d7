/** Finds the place in a JSON text: of the first mistake, or of a value. For error messages only. */

/** Line and column, both from 1; columns count UTF-16 units, as editors do. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** @returns the place of an offset */
export function placeOf(text: string, offset: number): Place {
  const before = text.slice(0, offset)
  const line = before.split('\n').length
  return { line, column: offset - before.lastIndexOf('\n') }
}

/** Deeper than this is no settings file; the limit also keeps the scanner's own stack small. */
const DEEPEST = 64

const BLANKS = /[ \t\n\r]*/y
const STRING = /"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const WORD = /true|false|null/y

class Mistake extends Error {
  constructor(readonly offset: number) {
    super('not JSON')
  }
}

/** Reads JSON (RFC 8259) and tells where each value begins. */
class Scanner {
  private offset = 0

  constructor(
    private readonly text: string,
    private readonly found: (path: readonly string[], offset: number) => void,
  ) {}

  private take(pattern: RegExp): string | null {
    pattern.lastIndex = this.offset
    const match = pattern.exec(this.text)?.[0] ?? null
    if (match !== null) this.offset += match.length
    return match
  }

  private accept(sign: string): boolean {
    this.take(BLANKS)
    if (this.text[this.offset] !== sign) return false
    this.offset += 1
    return true
  }

  private expect(sign: string): void {
    if (!this.accept(sign)) throw new Mistake(this.offset)
  }

  private members(path: readonly string[], end: string, one: (index: number) => void): void {
    if (path.length > DEEPEST) throw new Mistake(this.offset)
    if (this.accept(end)) return
    let index = 0
    do one(index++)
    while (this.accept(','))
    this.expect(end)
  }

  private field(path: readonly string[]): void {
    this.take(BLANKS)
    const name = this.take(STRING)
    if (name === null) throw new Mistake(this.offset)
    this.expect(':')
    this.value([...path, String(JSON.parse(name))])
  }

  private value(path: readonly string[]): void {
    this.take(BLANKS)
    this.found(path, this.offset)
    if (this.accept('{')) this.members(path, '}', () => this.field(path))
    else if (this.accept('[')) this.members(path, ']', index => this.value([...path, String(index)]))
    else if ((this.take(STRING) ?? this.take(NUMBER) ?? this.take(WORD)) === null)
      throw new Mistake(this.offset)
  }

  /** @returns the offset of the first mistake, or null */
  mistake(): number | null {
    try {
      this.value([])
      this.take(BLANKS)
      return this.offset < this.text.length ? this.offset : null
    } catch (error) {
      if (error instanceof Mistake) return error.offset
      throw error
    }
  }
}

/** @returns where the text stops being JSON, or null if it never does */
export function mistakeIn(text: string): Place | null {
  const offset = new Scanner(text, () => undefined).mistake()
  return offset === null ? null : placeOf(text, offset)
}

/** @returns where the value under this path begins (the last one, as `JSON.parse` takes it); the top if there is none */
export function placeOfValue(text: string, path: readonly string[]): Place {
  const wanted = JSON.stringify(path)
  let place = 0
  const scanner = new Scanner(text, (found, offset) => {
    if (JSON.stringify(found) === wanted) place = offset
  })
  scanner.mistake()
  return placeOf(text, place)
}
