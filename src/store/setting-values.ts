/** Is a value right for its key? Written for the hot path: no library, no Intl. */
import type { SettingKey } from './setting-keys.ts'

export type SettingValue = string | number

/** @param value right, in its one form; @param problem what would be right, to stand behind "must be" */
export type Checked =
  | { readonly value: SettingValue; readonly problem?: never }
  | { readonly problem: string; readonly value?: never }

/** Longest value, in characters: a postal address or a command, with room. */
const LONGEST = 2_000

const LOOPBACK = /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[?::1\]?)$/i

/** @returns whether a host name means this machine (RFC 6761 section 6.3, RFC 1122 section 3.2.1.3, RFC 4291 2.5.3) */
export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host)
}

function checkText(entry: SettingKey, value: unknown): Checked {
  if (typeof value !== 'string' || value.trim() === '') return { problem: 'a text that is not empty' }
  if (value.length > LONGEST) return { problem: `at most ${LONGEST} characters long` }
  const forbidden = entry.key === 'me.address' ? /[\x00-\x09\x0b-\x1f\x7f-\x9f]/ : /[\x00-\x1f\x7f-\x9f]/
  if (forbidden.test(value)) return { problem: 'free of line breaks and control characters' }
  if (entry.form !== undefined && !entry.form.pattern.test(value)) return { problem: entry.form.words }
  return { value }
}

function checkNumber(entry: SettingKey, value: unknown): Checked {
  const { min = 0, max = Number.MAX_SAFE_INTEGER, kind } = entry
  const words = `a ${kind === 'integer' ? 'whole number' : 'number'} from ${min} to ${max}`
  if (typeof value !== 'number' || !(value >= min && value <= max)) return { problem: words }
  return kind === 'integer' && !Number.isInteger(value) ? { problem: words } : { value }
}

function checkList(entry: SettingKey, value: unknown): Checked {
  const words = `a list, with commas, of: ${entry.allowed?.join(', ')}`
  const parts = typeof value === 'string' ? value.split(',') : value
  if (!Array.isArray(parts) || parts.length === 0 || parts.length > 50) return { problem: words }
  const names = parts.map(part => (typeof part === 'string' ? part.trim() : ''))
  const right = names.every(name => entry.allowed?.includes(name)) && new Set(names).size === names.length
  return right ? { value: names.join(',') } : { problem: `${words}; each at most once` }
}

function checkUrl(value: unknown): Checked {
  const problem = 'an https address, or http on a loopback host, without user name, query or fragment'
  if (typeof value !== 'string' || !URL.canParse(value)) return { problem }
  const { protocol, hostname, username, password, search, hash } = new URL(value)
  const secure = protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))
  return secure && `${username}${password}${search}${hash}` === '' ? { value } : { problem }
}

function checkRule(value: unknown): Checked {
  const problem = 'a rule such as 5bd (business days), 14d (days), 4h (service hours) or 2m (months)'
  return typeof value === 'string' && /^[1-9]\d{0,3}(bd|d|h|m)$/.test(value) ? { value } : { problem }
}

/** Checks a value as it was typed: a number is then a text of digits. */
export function checkTyped(entry: SettingKey, typed: string): Checked {
  const numeric = entry.kind === 'integer' || entry.kind === 'number'
  return checkValue(entry, numeric && /^\d{1,15}(\.\d{1,6})?$/.test(typed) ? Number(typed) : typed)
}

/** Checks a value as it stands in the file: text, number or list. */
export function checkValue(entry: SettingKey, value: unknown): Checked {
  switch (entry.kind) {
    case 'integer':
    case 'number':
      return checkNumber(entry, value)
    case 'list':
      return checkList(entry, value)
    case 'url':
      return checkUrl(value)
    case 'rule':
      return checkRule(value)
    case 'enum':
      return typeof value === 'string' && entry.allowed?.includes(value)
        ? { value }
        : { problem: `one of: ${entry.allowed?.join(', ')}` }
    case 'string':
      return checkText(entry, value)
  }
}

/** @returns the key and what it must be, if two settings contradict each other; `get` without defaults is enough */
export function contradiction(
  get: (key: string) => SettingValue | undefined,
): { readonly key: string; readonly problem: string } | null {
  for (const protocol of ['smtp', 'imap']) {
    const key = `email.${protocol}.security`
    const host = String(get(`email.${protocol}.host`) ?? '')
    if (get(key) === 'none' && !isLoopback(host)) {
      return { key, problem: `tls or starttls, because email.${protocol}.host is not a loopback host` }
    }
  }
  return null
}
