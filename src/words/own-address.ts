/** The complainant's address, also inflected ("in der Langen Gasse 12"), abbreviated or in another order. */
import { fold, type Range } from './fold.ts'
import { type Word, wordsOf } from './words-of.ts'

/** Small words between street and number that differ from text to text. */
const SMALL = new Set('am an auf der die das dem den des im in zu zum zur nr no hausnummer the of'.split(' '))
/** A place is named near its postal code, not at the other end of the text. In words. */
const NEAR = 3
const SHORTEST_PLACE = 4

const isNumber = (form: string) => /^\d/.test(form)
/** Endings of German declension. */
const stem = (form: string) => (form.length > 4 ? form.replace(/(?:en|er|es|em|e|n|s)$/, '') : form)

interface Part {
  readonly number: string
  readonly words: readonly string[]
}

/** Street with house number, postal code with place: the number and the words that stand on its line. */
function partsOf(address: string): Part[] {
  const lines = address.split(/[\n,;]|\s(?=\d{4,5}\s)/)
  return lines.flatMap(line => {
    const forms = wordsOf(fold(line)).map(({ form }) => form)
    const number = forms.find(isNumber)
    const words = forms.filter(form => !isNumber(form) && !SMALL.has(form)).map(stem)
    return number === undefined || words.length === 0 ? [] : [{ number, words }]
  })
}

const spanOf = (words: readonly Word[]): Range => ({
  start: Math.min(...words.map(({ start }) => start)),
  end: Math.max(...words.map(({ end }) => end)),
})

/** House number with exactly the street's words before or behind it. */
function streetAt(words: readonly Word[], at: number, part: Part): Range | null {
  const count = part.words.length
  const isStreet = (row: readonly Word[]) =>
    row.length === count && row.every(({ form }, index) => stem(form) === part.words[index])
  const row = [words.slice(Math.max(0, at - count), at), words.slice(at + 1, at + 1 + count)].find(isStreet)
  return row === undefined ? null : spanOf([...row, ...words.slice(at, at + 1)])
}

/** Postal code with a telling word of the place close by. */
function placeAt(words: readonly Word[], at: number, part: Part): Range | null {
  const near = words.slice(Math.max(0, at - NEAR), at + 1 + NEAR)
  const place = near.filter(({ form }) => form.length >= SHORTEST_PLACE && part.words.includes(stem(form)))
  return place.length === 0 ? null : spanOf([...place, ...words.slice(at, at + 1)])
}

/** @returns every place where street and number, or postal code and place, of the address stand */
export function findOwnAddress(words: readonly Word[], address: string): Range[] {
  const telling = words.filter(({ form }) => !SMALL.has(form))
  const parts = partsOf(address)
  return telling.flatMap(({ form }, at) => {
    const found = parts
      .filter(({ number }) => number === form)
      .map(part => (/^\d{4,5}$/.test(part.number) ? placeAt : streetAt)(telling, at, part))
    return found.filter(range => range !== null)
  })
}
