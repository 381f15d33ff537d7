/** Words of a text as the model knows them: lower case, umlauts written out, numbers and addresses by their kind. */

/** More than this many words of a text are not weighed; a long letter has some hundred. */
const MAX_TOKENS = 3_000

/** One pass, every part bounded: the time is linear in the length of the text. Order matters. */
const TOKEN = new RegExp(
  [
    '(?<url>(?:https?://|www\\.)\\S{1,500}|(?<![\\w@.-])[a-z0-9-]{2,40}(?:\\.[a-z0-9-]{2,40}){0,3}\\.(?:de|com|org|net|at|ch|eu|uk|ie|us|info|app|test|example|invalid)(?:/\\S{0,200})?(?![\\w@])|(?<![\\w@.-])[a-z0-9-]{2,40}(?:\\.[a-z0-9-]{2,40}){0,3}\\.[a-z]{2,8}/\\S{1,200})',
    '(?<mail>[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,5})',
    '(?<at>@\\w{2,40})',
    '(?<tag>#[\\p{L}_]\\w{0,60})',
    '(?<money>(?:[€£$]|\\b(?:eur|usd|gbp|chf) ?) ?\\d{1,9}(?:[.,]\\d{1,3}){0,3}|\\d{1,9}(?:[.,]\\d{1,3}){0,3}(?:,-)? ?(?:€|£|\\$|euro?s?\\b|usd\\b|gbp\\b|chf\\b|dollars?\\b|pounds?\\b|cents?\\b|pence\\b))',
    '(?<pct>\\d{1,4}(?:[.,]\\d{1,2})? ?(?:%|prozent\\b|percent\\b|per cent\\b))',
    '(?<date>\\b\\d{1,2}\\.\\d{1,2}\\.(?:\\d{2,4})?|\\b\\d{1,4}[/-]\\d{1,2}[/-]\\d{1,4}\\b)',
    '(?<time>\\b\\d{1,2}[:.]\\d{2}(?: ?uhr| ?[ap]m)?\\b|\\b\\d{1,2} ?(?:uhr|[ap]m)\\b)',
    '(?<phone>(?:\\+|\\b0)\\d{1,6}[ /()-]{1,3}\\d[\\d /()-]{4,20}\\d|\\b0\\d{7,14}\\b)',
    '(?<ref>\\b(?=[a-z\\d/_-]{0,20}\\d)(?=[a-z\\d/_-]{0,20}[a-z])[a-z\\d]+(?:[/_-][a-z\\d]+){0,6}\\b)',
    '(?<num>\\d+(?:[.,-]\\d+){0,6}\\.?)',
    '(?<robot>🤖)',
    '(?<emoji>\\p{Extended_Pictographic})',
    "(?<word>\\p{L}+(?:'\\p{L}+)?)",
    '(?<mark>[?!^*…:])',
  ].join('|'),
  'gu',
)

/** English short forms, said in full: `can't` and `cannot` are one thing. */
const SHORT: readonly (readonly [RegExp, string])[] = [
  [/\bcan(?:no|')t\b/g, 'can not'],
  [/\bwon't\b/g, 'will not'],
  [/n't\b/g, ' not'],
  [/'ll\b/g, ' will'],
  [/'ve\b/g, ' have'],
  [/'re\b/g, ' are'],
  [/\bi'm\b/g, 'i am'],
]

const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' }

function fold(text: string): string {
  let folded = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[’‘`´]/g, "'")
    .replace(/\u00a0/g, ' ')
  if (folded.includes("'") || folded.includes('cannot')) {
    for (const [short, full] of SHORT) folded = folded.replace(short, full)
  }
  return folded.replace(/[äöüß]/g, letter => UMLAUTS[letter]!)
}

/**
 * @param text a sentence or a text, bounded by the caller
 * @returns its words in order: `word`, `<url>`, `<num>`, `?` and the like
 */
export function tokensOf(text: string): string[] {
  const tokens: string[] = []
  for (const found of fold(text).matchAll(TOKEN)) {
    const { groups } = found
    const plain = groups!.word ?? groups!.mark
    tokens.push(plain ?? `<${kindOf(groups!)}>`)
    if (tokens.length >= MAX_TOKENS) break
  }
  return tokens
}

function kindOf(groups: Readonly<Record<string, string | undefined>>): string {
  for (const kind in groups) if (groups[kind] !== undefined) return kind
  return 'other'
}
