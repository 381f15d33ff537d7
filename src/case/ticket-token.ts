/** A ticket number the way its help desk finds it again in a subject: with the brackets and words it came in. */

/** Characters before and behind a number in which its brackets are looked for, and the longest token. */
const BEFORE = 40
const BEHIND = 20
const LONGEST = 80
/** A number that stands in a text more often than this tells nothing new. */
const MOST_PLACES = 10

/** `Ticket#`, `Case #`, `#`: the hook of OTRS and its like, also where it is set without brackets. */
const HOOK = /(?:(?<!\p{L})(?:ticket|case|vorgang|fall|anfrage|request|incident|ref) ?)?#:? ?$/iu
const WORD = /[\p{L}\p{N}]/u

function placesOf(text: string, ticket: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(ticket); at >= 0; at = text.indexOf(ticket, at + 1)) {
    const whole = !WORD.test(text[at - 1] ?? ' ') && !WORD.test(text[at + ticket.length] ?? ' ')
    if (whole) places.push(at)
    if (places.length === MOST_PLACES) break
  }
  return places
}

function bracketed(before: string, ticket: string, behind: string): string | null {
  const [open, close] = [before.lastIndexOf('['), behind.indexOf(']')]
  if (open < 0 || close < 0) return null
  const [left, right] = [before.slice(open), behind.slice(0, close + 1)]
  return /[\]\r\n]/.test(left) || /[[\r\n]/.test(right) ? null : left + ticket + right
}

function hooked(before: string, ticket: string): string | null {
  const hook = HOOK.exec(before)?.[0]
  return hook === undefined ? null : hook + ticket
}

/**
 * @param texts where the company wrote the number, the likeliest first: subject, visible text
 * @returns `[Ticket#2026112210000012]`, `[name #123]`, `[ ref:_00D1._5001:ref ]`, `Ticket#77` as it stands there;
 *   null where the number stands alone, or nowhere
 */
export function ticketToken(ticket: string, texts: readonly string[]): string | null {
  if (ticket === '') return null
  const places = texts.flatMap(text =>
    placesOf(text, ticket).map(at => ({
      before: text.slice(Math.max(0, at - BEFORE), at),
      behind: text.slice(at + ticket.length, at + ticket.length + BEHIND),
    })),
  )
  const found =
    places.map(({ before, behind }) => bracketed(before, ticket, behind)).find(Boolean) ??
    places.map(({ before }) => hooked(before, ticket)).find(Boolean)
  return found && found.length <= LONGEST ? found : null
}
