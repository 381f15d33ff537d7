/** What a name looks like to somebody who only glances at it. */

/** Letters of other scripts, and digits, by the Latin letter they are taken for (after Unicode TR 39, by hand). */
const LOOKS: Readonly<Record<string, string>> = {
  a: 'аɑαаａ4@á',
  b: 'ьвβƅ8ḅ',
  c: 'сϲᴄⅽ¢',
  d: 'ԁɗⅾđ',
  e: 'еёєεэ3ɛ',
  f: 'ƒғ',
  g: 'ɡցğ9',
  h: 'һнհ',
  i: 'іїιɩıⅰӏl1|!ł7íì',
  j: 'јϳ',
  k: 'кκқḳ',
  m: 'мⅿṃ',
  n: 'пηոńṇ',
  o: '0οоօøόσө',
  p: 'рρ',
  q: 'ԛզ',
  r: 'гɾŗ',
  s: 'ѕ5$ʂꜱ',
  t: 'тτţ+',
  u: 'υսцʋµ',
  v: 'ѵνⅴ',
  w: 'ԝωшѡ',
  x: 'хχⅹ×',
  y: 'уγүỵ',
  z: 'ᴢżź2',
}
const LATIN: ReadonlyMap<string, string> = new Map(
  Object.entries(LOOKS).flatMap(([latin, others]) => [...others].map(other => [other, latin] as const)),
)
/** Two letters that close together look like one. */
const PAIRS: readonly (readonly [RegExp, string])[] = [
  [/rn/g, 'm'],
  [/vv|uu/g, 'w'],
  [/ß/g, 'ss'],
  [/ae/g, 'a'],
  [/oe/g, 'o'],
  [/ue/g, 'u'],
]

/**
 * @param name a handle or one label of a domain
 * @returns the same text for names that are taken for each other: other scripts, digits for letters, `rn` for `m`,
 *   umlauts and accents, doubled letters, strokes and points
 */
export function skeleton(name: string): string {
  const plain = name
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
  const latin = [...plain].map(character => LATIN.get(character) ?? character).join('')
  const letters = latin.replace(/[^\p{L}\p{N}]/gu, '')
  return PAIRS.reduce((text, [pair, single]) => text.replace(pair, single), letters).replace(/(.)\1+/gu, '$1')
}
