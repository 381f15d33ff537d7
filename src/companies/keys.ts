/** Turns names, handles and addresses into the keys they are found by. */

/** Longest text that is looked at; a company name is shorter, a pasted page is cut. Characters. */
const LONGEST = 200

const LEGAL_FORMS = new Set(
  'gmbh mbh ug ag se kg kgaa ohg ohgmbh co ek ev eg ltd limited inc incorporated corp corporation company llc plc dac sa sas sarl rl spa srl bv nv ab as oy aps'.split(
    ' ',
  ),
)

const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' }

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/['’‘`´.]/g, '')
    .replace(/(?<=\d)(?:and|und)(?=\d)/g, ' und ')
    .replace(/[&+]/g, ' und ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/\band\b/g, 'und')
    .trim()
}

function lower(text: string): string {
  return text.slice(0, LONGEST).normalize('NFC').toLowerCase().replaceAll('ß', 'ss')
}

/** Removes legal forms from the end (`ag`, `gmbh und co kg`), but never the whole name. */
export function withoutLegalForm(key: string): string {
  const words = key.split(' ')
  let end = words.length
  while (end > 1 && LEGAL_FORMS.has(words[end - 1]!)) {
    end -= 1
    if (end > 1 && words[end - 1] === 'und') end -= 1
  }
  return words.slice(0, end).join(' ')
}

/**
 * All keys of a name: as written and with ü as ue, each with and without its legal form.
 * @returns distinct keys with blanks; empty for a text without letters and digits
 */
export function keysOf(text: string): readonly string[] {
  const small = lower(text)
  const spelt = small.replace(/[äöü]/g, letter => UMLAUTS[letter]!)
  const keys = [plain(small), plain(spelt)].filter(key => key !== '')
  return [...new Set(keys.flatMap(key => [key, withoutLegalForm(key)]))]
}

/** A key without its blanks: `1 und 1` -> `1und1`. */
export function compact(key: string): string {
  return key.replaceAll(' ', '')
}

/**
 * Host name in a web or mail address, without `www.`; null when the text is neither.
 * `https://www.telekom.de/hilfe`, `info@telekom.de` and `telekom.de` all give `telekom.de`.
 */
export function hostIn(text: string): string | null {
  const bare = text
    .slice(0, LONGEST)
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/[/?#:].*$/s, '')
  const host = bare.slice(bare.lastIndexOf('@') + 1).replace(/^www\./, '')
  return /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u.test(host) ? host : null
}
