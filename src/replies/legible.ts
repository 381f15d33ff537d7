/** Whether a text has words in it at all: what a cat typed, or emoji alone, says nothing to be sure of. */

/**
 * A letter, and behind it those that rarely follow it in German and in English: each less than twice in ten thousand
 * pairs of the 680,000 in the messages of vectors/replies. Of random letters every second pair is one.
 */
const RARELY_FOLLOWED = `
  aaejoqxz bbcdfghjkmnpqvwxyz cbdfgjmnpqsvwxyz dbcfghjkmpqvwxz ej fbcdghjkmnpqsvwxyz gbcdfjkmpqvwxyz
  hbcdfghjkpqvxyz iijquwy jbcdfghijklmnpqrstvwxyz kbcdfghjkmpqvwxyz lhjmnqrvwxz mcdfghjklnqvwxyz njpqx ojqyz
  pbcdgjkmnqvwxyz qabcdefghijklmnopqrstvwxyz rjpqx sbjqrvxz tbdjkmnqvx ujkoquvwxyz vbcdfghjklmnpqrstuvwxyz
  wbcdfgjklmpqstvwxyz xbcdefghijklmnoqrsuvwxyz ybcdfghijklmnpqrtuvwxyz zbcdfghjklmnopqrsvxyz
`
const RARE: ReadonlySet<string> = new Set(
  RARELY_FOLLOWED.trim()
    .split(/\s+/)
    .flatMap(([first, ...others]) => others.map(each => `${first}${each}`)),
)

/** Of the vectors no message of this many pairs has more than 9 in 100 rare ones, of random letters 99 in 100 have over 21. */
const MOST_RARE = 0.15
const FEWEST_PAIRS = 8
/** One such word, a password or the name of a file, makes no nonsense of the words around it. */
const MOST_IN_WORD = 0.3
/** "Ok" and a thumb are an answer to something; to what, they do not say. */
const LETTERS = /(?:\p{L}\P{L}*){5}/u
/** Whoever writes words does so from the beginning. */
const SAMPLE = 2000

/** No links, numbers, addresses: their letters follow nothing. */
const WORD = /(?<![^\s("'„“,.;:!?])[a-zäöüß]{3,40}(?![^\s)"'“”,.;:!?])/g

function rarePairs(word: string): number {
  let rare = 0
  for (let at = 1; at < word.length; at += 1) if (RARE.has(word.slice(at - 1, at + 1))) rare += 1
  return rare
}

/**
 * @param flat of which the first 2,000 characters are looked at
 * @returns false for symbols alone and for letters that form no words; a language in another script counts as words
 */
export function isLegible(flat: string): boolean {
  const sample = flat.slice(0, SAMPLE)
  if (!LETTERS.test(sample)) return false
  let [pairs, rare, broken] = [0, 0, 0]
  for (const word of sample.toLowerCase().match(WORD) ?? []) {
    const found = rarePairs(word)
    pairs += word.length - 1
    rare += found
    if (found > MOST_IN_WORD * (word.length - 1)) broken += word.length - 1
  }
  return pairs < FEWEST_PAIRS || rare <= MOST_RARE * pairs || broken * 2 < pairs
}
