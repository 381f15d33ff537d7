/** One event of a case as lines for a person: a head, and what stands under it. */
import type { CaseEvent, EventType, StoredEvent, Verdict } from '../case/events.ts'
import { isKnown } from '../case/events.ts'
import type { ChannelName, Language } from '../case/model.ts'
import type { Reading } from '../case/reading.ts'
import { dueTime, wallTime } from '../ladder/due.ts'
import { lookAlikeIn } from '../replies/look-alike.ts'
import { deadlineLines } from './deadline-lines.ts'
import { shownWords } from './inert.ts'
import { reasonIn } from './reason-in.ts'
import { replyToLine } from './reply-to-line.ts'
import { senderHint } from './sender-hint.ts'
import { channelName, outcomeName, shortTime } from './texts/channels.ts'
import { PREVIEW } from './texts/preview.ts'
import { TIMELINE } from './texts/timeline.ts'

export interface EventLines {
  readonly head: string
  readonly body: readonly string[]
}

interface Telling {
  readonly language: Language
  /** Zone of the case. */
  readonly timezone: string
  /** Channel of the delivery that began with this seq. */
  readonly channelOf: (seq: number) => ChannelName
}

type Tell<T extends EventType> = (event: CaseEvent & { type: T }, telling: Telling) => EventLines

const line = (head: string, body: readonly (string | null | undefined)[] = []): EventLines => ({
  head,
  body: body.filter(text => text != null && text !== '') as string[],
})

function verdictName(as: Verdict, language: Language): string {
  const { classes, verdicts } = TIMELINE[language]
  return { ...classes, ...verdicts }[as]
}

type Sent = CaseEvent & { readonly type: 'send_started' | 'handed_off' }

const listed = (what: string, values: readonly string[] | undefined) =>
  values && `${what}: ${values.join(', ') || '-'}`

const subjectLine = (subject: string | null, language: Language) =>
  subject && `${PREVIEW[language].subject}: ${subject}`

/** A letter names its enclosures itself; an answer does not. */
const enclosed = ({ purpose, message }: Pick<Sent, 'purpose' | 'message'>, language: Language) =>
  purpose === 'reply' && message.attachments.length > 0 ? filesLine(message.attachments, language) : null

const filesLine = (files: readonly { readonly name: string }[] | undefined, language: Language) =>
  files?.length
    ? listed(
        TIMELINE[language].files,
        files.map(({ name }) => name),
      )
    : null

const due = (event: { deadline: Parameters<typeof deadlineLines>[0] | null }, language: Language) =>
  event.deadline ? deadlineLines(event.deadline, language) : []

const promised = ({ promise }: Reading, { language, timezone }: Telling) =>
  promise &&
  TIMELINE[language].promised(
    promise.text,
    promise.dueAt ? shortTime(wallTime(promise.dueAt, timezone), language) : '',
  )

/** A hand-off for the telephone is a call. */
const confirmedText = (channel: ChannelName, language: Language): string =>
  channel === 'phone'
    ? TIMELINE[language].called
    : TIMELINE[language].confirmed(channelName(channel, language))

/** Where somebody who may speak for the company sends to; a look-alike's address is said to be one. */
function redirected({ redirect, official }: Reading, language: Language): string | null {
  if (!redirect?.address || official === false) return null
  const { sendsTo, suspicious } = TIMELINE[language]
  const where = `${channelName(redirect.channel, language)} ${shownWords(redirect.address, redirect.official)}`
  return redirect.official === false ? `${sendsTo(where)} (${suspicious})` : sendsTo(where)
}

/** Whose address a stranger's is made to look like. */
function lookAlike({ official, evidence }: Reading, language: Language): string | null {
  const of = official === false ? lookAlikeIn(evidence) : null
  return of === null ? null : TIMELINE[language].lookAlike(of)
}

const TELL: { readonly [T in EventType]: Tell<T> } = {
  case_opened: (_, { language }) => line(TIMELINE[language].opened),
  send_started: ({ message, purpose }, { language }) =>
    line(
      `${TIMELINE[language].sending(channelName(message.channel, language))}: ${message.to.replace(/\s*\n\s*/g, ', ')}`,
      [subjectLine(message.subject, language), message.text, enclosed({ message, purpose }, language)],
    ),
  sent: (event, { language, channelOf }) =>
    line(TIMELINE[language].sent(channelName(channelOf(event.send), language)), [
      event.url,
      ...due(event, language),
    ]),
  send_failed: ({ send, reason }, { language, timezone, channelOf }) =>
    line(
      TIMELINE[language].notSent(
        channelName(channelOf(send), language),
        reasonIn(reason, language, timezone),
      ),
    ),
  send_unknown: ({ send, reason }, { language, timezone, channelOf }) =>
    line(TIMELINE[language].unknown(channelName(channelOf(send), language)), [
      reasonIn(reason, language, timezone),
    ]),
  handed_off: ({ message, purpose }, { language }) =>
    line(`${TIMELINE[language].handedOff(channelName(message.channel, language))}: ${message.to}`, [
      subjectLine(message.subject, language),
      message.text,
      enclosed({ message, purpose }, language),
    ]),
  hand_off_confirmed: (event, { language, channelOf }) =>
    line(confirmedText(channelOf(event.handOff), language), [event.url, ...due(event, language)]),
  hand_off_denied: ({ handOff, why }, { language, channelOf }) =>
    line(TIMELINE[language].denied(channelName(channelOf(handOff), language)), [why]),
  reply_received: (event, telling) => {
    const { language } = telling
    const { channel, sender, subject, text, url, reading, attachments, authentication } = event
    const texts = TIMELINE[language]
    return line(
      `${texts.reply(channelName(channel, language), shownWords(sender ?? '', reading.official))}: ${texts.classes[reading.class]}`,
      [
        reading.official === false ? texts.notOfficial : null,
        lookAlike(reading, language),
        replyToLine(reading.evidence, language),
        senderHint(authentication, reading.official, language),
        subjectLine(subject && shownWords(subject, reading.official), language),
        shownWords(reading.visibleText || text, reading.official),
        url && shownWords(url, reading.official),
        filesLine(attachments, language),
        reading.tickets.length ? texts.ticket(reading.tickets.join(', ')) : null,
        reading.needs.length
          ? texts.needs(reading.needs.map(need => texts.things[need] ?? need).join(', '))
          : null,
        promised(reading, telling),
        redirected(reading, language),
      ],
    )
  },
  reply_judged: ({ reply, as, why }, { language }) =>
    line(TIMELINE[language].judged(reply, verdictName(as, language)), [why]),
  reply_assigned: (_, { language }) => line(TIMELINE[language].assigned),
  call_logged: ({ text, incoming }, { language }) =>
    line(incoming ? TIMELINE[language].callIn : TIMELINE[language].call, [text]),
  deadline_moved: (event, { language }) =>
    line(TIMELINE[language].moved(shortTime(dueTime(event.deadline), language)), [
      event.promise === null ? null : TIMELINE[language].asPromised(event.promise),
      event.why && TIMELINE[language].why(event.why),
    ]),
  company_changed: ({ company, why }, { language }) =>
    line(TIMELINE[language].companyChanged(company.name), [why]),
  case_changed: ({ wish, refs, attachments, ladder }, { language }) => {
    const texts = TIMELINE[language]
    const channels = ladder && [...new Set(ladder.map(({ channel }) => channelName(channel, language)))]
    return line(texts.changed, [
      listed(texts.wish, wish === undefined ? undefined : [wish]),
      listed(
        texts.refs,
        refs?.map(({ name, value }) => `${name}: ${value}`),
      ),
      listed(
        texts.files,
        attachments?.map(({ name }) => name),
      ),
      listed(texts.ladder, channels),
    ])
  },
  step_skipped: ({ channel, why }, { language }) =>
    line(TIMELINE[language].skippedStep(channelName(channel, language)), [why]),
  note_added: ({ text, channel }, { language }) => {
    const { note, confirmed } = TIMELINE[language]
    return line(channel ? confirmed(channelName(channel, language)) : note, [text])
  },
  case_closed: ({ outcome, why }, { language }) =>
    line(TIMELINE[language].closed(outcomeName(outcome, language)), [why]),
  case_reopened: ({ why }, { language }) => line(TIMELINE[language].reopened, [why]),
}

/** @returns what the event says; one of a newer version is shown by its type */
export function eventLines(event: StoredEvent, telling: Telling): EventLines {
  if (!isKnown(event)) return line(TIMELINE[telling.language].newer(event.type))
  return (TELL[event.type] as (event: CaseEvent, telling: Telling) => EventLines)(event, telling)
}
