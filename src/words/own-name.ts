/** The complainant's name in any order and spelling, whole or only the surname. */
import { fold, type Range } from './fold.ts'
import { type Word, wordsOf } from './words-of.ts'

/** Stand in a name and identify nobody. */
const NO_NAME = new Set(
  'dr prof dipl ing herr frau mr mrs ms von van vom der de den zu zur la le und and'.split(' '),
)
/** Shorter surnames are found as a part of the full name only. */
const SHORTEST_SURNAME = 4
/** Surnames that are everyday words: in small letters they are just that. */
const EVERYDAY = new Set(
  (
    'klein gross lang kurz neu neumann alt jung schwarz weiss braun rot roth grun blau hart stark reich arm ernst fromm ' +
    'schon gut best lieb frei sauer bitter sommer winter herbst montag sonntag freitag marz mai post bank haus hof berg ' +
    'bach wald feld stein stern engel konig graf richter schreiber schneider muller bauer fischer koch kaiser kunde ' +
    'long short young old black white brown green gray grey rich good best love hope price page bill post banks cook ' +
    'baker mason walker hunter fisher king knight day summer winter street hill woods field stone bell ball carpenter'
  ).split(' '),
)

interface NameParts {
  readonly given: readonly string[]
  readonly surname: readonly string[]
}

const formsOf = (text: string) =>
  wordsOf(fold(text))
    .map(({ form }) => form)
    .filter(form => /^\p{L}{2,}$/u.test(form) && !NO_NAME.has(form))

/** `Mustermann, Erika` and `Erika Mustermann`; a hyphen keeps a double surname together, a single word is a surname. */
function partsOf(name: string): NameParts {
  const [before = '', after] = name.split(',', 2)
  if (after !== undefined) return { given: formsOf(after), surname: formsOf(before) }
  const words = name
    .replace(/\s*\p{Pd}\s*/gu, '-')
    .trim()
    .split(/\s+/)
  return { given: formsOf(words.slice(0, -1).join(' ')), surname: formsOf(words.at(-1) ?? '') }
}

function isGiven(word: Word | undefined, { given }: NameParts): boolean {
  if (word === undefined) return false
  return given.includes(word.form) || (word.capital && given.some(name => name[0] === word.form))
}

const isSurname = (word: Word | undefined, { surname }: NameParts) =>
  word !== undefined && surname.some(part => word.form === part || word.form === `${part}s`)

/** @returns the whole name in both orders, for a search that does not mind blanks; nothing for a single word */
export function fullNames(name: string): string[] {
  const words = name.split(/[\s,]+/).filter(Boolean)
  return words.length < 2 ? [] : [words.join(' '), [...words.slice(-1), ...words.slice(0, -1)].join(' ')]
}

/** The given name stands beside the surname, or behind one more name that is not ours to know. */
function besides(words: readonly Word[], first: number, last: number, parts: NameParts): Word | undefined {
  const near = [words[first - 1], words[last + 1]].find(word => isGiven(word, parts))
  if (near) return near
  const between = (at: number, beyond: number) =>
    words[at]?.capital && words[beyond]?.capital && isGiven(words[beyond], parts) ? words[beyond] : undefined
  return between(first - 1, first - 2) ?? between(last + 1, last + 2)
}

function surnameAlone(run: readonly Word[], company: ReadonlySet<string>): boolean {
  return run.some(
    ({ form, capital }) =>
      form.length >= SHORTEST_SURNAME && !company.has(form) && (capital || !EVERYDAY.has(form)),
  )
}

/**
 * @param company the company's name, whose words are no secret
 * @returns every place of the full name, and of the surname alone
 */
export function findOwnName(
  words: readonly Word[],
  name: string,
  company: string,
): (Range & { readonly kind: 'name' | 'surname' })[] {
  const parts = partsOf(name)
  const public_ = new Set(formsOf(company))
  const found: (Range & { readonly kind: 'name' | 'surname' })[] = []
  for (let first = 0; first < words.length; first += 1) {
    if (!isSurname(words[first], parts)) continue
    let last = first
    while (isSurname(words[last + 1], parts)) last += 1
    const run = words.slice(first, last + 1)
    const given = besides(words, first, last, parts)
    const all = given ? [...run, given] : run
    const range = {
      start: Math.min(...all.map(({ start }) => start)),
      end: Math.max(...all.map(({ end }) => end)),
    }
    if (given) found.push({ ...range, kind: 'name' })
    else if (surnameAlone(run, public_)) found.push({ ...range, kind: 'surname' })
    first = last
  }
  return found
}
