/** Words of "we have your message": what only a receipt says, and what turns it into one. */
import { match, phrases } from './phrase.ts'

const THING =
  '(?:anfrage|nachricht|e-?mail|mail|schreiben|anliegen|beschwerde|reklamation|meldung|kontaktaufnahme|zuschrift)'
const RECEIVED = phrases(
  'eingangsbestätigung',
  'empfangsbestätigung',
  `(?:wir haben|haben wir)~(?:ihre?|deine?)[ns]? ${THING}~(?:erhalten|empfangen)`,
  `(?:ihre?|deine?)[ns]? ${THING} (?:ist|sind)~(?:eingegangen|angekommen)`,
  `(?:ihre?|deine?)[ns]? ${THING} (?:wurde|haben wir|wird)~(?:erhalten|aufgenommen|erfasst|registriert|entgegengenommen)`,
  `(?:den|der) (?:eingang|erhalt) (?:ihre[rs]|deine[rs]) ${THING}`,
  'request received',
  "we (?:have|'ve) received your",
  'we received your',
  'your~(?:has been|was) received',
  'receipt of your',
  'acknowledge~receipt',
  'your (?:request|ticket|case|message|e-?mail)~(?:has been|was) (?:created|registered|logged|opened)',
  'ticket~(?:created|angelegt|erstellt|eröffnet)',
)
const THANKS = phrases(
  `(?:vielen dank|danke|besten dank|herzlichen dank)~für~(?:ihre?|deine?)[ns]? ${THING}`,
  'thank(?:s| you) for (?:your (?:e-?mail|message|request|enquiry|inquiry|complaint)|contacting|getting in touch|reaching out|writing)',
)
const LATER = phrases(
  '(?:wir )?(?:melden|kümmern) uns',
  'melden wir uns',
  'kümmern wir uns',
  'werden wir (?:uns|ihnen|dir)',
  'wir werden (?:uns|sie|ihnen|dich|dir|ihre?|deine?)',
  '(?:so )?schnell(?:st)?(?: wie)? ?möglich*',
  'in kürze',
  'umgehend',
  'schnellstmöglich',
  'baldmöglichst',
  'bitten (?:wir )?(?:sie )?um~geduld',
  'etwas geduld',
  'wird (?:nun |jetzt |derzeit |schnellst~)?bearbeitet',
  'bearbeitungszeit',
  'bearbeitung (?:dauert|beträgt|nimmt|kann)',
  '(?:wir )?(?:be)?antworten (?:wir )?(?:ihnen|dir)?~(?:innerhalb|binnen|in kürze|shortly|in~tagen)',
  "(?:we will|we'll|will)~(?:get back|respond|reply|answer|be in touch|contact you)",
  'as soon as (?:possible|we can)',
  'shortly',
  'soon',
  'be patient',
  'response time*',
  '(?:typically|usually|normally) (?:reply|respond|answer)*',
  'aims? to (?:respond|reply|answer)',
)

/** "No ticket was created": said of a mail that nobody got, or by whoever makes up for it. */
const NOTHING = phrases(
  'no (?:new )?(?:[a-z]{1,10} )?(?:ticket|request|case)~(?:created|registered|logged|opened|received)',
  'kein(?:e|en)? (?:neue[nrs]? )?(?:ticket|vorgang|fall)~(?:angelegt|erstellt|eröffnet|created)',
  'ticket~(?:not|nicht|never|nie) (?:be |been )?(?:created|angelegt|erstellt|eröffnet)',
)

function receivedIn(text: string): string | null {
  const words = match(RECEIVED, text)
  return words !== null && NOTHING.test(text) ? null : words
}

/** @returns words that alone make a receipt, from subject or text */
export function receiptWords(subject: string, flat: string): string | null {
  return receivedIn(subject) ?? receivedIn(flat)
}

/** @returns thanks and a later answer together: half of all receipts say no more */
export function thanksAndLater(flat: string): string | null {
  const later = match(LATER, flat)
  return THANKS.test(flat) ? later : null
}
