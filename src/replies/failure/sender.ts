/** Whether a mail system wrote a message: who says so, and how much that weighs. */
import { header, showHeader } from '../headers.ts'
import type { HeaderField, IncomingMessage } from '../incoming.ts'
import { quote } from '../phrase.ts'

export interface MachineSigns {
  /** 3 and more: a mail system for certain. 1 and 2: perhaps, an absence note has as much. 0: nothing says so. */
  readonly points: number
  /** A name that no person has (RFC 5321 section 4.5.1, RFC 2142 section 5, and what systems write). */
  readonly isDaemon: boolean
  readonly evidence: string | null
}

const DAEMON =
  /(?:^|[\s<"'(])(?:mailer[-_. ]?daemon|mail[-_]?daemon|post[-_]?master|mail[-_]?router|mdaemon|mail-?delivery(?:-?sub)?-?system|microsoftexchange[0-9a-f]{8,40}|double-bounce|bounced?-?mail)(?=[@>"')\s\\]|$)/i
/** A daemon's name before the @, or alone where the sender has no address. */
const DAEMON_ADDRESS =
  /(?:mailer[-_.]?daemon|mail[-_]?daemon|mail[-_]?router|mdaemon|mail-?delivery(?:-?sub)?-?system|microsoftexchange[0-9a-f]{8,40}|double-bounce|(?<![\w.-])daemon)@/i
const NAMES =
  /mail(?:er)?[- ]?(?:delivery|daemon|router|system|server|administrator|admin|zustellung|gateway|dienst)|mailzustell|exchange[- ]?(?:admin|server)|delivery (?:sub-?)?system|system ?administrator|postmaster|e-?mail-?(?:zustellung|system)|(?<![a-z])smtp(?![a-z])|virenschutz|anti-?vir|virus[- ]?(?:scan|filter|wall|alert|warn)|anti-?spam|spam ?(?:fire)?-?(?:wall|filter)|e-?mail[- ]?(?:filter|security|firewall)|mail-?(?:sweeper|marshal|wall|guard)|content (?:filter|checker)|inhaltsfilter|(?<![a-z])ndr(?![a-z])|\bmms\w* |amavis|internet mail|служба доставки|почтовая система/i
/** Machines of a mailing list answer for the list. */
const LIST_DESK =
  /[-_.](?:admin|owner|request|bounces?|errors?)@|\b(?:listserv|majordomo|mailman|ezmlm|sympa)\b/i
/** Products that sign with their own name. */
const PRODUCTS =
  /(?<![a-z])(?:imss|imsva|interscan|ironport|proofpoint|mimecast|barracuda|messagelabs|fortimail|gwia|sendmail|postfix|exim|qmail|communigate|groupwise)(?![a-z])/i
const NO_REPLY = /\b(?:no|do-?not|not)[-_.]?reply\b/i

const LIST_PROGRAM = /\b(?:listserv|majordomo|mailman|ezmlm|sympa)\b|[-+]bounces?@/i
/** What programs of mailing lists put into notices of their own. */
const LIST_NOTICE = ['x-ezmlm', 'x-mailman-version', 'x-list-administrivia']

/** @returns whether a list passed on what somebody wrote to it: programs mark their own notices otherwise */
export const isListPost = (message: IncomingMessage): boolean =>
  header(message, 'x-list-administrivia') === null &&
  (header(message, 'list-post') !== null || /^\s*list/i.test(header(message, 'precedence') ?? ''))

/** @returns whether the program of a mailing list wrote it, by the head */
export const isOfList = (message: IncomingMessage): boolean =>
  LIST_PROGRAM.test(header(message, 'from') ?? message.from ?? '') ||
  message.headers.some(({ name }) => LIST_NOTICE.includes(name))

/** @returns whether it may be: `-request` and `-owner` are also parts of other names */
export const mayBeOfList = (message: IncomingMessage): boolean =>
  isOfList(message) || LIST_DESK.test(header(message, 'from') ?? message.from ?? '')

/** Headers that only a report of a mail system has; the value does not matter. */
const REPORT_HEADERS =
  /^(?:x-failed-recipients|x-ms-exchange-message-is-ndr|x-ms-embedded-report|x-mc-system|x-qq-mid|x-mddsn-message|x-.{0,40}(?:-ndr|ndr-|-dsn|dsn-|bounce).{0,80})$/i

function nameSigns(sender: string): { points: number; isDaemon: boolean } {
  const isDaemon = sender.includes('@') ? DAEMON_ADDRESS.test(sender) : DAEMON.test(sender)
  if (isDaemon || /post[-_]?master@/i.test(sender)) return { points: 3, isDaemon }
  if (DAEMON.test(sender) || NAMES.test(sender) || PRODUCTS.test(sender)) {
    return { points: sender.includes('@') ? 2 : 3, isDaemon: false }
  }
  return { points: LIST_DESK.test(sender) || NO_REPLY.test(sender) ? 1 : 0, isDaemon: false }
}

/** `auto-generated (failure)`, `(warning-timeout)`: sendmail says why in a comment. */
function submittedPoints(message: IncomingMessage): number {
  const value = header(message, 'auto-submitted')?.toLowerCase() ?? 'no'
  if (/^no\b/.test(value)) return 0
  return /\((?:failure|warning|rejected|bounce|undeliver)/.test(value) ? 3 : 1
}

/** A head field that only a report has. */
function reportHeader({ headers }: IncomingMessage): HeaderField | null {
  const isReport = ({ name, value }: HeaderField) =>
    REPORT_HEADERS.test(name) || (name === 'content-class' && /:dsn\b/i.test(value))
  return headers.find(isReport) ?? null
}

/** `From: <>`: a program that gives no address at all, and expects no answer (RFC 5321 section 4.5.5). */
const isNobody = (sender: string, path: string): boolean => path === '<>' && /^[\s<>"']*$/.test(sender)

/** What counts as proof, and what only hints: absence notes and ticket systems have the hints as well. */
function weigh(named: number, special: boolean, path: string, submitted: number): number {
  const returned = DAEMON.test(path.slice(0, 300)) ? 2 : 0
  const proofs = (named > 1 ? named : 0) + (special ? 3 : 0) + returned + (submitted > 1 ? 3 : 0)
  const hints = [named === 1, path === '<>', submitted === 1].filter(Boolean).length
  return proofs > 0 ? proofs + hints : Math.min(hints, 2)
}

/** @returns how sure it is that a mail system wrote it, by the head alone */
export function machineSigns(message: IncomingMessage): MachineSigns {
  const sender = header(message, 'from') ?? `${message.senderName ?? ''} <${message.from ?? ''}>`
  const path = header(message, 'return-path') ?? ''
  const { points, isDaemon } = nameSigns(sender.slice(0, 500))
  const named = isNobody(sender, path) ? 3 : points
  const special = reportHeader(message)
  const submitted = submittedPoints(message)
  const shown: readonly (readonly [boolean, string])[] = [
    [special?.name === 'x-failed-recipients', special ? showHeader(special) : ''],
    [named > 1, `From: ${sender.trim()}`],
    [special !== null, special ? showHeader(special) : ''],
    [path === '<>' || DAEMON.test(path.slice(0, 300)), `Return-Path: ${path}`],
    [submitted > 0, `Auto-Submitted: ${header(message, 'auto-submitted')}`],
    [named > 0, `From: ${sender.trim()}`],
  ]
  const evidence = shown.find(([holds]) => holds)?.[1] ?? null
  const weight = weigh(named, special !== null, path, submitted)
  return { points: weight, isDaemon, evidence: evidence === null ? null : quote(evidence) }
}
