/** Letters of windows-1252 that arrive as control characters. */

/** Of 0x80 to 0x9f, in their order; a blank stands for what is none (WHATWG Encoding Standard, index windows-1252). */
const LETTERS = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'
const FIRST = 0x80

const letterOf = (control: string): string => LETTERS[control.charCodeAt(0) - FIRST]!

/**
 * Node 20 decodes windows-1252 as ISO 8859-1, and pages name such letters by their number in windows-1252 (`&#128;`). No
 * text means a control character of these.
 */
export function windowsLetters(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, letterOf)
}
