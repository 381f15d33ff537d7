/** Which dots end a sentence, and which belong to a date, a number or an abbreviation. */

/** Words after which a dot ends no sentence. */
const ABBREVIATIONS = new Set(
  (
    'nr tel str bzw ca usw evtl inkl exkl zzgl zzt ggf vgl bspw sog gem lt mind max mio mrd tsd std sek geb dr prof ' +
    'dipl ing hr fr hrn mr mrs ms st ave rd approx incl excl vs dept ext jan feb febr mär apr aug sep sept okt oct nov dez dec'
  ).split(' '),
)
/** Whole words as well ("in dieser Art.", "They said no."): abbreviations before a number only. */
const BEFORE_NUMBER = new Set('no abs art min ref acct vol p pos s'.split(' '))

const CLOSING = /["“”»«’)\]]?$/u

/** `3.` and `20.11.` may go on ("3. Mai", "20.11. auf"); a year, an amount or a time of day ends. */
const ORDINAL = /^(?:\d{1,3}|\d{1,2}\.\d{1,2})$/
/** Words with a capital that only begin a sentence; any other noun may belong to the ordinal before it. */
const STARTERS = new Set(
  (
    'Bitte Ich Mein Meine Wir Unser Unsere Sie Ihr Ihre Er Es Der Die Das Dann Danach Daher Dort Seit Seitdem Und Aber Nun Jetzt ' +
    'Heute Bisher Trotz Trotzdem Was Wann Warum Wie Wer Niemand Keiner Nichts Auf Am Im In Nach ' +
    'Please I My We Our You Your It The This That Then Since And But Now So Nobody Nothing What When Why How Who'
  ).split(' '),
)
/** One letter (`z.`, `B.`), an inner dot (`z.B`, `a.m`), dots in a row, `Musterstr`, `Kd.-Nr`. */
const SHORTENED = /^\p{L}$|[.]\p{L}?$|\p{L}\.\p{L}$|str$|nr$/u

/**
 * @param word with the marks that stand at it
 * @param next the word after it on the same line, '' for none
 * @returns whether a sentence ends with this word
 */
export function endsSentence(word: string, next: string): boolean {
  const bare = word.replace(CLOSING, '')
  if (/[!?]$/.test(bare)) return true
  if (!bare.endsWith('.')) return false
  const stem = bare
    .slice(0, -1)
    .replace(/^[("„“»«[]+/u, '')
    .toLowerCase()
  if (ORDINAL.test(stem)) return STARTERS.has(next.replace(/[.,:;!?]+$/, ''))
  if (SHORTENED.test(stem) || ABBREVIATIONS.has(stem)) return false
  return !(BEFORE_NUMBER.has(stem) && /^[\d#]/.test(next))
}
