/** Addresses that a text names, by channel. */
import type { ChannelName } from '../case/model.ts'
import { hinted, type Pattern } from './phrase.ts'

const EMAIL = hinted(
  /@/,
  () =>
    /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}(?![\p{L}\p{N}])/iu,
)
/** With its scheme or www; a host with a path; a host whose first label says that it is a place to go, or behind "on". */
const URL = hinted(
  /[a-z0-9]\.[a-z]/i,
  () =>
    /(?<![\p{L}\p{N}@.-])(?:https?:\/\/[^\s<>"')\]]{3,400}|www\.[^\s<>"')\]]{3,400}|(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,12}\/[^\s<>"')\]]{1,300}|(?:community|forums?|help|hilfe|support|service|portal|my|mein)\.(?:[a-z0-9-]{1,63}\.){1,3}[a-z]{2,12}(?![\p{L}\p{N}@])|(?<=(?<!\p{L})(?:auf|unter|über|on|at|via|visit) )(?:[a-z0-9-]{2,63}\.){1,3}[a-z]{2,12}(?![\p{L}\p{N}@/]))/iu,
)
/** National with its zero, international with + or 00, American in three groups, Australian with 1300 or 1800; a box, a postcode, the number of a matter is none. */
const PHONE = hinted(
  /\d/,
  () =>
    /(?<![\p{L}\p{N}.-])(?<!(?:postfach|box|plz|(?:fall|vorgangs|ticket|kunden|auftrags|referenz|schadens?|sendungs)-?(?:nummer|nr)|(?:case|ticket|claim|order|account|reference)(?: number| no)?)\.?:? )(?:\+|00?|\(0)\d(?:\(0\)|[\d )/–-]){5,24}\d(?!\d)|(?<![\p{L}\p{N}.-])(?:1[- ])?\(?[2-9]\d{2}\)?[- ]\d{3}-\d{4}(?!\d)|(?<![\p{L}\p{N}.-])1[38]00 \d{3} \d{3}(?!\d)/iu,
)
/** Short numbers are dialled; only the verb tells them from others. */
const SHORT_PHONE = hinted(
  /\d{3}/,
  () =>
    /(?<=(?<!\p{L})(?:dial|ring|call|text|wähl\p{L}{0,4}|kurzwahl|rufnummer|behördennummer|notruf|sperrnotruf|sperr-notruf|hotline)\p{L}{0,3} (?:bitte |sofort |den |die |unter |us on |on |sperrnotruf |kurzwahl )*)(?:\d{3} \d{3}|\d{3,6})(?![\p{L}\p{N}-])/iu,
)
/** Behind a word that points there: a post is full of handles of those it speaks to. */
const HANDLE = hinted(
  /@/,
  () =>
    /(?<=(?<!\p{L})(?:an|to|at|bei|auf|über|via|with|dm|tweet|message|contact|account|konto|kanal|follow|schreib|folg|ask|by|von|hilft|dir|ihnen)(?:en|e|t)? (?:bitte |uns |us |unter |on x |bei x )?)@[a-z0-9_]{2,30}(?![\p{L}\p{N}@])/iu,
)
const PAGE = hinted(
  /(?:m\.me|facebook\.com|fb\.com)\//i,
  () => /(?<![\p{L}\p{N}])(?:https?:\/\/)?(?:www\.)?(?:m\.me|facebook\.com|fb\.com)\/[\w./-]{2,80}/iu,
)
/** What follows "an" or "to" and ends in a postcode and a town, German or British. */
const POSTAL = hinted(
  /\d{4,5} \p{Lu}|[A-Z]\d[A-Z\d]? \d[A-Z]{2}/u,
  () =>
    /(?<=(?<!\p{L})(?:an|to|dorthin|nachricht)(?: die| den| das| unsere?n?)?:? )(?!(?:die|den|das|unsere?n?) )[^.!?@\n]{6,140}?(?:\d{4,5} \p{Lu}[\p{L}-]{2,30}|[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2})(?!\p{L})/u,
)

const PATTERNS: Partial<Record<ChannelName, readonly Pattern[]>> = {
  email: [EMAIL],
  'web-form': [URL],
  community: [URL],
  phone: [PHONE, SHORT_PHONE],
  x: [HANDLE],
  'x-dm': [HANDLE],
  facebook: [PAGE],
  messenger: [PAGE],
  letter: [POSTAL],
}

/** @returns the first address of that channel in a text, without the stop of its sentence, or null */
export function addressIn(channel: ChannelName, text: string): string | null {
  const found = (PATTERNS[channel] ?? []).map(pattern => pattern.exec(text)?.[0]).find(Boolean)
  const named = channel === 'letter' ? found?.replace(/^[^,]{0,100}: /, '') : found
  const trimmed = named?.replace(/[.,;:!?)]+$/, '').trim()
  return trimmed?.replace(/^\((?=[^)]*$)/, '') ?? null
}
