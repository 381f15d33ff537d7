/** Spans of time in a sentence ("innerhalb von 5 Werktagen", "within 2-3 weeks"), with the rule they are counted by. */
import { inAnyCase } from './phrase.ts'

const NUMBERS: Readonly<Record<string, number>> = {
  ein: 1,
  eine: 1,
  einem: 1,
  einen: 1,
  einer: 1,
  eines: 1,
  zwei: 2,
  zweier: 2,
  drei: 3,
  dreier: 3,
  vier: 4,
  fünf: 5,
  fuenf: 5,
  sechs: 6,
  sieben: 7,
  acht: 8,
  neun: 9,
  zehn: 10,
  elf: 11,
  zwölf: 12,
  zwoelf: 12,
  vierzehn: 14,
  fünfzehn: 15,
  zwanzig: 20,
  dreißig: 30,
  dreissig: 30,
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fourteen: 14,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
}
const COUNT = `(\\d{1,3}|${Object.keys(NUMBERS)
  .sort((one, other) => other.length - one.length)
  .join('|')})`
const RANGE = `(?:${COUNT} ?(?:-|–|/|bis(?: zu)?|to|oder|or) ?)?${COUNT}`
const UNIT =
  '(bank-?arbeitstag(?:e|en|s)?|bank-?tag(?:e|en)?|werk-?tag(?:e|en|s)?|arbeitstag(?:e|en|s)?|geschäftstag(?:e|en|s)?|(?:business|working|work|bank(?:ing)?) days?|(?:calendar )?days?|(?:kalender)?tag(?:e|en|es)?|(?:business|working|office|service) hours?|(?:arbeits|geschäfts|service)stunden?|stunden?|hours?|hrs?|std|h|wochen?|weeks?|fortnights?|monat(?:e|en|s)?|months?)'

/** Words that open a span: it lies ahead, and has an end. */
const LEAD =
  '(?:innerhalb|innert|binnen|within|inside|in(?: under)?|under|bis zu|up to|maximal|max\\.|höchstens|spätestens|no later than|never later than|nicht später als|ca\\.|approx\\.?|circa|rund|etwa|about|around|approximately|meist|meistens|normalerweise|üblicherweise|gewöhnlich|erfahrungsgemäß|derzeit|aktuell|usually|typically|currently|currently taking|taking|takes?|took|allow|gut|nur|dauert|nach|over|of|bei|beträgt|ungefähr|auch|another|weitere|noch)'
const FILL =
  '(?:(?:der (?:gesetzlichen |vorgeschriebenen |üblichen )?(?:frist|zeit) von|von|in|nach|of|the next|next|the|den nächsten|der nächsten|den kommenden|der kommenden|nächsten|spätestens|about|around|approximately|approx\\.?|ca\\.|etwa|rund|ungefähr|up to|bis zu|maximal|max\\.|höchstens|at most|derzeit|zurzeit|aktuell|an additional) ){0,3}'
const UNITS = new RegExp(`${COUNT}[ -]?(?:weiteren |kommenden |full |clear )?${UNIT}`)
const SPAN = inAnyCase(
  `(?<![\\p{L}\\p{N}])(${LEAD}) ${FILL}${RANGE}[ -]?(?:weiteren |kommenden |full |clear )?${UNIT}(?![\\p{L}\\p{N}])(?: \\((?:weekends excluded|excluding weekends|ohne wochenenden?|mo(?:n|ntags?|nday)?\\.? ?(?:-|–|bis|to) ?fr(?:i|eitags?|iday)?\\.?)\\)| (?:on|an) (?:business|working|week|werk|arbeits|geschäfts|wochen) ?(?:days|tagen)| werktags)?(?: (?:during|in) (?:business|service|office|working) hours)?`,
  UNITS,
)
/** "We need 2-3 days", "die braucht meist 2-3 Tage", "kann fünf bis sieben Tage in Anspruch nehmen". */
const LONG = inAnyCase(
  `(?<![\\p{L}\\p{N}])(?:kann|können|brauch(?:t|en)|benötig(?:t|en)|dauern?|dauert|we need|they need|takes?|in anspruch|bearbeitungs(?:zeit|dauer)|(?:response|processing|reply|turnaround|waiting|wait) times?|turnaround|reaktionszeit|antwortzeit|wartezeit|allow|give us|geben sie uns|geduld|einstellen|rechnen|auf eine|auch)[^.!?\\n]{0,60}? ${RANGE}[ -]?${UNIT}(?![\\p{L}\\p{N}])`,
  UNITS,
)
/** "Am nächsten Werktag", "by the next working day". */
const NEXT_DAY = inAnyCase(
  '(?<![\\p{L}\\p{N}])(?:(?:am|bis zum|im laufe des|spätestens am) (?:nächsten|folgenden|kommenden)|(?:by |on )?the (?:next|following)|(?:by |on )?next) (?:werktags?|arbeitstags?|working day|business day)(?![\\p{L}\\p{N}])',
  /werktag|arbeitstag|working day|business day/,
)

export interface Found {
  readonly text: string
  readonly rule: string | null
  /** Whether the words alone say that it is an end, not only how long something takes. */
  readonly bounded: boolean
}

const number = (word: string): number => NUMBERS[word] ?? Number.parseInt(word, 10)

/**
 * @param text the whole span: service hours and weekends are said around the unit
 * @returns `5bd`, `14d`, `2m`; `48h`: hours on the wall clock, as people say them; `service:4h`: inside service hours
 */
function ruleOf(count: number, unit: string, text: string): string | null {
  if (count < 1) return null
  if (/^(?:bank|werk|arbeitstag|geschäftstag|business day|working day|work day)/i.test(unit))
    return `${count}bd`
  if (/tag|day/i.test(unit)) return `${count}d`
  if (/^(?:woche|week)/i.test(unit)) return `${count * 7}d`
  if (/^fortnight/i.test(unit)) return `${count * 14}d`
  if (/^mon/i.test(unit)) return `${count}m`
  if (/weekend|wochenende|\(mo|(?:on|an) \p{L}+ ?(?:days|tagen)$|werktags$/iu.test(text))
    return `${Math.ceil(count / 24)}bd`
  return /business|working|office|service|arbeits|geschäfts/i.test(text) ? `service:${count}h` : `${count}h`
}

const BOUNDED =
  /(?:innerhalb|innert|binnen|within|inside|in under|bis zu|up to|max|höchstens|spätestens|at most|no later|never later|nicht später)/i

/** @returns the first span of a sentence; of "2-3 days" the later end counts; null: none */
export function spanIn(sentence: string): Found | null {
  const next = NEXT_DAY.exec(sentence)
  if (next) return { text: next[0], rule: '1bd', bounded: true }
  const span = SPAN.exec(sentence)
  if (span) {
    const [text, , , count = '', unit = ''] = span
    return { text, rule: ruleOf(number(count), unit, text), bounded: BOUNDED.test(text) }
  }
  const long = LONG.exec(sentence)
  if (!long) return null
  const [text, , count = '', unit = ''] = long
  return { text, rule: ruleOf(number(count), unit, text), bounded: false }
}
