/** One reading for a person: what it is, why, from whom, what it wants, and what would follow. */
import type { Language } from '../case/model.ts'
import type { Reading } from '../case/reading.ts'
import { wallTime } from '../ladder/due.ts'
import { inert, shownWords } from './inert.ts'
import { replyToLine } from './reply-to-line.ts'
import { safeLine } from './safe.ts'
import { styled } from './style.ts'
import { CASE_TALK } from './texts/case-talk.ts'
import { channelName, shortTime } from './texts/channels.ts'
import { READ, type ReadTexts } from './texts/read.ts'
import { TIMELINE } from './texts/timeline.ts'
import { wrap } from './wrap.ts'

export interface ReadTelling {
  readonly language: Language
  readonly width: number
  /** Zone of the person; promises end by its clock. */
  readonly timezone: string
  /** Whether it was said which company is meant. */
  readonly companyGiven: boolean
}

/** Lines of the message that are shown. */
const SHOWN = 12
/** Below this a verdict neither stops nor starts a clock (`replies/read.ts`). */
const PROBABLY = 0.5

function verdictLine({ class: kind, confidence }: Reading, language: Language): string {
  const texts = READ[language]
  const percent = Math.round(confidence * 100)
  const what = TIMELINE[language].classes[kind]
  return confidence < PROBABLY ? texts.probably(what, percent) : texts.sure(what, percent)
}

function officialWords(official: boolean | null, { language, companyGiven }: ReadTelling): string {
  const texts = READ[language]
  if (!companyGiven) return texts.officialUnasked
  return official === null ? texts.maybeOfficial : official ? texts.official : texts.notOfficial
}

function whoLine(sender: string | null, reading: Reading, telling: ReadTelling): string {
  const { from, nobody, machine, person } = READ[telling.language]
  const by = reading.automatic ? machine : person
  const speaks =
    reading.class === 'bounce' || reading.class === 'delay'
      ? ''
      : `; ${officialWords(reading.official, telling)}`
  return `${from}: ${sender ? shownWords(safeLine(sender), reading.official) : nobody} (${by}${speaks})`
}

function cautions({ evidence }: Reading, language: Language): string[] {
  const line = replyToLine(evidence, language)
  return line === null ? [] : [line]
}

function redirectLine({ redirect, official }: Reading, language: Language, texts: ReadTexts): string[] {
  if (!redirect) return []
  const where = texts.sendsTo(
    channelName(redirect.channel, language),
    redirect.address &&
      safeLine(
        redirect.official === false || official === false ? inert(redirect.address) : redirect.address,
      ),
  )
  if (redirect.address === null) return [where]
  const like = redirect.official === false ? TIMELINE[language].suspicious : texts.unknown
  return [`${where} (${redirect.official ? texts.known : like})`]
}

function bounceLine({ bounce }: Reading, texts: ReadTexts): string[] {
  if (!bounce) return []
  const { status, reason } = bounce
  const why = status && !reason.includes(status) ? `${status} ${reason}`.trim() : reason
  return [`${texts.undelivered(bounce.permanent, bounce.recipient)}${why ? `: ${why}` : ''}`]
}

function promiseLine({ promise }: Reading, { language, timezone }: ReadTelling, texts: ReadTexts): string[] {
  if (!promise) return []
  const { text, dueAt } = promise
  const when = dueAt && shortTime(wallTime(dueAt, timezone), language)
  return [when ? texts.promise(text, when) : texts.promiseWithoutDate(text)]
}

function wishLines({ needs, tickets }: Reading, language: Language): string[] {
  const { needs: wanted, things, ticket } = TIMELINE[language]
  return [
    ...(needs.length > 0 ? [wanted(needs.map(each => things[each] ?? each).join(', '))] : []),
    ...(needs.includes('bank-data') ? [CASE_TALK[language].bankData] : []),
    ...(tickets.length > 0 ? [ticket(tickets.join(', '))] : []),
  ]
}

/** What the program would do with it. */
function consequence({ class: kind, settles, official }: Reading, texts: ReadTexts): string {
  if (kind === 'unrelated') return texts.ignored
  if (kind === 'bounce') return texts.resend
  if (official === false) return texts.stranger
  if (kind === 'redirect') return settles ? texts.redirects : `${texts.redirects} ${texts.settlesNothing}`
  if (!settles) return texts.settlesNothing
  return kind === 'question' ? texts.holds : texts.counts
}

function quoted(text: string, { language, width }: ReadTelling): string[] {
  const lines = text.split('\n')
  const rest = lines.length - SHOWN
  if (text === '') return []
  return [
    `${READ[language].words}:`,
    wrap(lines.slice(0, SHOWN).join('\n'), width, 3),
    ...(rest > 0 ? [wrap(READ[language].more(rest), width, 3)] : []),
  ]
}

/**
 * @param sender address or account as the message names it
 * @returns lines for a terminal
 */
export function readingView(reading: Reading, sender: string | null, telling: ReadTelling): string {
  const { language, width } = telling
  const texts = READ[language]
  const facts = [
    whoLine(sender, reading, telling),
    ...cautions(reading, language),
    `${texts.because}: ${reading.evidence.map(each => `"${shownWords(each, reading.official)}"`).join(', ') || '-'}`,
    ...bounceLine(reading, texts),
    ...redirectLine(reading, language, texts),
    ...wishLines(reading, language),
    ...promiseLine(reading, telling, texts),
    consequence(reading, texts),
  ]
  return [
    styled('bold', wrap(verdictLine(reading, language), width)),
    ...facts.map(line => wrap(line, width)),
    ...quoted(shownWords(reading.visibleText, reading.official), telling),
  ].join('\n')
}
