/** A pasted text of several lines is one answer: without this its first line break would send it off half. */

/** Around a paste, where the terminal was asked for it (xterm control sequences, "Bracketed Paste Mode"). */
const BEGIN = '\u001b[200~'
const END = '\u001b[201~'

/** Line breaks, tabs and every other control byte of a pasted text would be keys to the prompt. */
const oneLine = (text: string) => text.replace(/[\u0000-\u001f\u007f]+/g, ' ')

/** @returns how many characters at the end of `text` begin `mark`; a single Escape outside a paste is a key */
function begun(text: string, mark: string, least: number): number {
  for (let length = mark.length - 1; length >= least; length -= 1)
    if (text.endsWith(mark.slice(0, length))) return length
  return 0
}

/** @returns what turns bytes from the keyboard, in order, into the same with each paste as one line */
export function pasteAsLine(): (chunk: Uint8Array) => Buffer {
  let inside = false
  let held = ''
  return chunk => {
    // Bytes as characters: the parts of an UTF-8 letter lie above the controls and stay as they are.
    let rest = held + Buffer.from(chunk).toString('latin1')
    let out = ''
    const take = (length: number) => {
      const part = rest.slice(0, length)
      out += inside ? oneLine(part) : part
      rest = rest.slice(length)
    }
    const mark = () => (inside ? END : BEGIN)
    for (let at = rest.indexOf(mark()); at >= 0; at = rest.indexOf(mark())) {
      take(at)
      rest = rest.slice(mark().length)
      inside = !inside
    }
    take(rest.length - begun(rest, mark(), inside ? 1 : 2))
    held = rest
    return Buffer.from(out, 'latin1')
  }
}
