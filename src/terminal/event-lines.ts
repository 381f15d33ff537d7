/** One event of a case as lines for a person: a head, and what stands under it. */
import type { CaseEvent, EventType, StoredEvent, Verdict } from '../case/events.ts'
import { isKnown } from '../case/events.ts'
import type { ChannelName, Language } from '../case/model.ts'
import { deadlineLines } from './deadline-lines.ts'
import { channelName, outcomeName, shortDate } from './texts/channels.ts'
import { PREVIEW } from './texts/preview.ts'
import { TIMELINE } from './texts/timeline.ts'

export interface EventLines {
  readonly head: string
  readonly body: readonly string[]
}

interface Telling {
  readonly language: Language
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

const listed = (what: string, values: readonly string[] | undefined) =>
  values && `${what}: ${values.join(', ') || '-'}`

const subjectLine = (subject: string | null, language: Language) =>
  subject && `${PREVIEW[language].subject}: ${subject}`

const due = (event: { deadline: Parameters<typeof deadlineLines>[0] | null }, language: Language) =>
  event.deadline ? deadlineLines(event.deadline, language) : []

const TELL: { readonly [T in EventType]: Tell<T> } = {
  case_opened: (_, { language }) => line(TIMELINE[language].opened),
  send_started: ({ message }, { language }) =>
    line(`${TIMELINE[language].sending(channelName(message.channel, language))}: ${message.to}`, [
      subjectLine(message.subject, language),
      message.text,
    ]),
  sent: (event, { language, channelOf }) =>
    line(TIMELINE[language].sent(channelName(channelOf(event.send), language)), [
      event.url,
      ...due(event, language),
    ]),
  send_failed: ({ send, reason }, { language, channelOf }) =>
    line(TIMELINE[language].notSent(channelName(channelOf(send), language), reason)),
  send_unknown: ({ send, reason }, { language, channelOf }) =>
    line(TIMELINE[language].unknown(channelName(channelOf(send), language)), [reason]),
  handed_off: ({ message }, { language }) =>
    line(`${TIMELINE[language].handedOff(channelName(message.channel, language))}: ${message.to}`, [
      subjectLine(message.subject, language),
      message.text,
    ]),
  hand_off_confirmed: (event, { language, channelOf }) =>
    line(TIMELINE[language].confirmed(channelName(channelOf(event.handOff), language)), [
      event.url,
      ...due(event, language),
    ]),
  hand_off_denied: ({ handOff, why }, { language, channelOf }) =>
    line(TIMELINE[language].denied(channelName(channelOf(handOff), language)), [why]),
  reply_received: ({ channel, sender, subject, text, reading }, { language }) => {
    const texts = TIMELINE[language]
    return line(
      `${texts.reply(channelName(channel, language), sender ?? '')}: ${texts.classes[reading.class]}`,
      [
        reading.official === false ? texts.notOfficial : null,
        subjectLine(subject, language),
        reading.visibleText || text,
        reading.tickets.length ? texts.ticket(reading.tickets.join(', ')) : null,
        reading.needs.length
          ? texts.needs(reading.needs.map(need => texts.things[need] ?? need).join(', '))
          : null,
      ],
    )
  },
  reply_judged: ({ reply, as, why }, { language }) =>
    line(TIMELINE[language].judged(reply, verdictName(as, language)), [why]),
  reply_assigned: (_, { language }) => line(TIMELINE[language].assigned),
  call_logged: ({ text, incoming }, { language }) =>
    line(incoming ? TIMELINE[language].callIn : TIMELINE[language].call, [text]),
  deadline_moved: (event, { language }) =>
    line(TIMELINE[language].moved(shortDate(event.deadline.dueDate, language)), [
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
