/** Parts the words of a mail system from the mail that it returns below them, or above. */
import { codeIn } from './codes.ts'
import { failedForSure, late } from './words.ts'

export interface Notice {
  /** What the system says. */
  readonly words: string
  /** The mail that came back, from its first header line; empty where there is none. */
  readonly returned: string
}

/** More of a notice is not looked at; its own words stand in the first lines. */
const LOOKED_AT = 60_000
const MOST_LINES = 1500
/** Below a head: our own letter is longer than what a system says. */
const SAID_FIRST = 600

/** Indented lines are a summary that the system writes, and its own words follow below. */
const FIELD = /^(?:[>|] ?)?([a-z][a-z0-9-]{1,40}):(?: |\t|\r?$)/i
const USUAL =
  /^(?:received|return-path|message-id|from|to|cc|subject|date|mime-version|content-.{1,30}|x-.{1,40}|reply-to|sender|delivered-to|dkim-signature|references|in-reply-to|user-agent|envelope-.{1,10}|importance|thread-.{1,10}|authentication-results|arc-.{1,30})$/
/** Fields that stand in every mail but not in a summary of one ("To, Subject, Sent"). */
const TECHNICAL = /^(?:received|return-path|message-id|mime-version|dkim-signature|x-.{1,40})$/
/** Postfix and others write some of their own fields with X- between those of the report. */
const OF_REPORT =
  /^x-(?:postfix|sendmail|supplementary|display-name|actual|spam|exim|yandex|zimbra|ses|mailer-error)/

interface Run {
  readonly at: number
  usual: number
  technical: number
}

const isBlank = (line: string): boolean => /^[>| \t\r]{0,8}$/.test(line)

/** Counts a line in the run of header lines; a line that is none ends the run. */
function follow(run: Run | null, line: string, at: number): Run | null {
  const name = FIELD.exec(line)?.[1]?.toLowerCase()
  if (name === undefined) return run !== null && /^[>| ]{0,2}[ \t]/.test(line) ? run : null
  if (!USUAL.test(name) || OF_REPORT.test(name)) return run
  const open = run ?? { at, usual: 0, technical: 0 }
  open.usual += 1
  if (TECHNICAL.test(name)) open.technical += 1
  return open
}

/** @returns where the head of a mail begins: three usual header lines in a row, one of them technical; or -1 */
function headIn(text: string): number {
  let run: Run | null = null
  let at = 0
  for (const line of text.split('\n', MOST_LINES)) {
    run = isBlank(line) ? null : follow(run, line, at)
    if (run !== null && run.usual >= 3 && run.technical > 0) return run.at
    at += line.length + 1
  }
  return -1
}

function splitAtHead(text: string): Notice {
  const head = headIn(text)
  return head === -1
    ? { words: text, returned: '' }
    : { words: text.slice(0, head), returned: text.slice(head) }
}

/** Some put the head of our mail in front, and what they have to say below it; others return our mail and say nothing. */
function belowHead(returned: string): Notice | null {
  const end = /\n[>| \t]{0,8}\r?\n/.exec(returned)
  if (end === null) return null
  const { words, returned: more } = splitAtHead(returned.slice(end.index + end[0].length))
  const says = words.slice(0, SAID_FIRST)
  if (codeIn(says) === null && failedForSure(says) === null && late(says) === null) return null
  return { words, returned: `${returned.slice(0, end.index)}\n\n${more}` }
}

/** @param text the whole text of a mail */
export function noticeOf(text: string): Notice {
  const notice = splitAtHead(text.slice(0, LOOKED_AT))
  return notice.words.trim() === '' && notice.returned !== ''
    ? (belowHead(notice.returned) ?? notice)
    : notice
}

const ID =
  /^[>| \t]{0,12}(?:message[- ]?id|internet-?message-?id|(?:internet)?nachrichten-?id)[ \t]{0,5}:\s{0,5}(<[^<>\s]{1,990}>)/im

/** In a sentence, or by another name. */
const ID_IN_WORDS =
  /\b(?:message[- _]?id(?:entifier)?|msg-?id|nachrichten-?(?:id|kennung|nummer)|mail-?id|id de message|id del mensaje)\b[ \t]{0,5}(?:is|was|ist|lautet|of)?[ \t]{0,3}[:=]?\s{0,5}["'(]?(<[^<>\s@]{1,490}@[^<>\s@]{1,490}>)/i

/** @returns the Message-ID of the mail that came back: of its head, else as the notice lists it; or null */
export function returnedId({ words, returned }: Notice): string | null {
  return (ID.exec(returned) ?? ID.exec(words) ?? ID_IN_WORDS.exec(words))?.[1] ?? null
}

/** @returns who the returned mail was written to, by its own head; or null */
export function returnedTo({ returned }: Notice): string | null {
  const head = returned.slice(0, 20_000)
  const to = /^[>| \t]{0,4}to[ \t]{0,3}:(.{1,500})/im.exec(head)?.[1] ?? ''
  return /[^\s<>"(),:;@]{1,64}@[^\s<>"(),:;@]{1,253}/.exec(to)?.[0] ?? null
}
