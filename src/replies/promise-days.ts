/** Days by their distance from today, with the rule of each. */
import { DAY_END } from './dates-said.ts'
import { inAnyCase, type Pattern } from './phrase.ts'

/** "Bis heute keine Antwort" looks back: alone the word promises nothing. */
const TODAY_BY_CLOCK =
  '(?:bis )?heute(?=,? (?:(?:bis|um|gegen|spätestens|zwischen|von) ){0,2}\\d{1,2}(?:[:.]\\d{2})? ?(?:uhr|(?:und|bis|-|–) ?\\d))'
const WEEK_DE = '(?:der )?(?:nächste[nr]?|kommende[nr]?) woche'

/**
 * In the order they are asked in, the narrower before the wider. `start-of:` and `middle-of:` a week are its Wednesday
 * and Thursday: the latest day that anybody still calls so.
 */
export const RELATIVE: readonly (readonly [Pattern, string])[] = [
  [
    inAnyCase(
      '(?<!\\p{L})(?:within the hour|(?:innerhalb|binnen|in) der nächsten stunde)(?!\\p{L})',
      /hour|stunde/,
    ),
    '1h',
  ],
  [inAnyCase('(?<!\\p{L})(?:innerhalb|binnen)(?: einer)? wochenfrist(?!\\p{L})', /wochenfrist/), '7d'],
  [
    inAnyCase(
      '(?<!\\p{L})(?:bis |spätestens |gleich |schon )?übermorgen(?!\\p{L})|(?<!\\p{L})(?:the )?day after tomorrow(?!\\p{L})',
      /übermorgen|tomorrow/,
    ),
    '2d',
  ],
  [
    /(?<!(?:\p{L}|guten |heute |gestern ))(?:bis |schon |gleich |spätestens |noch )?(?<!guten )morgen(?: (?:früh|vormittag|mittag|nachmittag|abend|im laufe))?(?!\p{L})/u,
    '1d',
  ],
  [
    inAnyCase(
      `(?<!\\p{L})(?:(?:by|before) )?(?:the )?(?:end of )?${DAY_END}tomorrow(?: (?:morning|afternoon|evening))?(?!['’]s|\\p{L})`,
      /tomorrow/,
    ),
    '1d',
  ],
  [
    inAnyCase(
      `(?<!\\p{L})(?:noch (?:im laufe des )?heutigen? tag\\p{L}{0,2}|noch (?:am )?heute|heute noch|(?:bis )?heute (?:abend|vormittag|nachmittag)|${TODAY_BY_CLOCK}|im laufe des (?:heutigen )?tages|im laufe des (?:vor|nach)mittags|this (?:afternoon|evening)|tonight|by (?:the )?(?:end of (?:the )?(?:(?:business |working )?day|today|play|business)|close of (?:business|play)|tonight|eod|cob)|(?:later |before the end of )?(?<!(?:from|as of|since|until|time) )today)(?!.s\\b|\\p{L})`,
      /heut|tages|mittags|today|day|business|tonight|this|eod|cob/,
    ),
    'end-of:day',
  ],
  [
    inAnyCase(
      `(?<!\\p{L})(?:(?:bis |zum )?anfang ${WEEK_DE}|(?:by )?(?:early|(?:the )?(?:start|beginning) of) next week)(?!\\p{L})`,
      /woche|next week/,
    ),
    'start-of:next-week',
  ],
  [
    inAnyCase(
      `(?<!\\p{L})(?:(?:bis |zum )?mitte ${WEEK_DE}|(?:by )?(?:the )?(?:middle of|mid)[ -]next week)(?!\\p{L})`,
      /woche|next week/,
    ),
    'middle-of:next-week',
  ],
  [
    inAnyCase(
      `(?<!\\p{L})(?:(?:bis |zum )?(?:ende|im laufe)? ?${WEEK_DE}|(?:by the end of |later )?next week|(?:by )?(?:the )?end of next week)(?!\\p{L})`,
      /woche|next week/,
    ),
    'end-of:next-week',
  ],
  [
    inAnyCase(
      '(?<!\\p{L})(?:bis (?:zum )?(?:ende der woche|wochenende|ende dieser woche)|zum wochenende|(?:noch |im laufe )?(?:in )?(?:diese|dieser) woche(?: noch)?|ende (?:der|dieser) woche|(?:by |before )?(?:the )?end of (?:the|this) week|(?:later |before the end of |during )?this week|within the week)(?!\\p{L})',
      /woche|week/,
    ),
    'end-of:week',
  ],
  [
    inAnyCase(
      '(?<!\\p{L})(?:(?:bis )?(?:zum )?(?:anfang |mitte |ende |im laufe |im )?(?:des )?(?:nächsten|kommenden) monats?|(?:by )?(?:the )?(?:end of |later |early )?next month)(?!\\p{L})',
      /monat|next month/,
    ),
    'end-of:next-month',
  ],
  [
    inAnyCase(
      '(?<!\\p{L})(?:bis (?:zum )?(?:ende des monats|ende dieses monats)|(?:bis |zum |gegen |bis zum )monatsende|ende (?:des|dieses) monats|(?:by )?(?:the )?end of (?:the|this) month)(?!\\p{L})',
      /monat|month/,
    ),
    'end-of:month',
  ],
]
