/** What `check` found, as a document for scripts and as lines for a person. */
import type { ChannelReport, Collected } from '../../inbox/collect.ts'
import type { ReceivedReply } from '../../inbox/take.ts'
import type { Unmatched } from '../../inbox/tray.ts'
import { nextLines } from '../../terminal/case-lines.ts'
import type { StatusDocument } from '../../terminal/documents.ts'
import { shownWords } from '../../terminal/inert.ts'
import { safeLine } from '../../terminal/safe.ts'
import { senderHint } from '../../terminal/sender-hint.ts'
import { fittingHint } from '../../terminal/tell-error.ts'
import { channelName } from '../../terminal/texts/channels.ts'
import { CHECK } from '../../terminal/texts/check.ts'
import { ERRORS_DE } from '../../terminal/texts/errors-de.ts'
import { TIMELINE } from '../../terminal/texts/timeline.ts'
import { trayView } from '../../terminal/tray-view.ts'
import { wrap } from '../../terminal/wrap.ts'
import type { World } from '../../world.ts'
import { presentOf } from './find-case.ts'
import { tellReading, warnOfReading } from './tell-reading.ts'

/** All that a run of `check` has to tell. */
export interface Checked extends Collected {
  readonly unmatched: readonly Unmatched[]
  readonly status: StatusDocument
  /** Cases in which it is still not known whether a message went out, although it was looked for. */
  readonly unknown: readonly string[]
}

function channelEntry({ channel, new: count, requests, error }: ChannelReport, launch: string) {
  const told = error && {
    code: error.code,
    message: error.message,
    hints: error.hints.map(hint => fittingHint(hint, launch)),
  }
  return { channel, ok: error === null, new: count, requests, error: told }
}

/** @returns `escalate/check/1` */
export function checkDocument({ channels, received, settled, unmatched, status }: Checked, launch: string) {
  return {
    schema: 'escalate/check/1',
    channels: channels.map(each => channelEntry(each, launch)),
    received: received.map(({ caseId, seq, reading }) => ({ case: caseId, seq, class: reading.class })),
    settled: settled.map(({ caseId, send, outcome }) => ({ case: caseId, send, outcome })),
    unmatched: unmatched.map(({ id, channel, at, from, subject, text, class: kind, near }) => ({
      ...{ id, from, subject, class: kind },
      ...{ at, near, channel, ...(text === null ? {} : { text }) },
    })),
    status,
  }
}

function replyLines({ channel, sender, url, reading }: ReceivedReply, { language, output }: World): string {
  const { official } = reading
  const who = shownWords(sender ?? '', official)
  const what = TIMELINE[language].classes[reading.class]
  const line = wrap(CHECK[language].reply(channelName(channel, language), who, what), output.width, 2)
  // Half an address opens nothing, so it is not broken.
  return url === null ? line : `${line}\n  ${safeLine(shownWords(url, official))}`
}

/** Anybody answers a public post: of a bystander it is told what the company should be told apart by, and no more. */
const isBystander = ({ channel, reading }: ReceivedReply) => channel !== 'email' && reading.official !== true

/** What `log` says of a reply it is given, `check` says of one it fetched. */
function tellHints(reply: ReceivedReply, world: World): void {
  const { output, language } = world
  if (!reply.readable) output.warn(CHECK[language].unreadable(reply.channel === 'email'))
  else if (isBystander(reply)) warnOfReading(reply, world)
  else tellReading(reply, world)
  const hint = senderHint(reply.authentication, reply.reading.official, language)
  if (hint !== null) output.say(hint)
}

function tellCases({ received, status }: Checked, world: World): void {
  const { output } = world
  for (const id of new Set(received.map(({ caseId }) => caseId))) {
    const replies = received.filter(({ caseId }) => caseId === id)
    const entry = status.cases.find(each => each.id === id)
    const head = entry ? nextLines(entry, presentOf(world), output.width) : id
    output.print([head, ...replies.map(reply => replyLines(reply, world))].join('\n'))
    for (const reply of replies) tellHints(reply, world)
    output.print()
  }
}

function tellSends({ settled, unknown }: Checked, { output, language, launch }: World): void {
  const texts = CHECK[language]
  for (const { caseId, outcome } of settled)
    output.print(
      wrap(
        outcome === 'sent' ? texts.foundSent(caseId) : texts.foundFailed(caseId, `${launch} next ${caseId}`),
        output.width,
      ),
    )
  for (const id of unknown)
    output.print(wrap(texts.stillUnknown(id, `${launch} confirm ${id}`), output.width))
}

/** One channel that failed does not stop the others, so its fault is told beside what they brought. */
export function tellFaults(channels: readonly ChannelReport[], { output, language, launch }: World): void {
  for (const { channel, error } of channels) {
    if (error === null) continue
    const german = language === 'de' ? ERRORS_DE.get(error.code) : undefined
    const why = german === undefined ? error.message : `${german} (${error.message})`
    const hints = error.hints.map(hint => `  ${fittingHint(hint, launch)}`)
    output.warn([CHECK[language].failed(channelName(channel, language), why), ...hints].join('\n'))
  }
}

/** @returns that no mailbox is connected, and what to do about it */
function noChannel({ output, language, launch }: World): string {
  return wrap(CHECK[language].noChannel(`${launch} connect email`, `${launch} log CASE`), output.width)
}

/** Beside the document only what a script must not swallow: how a reply was understood stands in its event. */
export function tellBeside({ channels, received }: Checked, world: World): void {
  const { output, language } = world
  if (channels.length === 0) output.say(noChannel(world))
  for (const reply of received)
    if (reply.readable) warnOfReading(reply, world)
    else output.warn(CHECK[language].unreadable(reply.channel === 'email'))
}

/** Prints what came, case by case, then the tray. */
export function tellChecked(checked: Checked, world: World): void {
  const { output, language, launch, options } = world
  const { channels, received, settled, unmatched, unknown } = checked
  if (channels.length === 0) output.print(noChannel(world))
  tellSends(checked, world)
  tellCases(checked, world)
  if (unmatched.length > 0) output.print(trayView(unmatched, { language, launch, width: output.width }))
  const quiet = received.length + settled.length + unmatched.length + unknown.length === 0
  // A timer that says something each time is one that nobody reads.
  if (options.quiet) return
  if (channels.length > 0 && quiet && channels.every(({ error }) => error === null))
    output.print(CHECK[language].nothingNew)
}
