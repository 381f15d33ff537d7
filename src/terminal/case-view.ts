/** A case on the screen: head, ladder, timeline, next step. */

import type { StoredEvent } from '../case/events.ts'
import { waitingHandOff } from '../case/hand-off.ts'
import type { CaseState } from '../case/state.ts'
import { dateIn, timeIn } from '../ladder/clock/zone.ts'
import { rungState } from '../ladder/rungs.ts'
import type { Present, StatusEntry } from './documents.ts'
import { eventLines } from './event-lines.ts'
import { promiseLine } from './promise-line.ts'
import { styled } from './style.ts'
import { channelName, shortDate, stateName } from './texts/channels.ts'
import { PREVIEW } from './texts/preview.ts'
import { TIMELINE } from './texts/timeline.ts'
import { pad, wrap } from './wrap.ts'

function ladderLines(state: CaseState, { language }: Present, width: number): string[] {
  const texts = TIMELINE[language]
  const { skipReasons } = PREVIEW[language]
  return state.ladder.map((rung, index) => {
    const kind = rungState(state, rung)
    const why = kind === 'skipped' && rung.skip ? ` (${skipReasons[rung.skip] ?? rung.skip})` : ''
    const name = pad(channelName(rung.channel, language), 10)
    return wrap(`${index + 1}. ${name} ${rung.address ?? '-'}  ${texts.rungStates[kind]}${why}`, width, 2)
  })
}

function when(
  at: string,
  { timezone, language }: { timezone: string; language: Present['language'] },
): string {
  return `${shortDate(dateIn(at, timezone), language)} ${timeIn(at, timezone).slice(0, 5)}`
}

function timeline(
  state: CaseState,
  events: readonly StoredEvent[],
  present: Present,
  width: number,
): string[] {
  const { language } = present
  const { timezone } = state.complaint.complainant
  const channelOf = (seq: number) =>
    state.deliveries.find(each => each.seq === seq)?.message.channel ?? 'email'
  return events.flatMap(event => {
    const { head, body } = eventLines(event, { language, timezone, channelOf })
    const first = wrap(`${event.seq}. ${when(event.at, { timezone, language })}  ${head}`, width)
    return [styled('bold', first), ...body.map(text => wrap(text, width, 3))]
  })
}

/** Where the message lies that waits to be sent; not wrapped, so that each stays one piece. A mailto link is the whole letter again: `next` has it. */
function handOffLines(state: CaseState, events: readonly StoredEvent[], { language }: Present): string[] {
  const about = state.deliveries.find(each => each.state === 'handed-off')?.seq ?? null
  const waiting = waitingHandOff(events, { state: 'hand-off', about })
  const texts = PREVIEW[language]
  return [
    ...(waiting?.file ? [`${texts.file}: ${waiting.file}`] : []),
    ...(waiting?.url && /^https?:/.test(waiting.url) ? [`${texts.link}: ${styled('dim', waiting.url)}`] : []),
  ]
}

/** @returns the whole case for a terminal of `width` columns; times in the complainant's zone */
export function caseView(
  state: CaseState,
  events: readonly StoredEvent[],
  entry: StatusEntry,
  present: Present,
  width: number,
): string {
  const texts = TIMELINE[present.language]
  const { complaint } = state
  const promise = promiseLine(state, present)
  const refs = complaint.refs.map(({ name, value }) => `${name}: ${value}`)
  return [
    styled('bold', wrap(`${state.id}  ${complaint.title}`, width)),
    wrap(`${complaint.company.name}  [${stateName(entry.state, present.language)}]`, width),
    '',
    `${texts.problem}:`,
    wrap(complaint.problem, width, 2),
    `${texts.wish}:`,
    wrap(complaint.wish, width, 2),
    ...(refs.length ? [`${texts.refs}:`, ...refs.map(ref => wrap(ref, width, 2))] : []),
    `${texts.ladder}:`,
    ...ladderLines(state, present, width),
    `${texts.history}:`,
    ...timeline(state, events, present, width),
    '',
    ...(entry.state === 'hand-off' ? handOffLines(state, events, present) : []),
    wrap(entry.next.reason, width),
    ...(promise === null ? [] : [wrap(promise, width)]),
    wrap(`${texts.next}: ${entry.next.command}`, width),
  ].join('\n')
}
