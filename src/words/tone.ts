/** Words a court may call an accusation or an insult (§§ 185 to 187 StGB), and shouting. */

/**
 * Nouns that are harmless verbs or names in small letters ("der Preis betrug 20 Euro") count with a capital only;
 * everything else counts in any case.
 */
const ACCUSATIONS = [
  /(?<!\p{L})(?:Betrug(?:e?s)?|BETRUG(?:E?S)?|Betrugs\p{L}{1,30}|Dieb(?:e[ns]?|stahl|stähle)?|DIEBE?)(?!\p{L})/gu,
  /(?<!\p{L})(?:betrüger|abzock|kriminell|verbrecher|illegal|lügner|gauner|saftladen|saftläden)\p{L}{0,30}(?!\p{L})/giu,
  /(?<!\p{L})(?:betrogen|scam(?:s|med|mers?|ming)?|fraud(?:s|sters?|ulent|ulently)?|criminals?|criminally|thie(?:f|ves)|crooks?|liars?|swindlers?|rip-?off)(?!\p{L})/giu,
]

/** @returns the accusing words as they stand in the text, in its order */
export function findAccusations(text: string): string[] {
  const hits = ACCUSATIONS.flatMap(pattern => [...text.normalize('NFC').matchAll(pattern)])
  return hits.sort((a, b) => a.index - b.index).map(([word]) => word)
}

/** Fewer letters may be a name or an abbreviation. */
const LETTERS_TO_JUDGE = 20
/** More than this share of capitals is no headline any more. */
const SHARE_OF_CAPITALS = 0.6

/** @returns whether most letters that have a case are capitals */
export function isShouting(text: string): boolean {
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0
  const letters = capitals + (text.match(/\p{Ll}/gu)?.length ?? 0)
  return letters >= LETTERS_TO_JUDGE && capitals / letters > SHARE_OF_CAPITALS
}
