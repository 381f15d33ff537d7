/** Other people and street addresses: what looks like one in the original text, capitals included. */
import { fold, type Range } from './fold.ts'
import { wordsOf } from './words-of.ts'

const WORD = "\\p{Lu}[\\p{L}’'-]{1,30}"
/** "Fr. Abend" is a day of the week, "Ms" is a lady but "MS" is software. */
const PERSON = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:Frau|Herrn?|Hrn?\\.|Mrs?\\.?|Ms\\.?|Mx\\.?|Miss)(?: Dr\\.| Prof\\.){0,2} (${WORD})`,
  'gu',
)
const ENDS = '(?:straße|strasse|str\\.|gasse|allee|chaussee|weg|platz|ring|ufer|damm)'
const NO_STREET =
  '(?!(?:sitz|park|stell|arbeits|lade|spiel|stand|rück|heim|hin|schul|handels|vertriebs|liefer|start|bahn)(?:weg|platz|ring|straße))'
const NUMBER =
  ' ?\\d{1,4}(?!\\d)(?: ?[a-h](?!\\p{L}))?' +
  '(?! ?(?:[%€]|[.,:]\\d|(?:uhr|euro|tage?|wochen?|monate?|jahre?|stunden?|minuten?|km|meter|kunden|mal|x)(?!\\p{L})))'
const NO_PLACE =
  '(?!(?:euro?|kunden|punkte|meilen|schritte|kilometer|haushalte|menschen|follower|stück|customers|points|miles|steps|people)(?!\\p{L}))'
/** Where addresses stand; large round numbers are counts, a postal code hardly ever ends in 00. */
const POSTAL =
  '(?<=[,;(\\n] {0,2}|(?<!\\p{L})(?:in|aus|nach|bei|für|plz:?|to|from) |(?<!\\p{L})D-)(?!\\d{3}00)\\d{5} '
const STREETS = [
  `(?<!\\p{L})${NO_STREET}\\p{L}[\\p{L}-]{2,30}${ENDS}${NUMBER}`,
  `(?<!\\p{L})\\p{L}{3,30}[ -]${ENDS}${NUMBER}`,
  `(?<![\\p{L}\\p{N}.,:-])\\d{1,4}[a-d]? (?:\\p{L}[\\p{L}’'-]{1,30} ){1,2}(?:street|road|rd\\.?|avenue|ave\\.?|lane|drive|court|terrace|crescent|gardens)(?!\\p{L})`,
  `${POSTAL}${NO_PLACE}\\p{L}[\\p{L}-]{2,30}`,
].map(source => new RegExp(source, 'giu'))

const rangesOf = (hits: readonly RegExpExecArray[]): Range[] =>
  hits.map(({ 0: hit, index }) => ({ start: index, end: index + hit.length }))

/** @returns where streets with house numbers and postal codes with places stand in the text; a name has a capital */
export function findStreets(text: string): Range[] {
  const hits = STREETS.flatMap(pattern => [...text.matchAll(pattern)])
  return rangesOf(hits.filter(([hit]) => /^\P{L}*\p{Lu}/u.test(hit)))
}

/** @returns where somebody is named as Frau, Herr, Mr or Ms; not where the name is the company's own */
export function findPeople(text: string, company: string): Range[] {
  const own = new Set(wordsOf(fold(company)).map(({ form }) => form))
  const isCompany = (name: string) => wordsOf(fold(name)).some(({ form }) => own.has(form))
  return rangesOf([...text.matchAll(PERSON)].filter(([, name = '']) => !isCompany(name)))
}
