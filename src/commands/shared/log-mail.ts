/** A whole mail that is recorded by hand: from a file, or out of the tray. Each counts once, however it comes. */
import type { NewEvent } from '../../case/events.ts'
import { fold } from '../../case/fold.ts'
import type { Reading } from '../../case/reading.ts'
import type { CaseState } from '../../case/state.ts'
import { EXIT, UserError } from '../../errors.ts'
import { believedDate } from '../../inbox/from-mail.ts'
import { keepAttachments } from '../../inbox/keep.ts'
import { type OpenedMail, openMail } from '../../inbox/open-mail.ts'
import { type KeptFiles, type ReplyEvent, readMailFor, replyEvent } from '../../inbox/reply-event.ts'
import { type Unmatched, unmatchedOf } from '../../inbox/tray.ts'
import type { Place } from '../../store/store.ts'
import { inert } from '../../terminal/inert.ts'
import { CASE_TALK } from '../../terminal/texts/case-talk.ts'
import { LOG_MAIL } from '../../terminal/texts/log-mail.ts'
import { TRAY } from '../../terminal/texts/tray.ts'
import type { World } from '../../world.ts'
import type { CaseAtHand } from './case-at-hand.ts'
import { keyOfFile, mailFile, originalOf } from './log-mail-file.ts'
import { logUnmatchedPost } from './log-post.ts'
import { momentOf } from './moment.ts'
import { record } from './record.ts'
import { tellCase } from './tell-case.ts'
import { tellReading, warnOfReading } from './tell-reading.ts'

async function timeOf(
  { mail }: OpenedMail,
  typed: string | undefined,
  { openedAt, complaint }: CaseState,
  arrivedAt: string | null,
  world: World,
): Promise<string> {
  if (typed !== undefined) return momentOf('--at', typed, complaint.complainant.timezone, world)
  return believedDate(mail.date, { openedAt, now: world.now, arrivedAt })
}

/** Nobody could read its body (`withoutBody`). */
const isUnread = ({ confidence }: Reading): boolean => confidence === 0

/**
 * The user says to which case it belongs and nobody could read it, so it is shown first, whoever sent it. A number in its
 * subject is learnt only from senders that are known.
 */
function shownFirst(reading: Reading): Reading {
  const isHidden = isUnread(reading) && reading.official === false
  return isHidden ? { ...reading, official: null, tickets: [] } : reading
}

async function eventOf(
  opened: OpenedMail,
  original: string,
  at: string,
  state: CaseState,
  world: World,
): Promise<ReplyEvent> {
  const reading = await readMailFor(opened, at, state, world)
  const sender = opened.mail.from?.address ?? null
  if (isUnread(reading) && sender !== null) warnOfReading({ reading, sender, caseId: state.id }, world)
  const kept: KeptFiles = {
    original,
    attachments: world.options.dryRun ? [] : await keepAttachments(opened.mail, world),
  }
  return replyEvent(opened, shownFirst(reading), kept, { at, now: world.now })
}

/** @param cut whether only a part of the mail is kept */
function tellReply(
  { mail }: OpenedMail,
  { reading }: ReplyEvent,
  id: string,
  world: World,
  cut: boolean = false,
): void {
  const sender = mail.from?.address ?? null
  const [why = ''] = reading.evidence
  const texts = LOG_MAIL[world.language]
  if (!isUnread(reading)) tellReading({ reading, sender, caseId: id }, world)
  else if (world.options.dryRun) world.output.warn(texts.unreadable(why))
  else world.output.warn(texts.unread(why, `${world.launch} judge ${id}`, cut))
}

function alreadyLogged(id: string, world: World): number {
  world.output.warn(CASE_TALK[world.language].alreadyLogged)
  return record(world, id, () => [])
}

/** Written under its key, so that `check` does not write it down a second time. */
function receiveOnce(id: string, key: string, event: NewEvent, world: World): number {
  const [arrived] = world.store().receive([{ key, to: { caseId: id, events: [event] } }], {})
  if (arrived?.known) return alreadyLogged(id, world)
  const events = world.store().load(id) ?? []
  tellCase({ id, events, state: fold(id, events) }, world)
  return EXIT.done
}

/** One that could not be read may be the whole of what was damaged before, or damage of another: its bytes tell. */
const knownHere = (state: CaseState, { mail: { messageId }, unread }: OpenedMail): boolean =>
  messageId !== null &&
  unread === null &&
  state.replies.some(({ reading }) => reading.messageId === messageId && !isUnread(reading))

/** It stands in another case by mistake, or belongs to two: what the person says is done, and the other one is named. */
function warnOfOther(place: Place | null, world: World): void {
  if (place && 'caseId' in place) world.output.warn(TRAY[world.language].alsoIn(place.caseId))
}

/**
 * Records a mail that was saved as a file; one that cannot be read is kept and waits for the user to look at it.
 * @param at as typed with --at, wins over the Date header
 * @returns 0
 * @throws UserError `unreadable_file`, `mail_unreadable` (exit 2): there is no mail at all
 */
export async function logFile(
  { id, state }: CaseAtHand,
  path: string,
  at: string | undefined,
  world: World,
): Promise<number> {
  const file = await mailFile(path, world)
  const { opened, cut } = file
  const key = keyOfFile(file)
  const place = world.reader().received(key)
  if (place && 'tray' in place) return logUnmatched({ id, state, events: [] }, place.tray, at, world)
  const when = await timeOf(opened, at, state, null, world)
  if (knownHere(state, opened) || (place && 'seq' in place && place.caseId === id))
    return alreadyLogged(id, world)
  warnOfOther(place, world)
  const event = await eventOf(opened, await originalOf(file, world), when, state, world)
  const first = place === null && !world.options.dryRun
  const code = first ? receiveOnce(id, key, event, world) : record(world, id, () => [event])
  tellReply(opened, event, id, world, cut)
  return code
}

function unknownUnmatched(id: string, world: World): UserError {
  const others = world.reader().trayList()
  const hints = others.map(entry => {
    const { from, subject, text } = unmatchedOf(entry)
    return inert(`${entry.id}: ${from ?? '?'}: ${subject ?? text ?? '-'}`)
  })
  return new UserError(
    'unknown_unmatched',
    EXIT.usage,
    `there is no message ${JSON.stringify(id)} in the tray`,
    {
      hints:
        hints.length > 0 ? hints : ['the tray is empty; a reply can be given with --from-file or --text'],
    },
  )
}

/** @throws UserError `unknown_unmatched` (exit 2) with the messages there are */
export function unmatchedAt(id: string, world: World): Unmatched & { readonly original: string } {
  const entry = world.reader().trayGet(id.trim().toLowerCase())
  const found = entry && unmatchedOf(entry)
  if (!found?.original) throw unknownUnmatched(id, world)
  return { ...found, original: found.original }
}

/** The reply, and that the person said where it belongs. */
function assignment(event: ReplyEvent, tray: string, seq: number, world: World): readonly NewEvent[] {
  return [event, { type: 'reply_assigned', at: world.now, tray, reply: seq }]
}

/**
 * Gives a message of the tray to a case; its stored original is read anew, now with the case in view.
 * @returns 0
 * @throws UserError `unknown_unmatched` (exit 2) with the messages there are, `attachment_damaged` (exit 1)
 */
export async function logUnmatched(
  { id, state }: CaseAtHand,
  trayId: string,
  at: string | undefined,
  world: World,
): Promise<number> {
  const unmatched = unmatchedAt(trayId, world)
  if (unmatched.channel !== 'email') return logUnmatchedPost({ id, state }, unmatched, at, world)
  const { id: tray, original, at: arrivedAt, unread } = unmatched
  const found = await openMail(await world.read(original), false, world.parseMail)
  const opened = { mail: found.mail, unread: unread ?? found.unread }
  const when = await timeOf(opened, at, state, arrivedAt, world)
  const event = await eventOf(opened, original, when, state, world)
  if (world.options.dryRun) record(world, id, before => assignment(event, tray, before.version + 1, world))
  else {
    const events = world
      .store()
      .assign(tray, id, before => assignment(event, tray, (before.at(-1)?.seq ?? 0) + 1, world))
    tellCase({ id, events, state: fold(id, events) }, world)
  }
  tellReply(opened, event, id, world)
  return EXIT.done
}
