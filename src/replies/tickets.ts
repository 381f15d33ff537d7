/** Numbers the company gave the matter: only with a label or in brackets, only with a digit. */

/** Blanks, "Nr.", "number", "lautet", colon or # between a label and its number. */
const LINK = String.raw`(?:\s?(?:nr\.?|no\.?|number|id|nummer|lautet|is|ist|:|#|=)){0,4}\s{0,3}`
const NUMBER = String.raw`([a-z]{0,6}[-–]?[a-z0-9]{0,20}\d[a-z0-9./_–-]{0,30})`
const LABELS = [
  String.raw`(?:vorgangs|ticket|fall|schadens?|referenz|bearbeitungs|beschwerde|anfrage|auftrags|störungs|stoerungs|meldungs)-?\s?(?:nr\.?|nummer|id|kennung)`,
  'vorgang',
  'ticket',
  'aktenzeichen',
  'az',
  'unser zeichen',
  'geschäftszeichen',
  String.raw`case(?:\s(?:number|id|no\.?|reference))?`,
  String.raw`ref(?:erence|erenz)?(?:\s(?:number|no\.?|id))?\.?`,
  String.raw`(?:incident|request|complaint|claim|enquiry|inquiry)\s(?:number|id|no\.?|reference)`,
]
const LABELLED = new RegExp(
  String.raw`(?<![\p{L}\p{N}-])(?:${LABELS.join('|')})${LINK}${NUMBER}(?![\p{L}\p{N}])`,
  'giu',
)

/** `[Ticket#2026...]`, `[name #123]`, `[#123]`, `[ABC-123]`. */
const BRACKETED =
  /\[(?:[\p{L} .:-]{0,40}[#:] ?([a-z0-9-]{0,12}\d[a-z0-9-]{0,30})|([a-z]{2,10}-\d{1,12}))\]/giu
/** Salesforce, old and new form of the token in subject or body. */
const SALESFORCE =
  /(?<![\p{L}\p{N}])(ref:!?00D[a-z0-9._]{5,40}!500[a-z0-9._]{5,40}:ref|ref:_00D[a-z0-9]{5,20}\._500[a-z0-9]{5,20}:ref)/giu
/** Zendesk writes the number behind its line, Dynamics begins with CAS-. */
const BARE = [/##- .{5,120} -##[^\n]{0,80}\((\d{3,12})\)/giu, /(?<![\p{L}\p{N}])(CAS-\d[\dA-Z-]{3,30})/gu]

const DATE = /^(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{2}|\d{4})?|\d{4}-\d{2}-\d{2}|(?:19|20)\d{2})$/
const MAX_TICKETS = 10

const bare = (number: string): string => number.replace(/[^a-z0-9]/gi, '').toLowerCase()

function isNumber(number: string, own: ReadonlySet<string>): boolean {
  const digits = number.replace(/\D/g, '').length
  return digits >= 2 && !DATE.test(number) && !own.has(bare(number))
}

/**
 * @param texts subject and visible text
 * @param ownRefs numbers of the complainant (customer number, order): never tickets
 * @returns ticket numbers in the order they occur, each once
 */
export function ticketsIn(texts: readonly string[], ownRefs: readonly string[]): string[] {
  const own = new Set(ownRefs.map(bare))
  const found = new Map<string, string>()
  for (const text of texts) {
    for (const pattern of [BRACKETED, SALESFORCE, LABELLED, ...BARE]) {
      for (const hit of text.slice(0, 20_000).matchAll(pattern)) {
        const number = (hit[1] ?? hit[2] ?? '').replace(/[./_–-]+$/, '')
        if (isNumber(number, own) && !found.has(bare(number))) found.set(bare(number), number)
      }
    }
  }
  return [...found.values()].slice(0, MAX_TICKETS)
}
