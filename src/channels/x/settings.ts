/** Where X is reached and as whom, from the settings. */
import { apiAddress } from '../api-address.ts'
import type { Connection } from '../channel.ts'
import { badSetting, missingSetting } from '../setting-errors.ts'

/** docs.x.com, "Make your first request" (2026-08-22). */
const API_URL = 'https://api.x.com'

/**
 * @returns base address of the API without a final slash
 * @throws UserError `bad_setting` (exit 2), `clock_is_set` (exit 6)
 */
export function apiUrl(connection: Pick<Connection, 'setting' | 'loopbackOnly'>): URL {
  return apiAddress(connection, 'x.apiUrl', API_URL)
}

/** @param path from the root of the API, as in `/2/tweets` */
export function endpoint(base: URL, path: string): URL {
  return new URL(`${base.href.replace(/\/+$/, '')}${path}`)
}

/** Longest number of an account: 64 bits without a sign. */
const ID = /^[1-9]\d{0,18}$/

/** @returns whether a value is a number of X as X writes it: as text */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && ID.test(value)
}

/** @returns number of the own account, or null where it is not set */
export function userIdOf(setting: Connection['setting']): string | null {
  const text = setting('x.userId')?.trim() ?? ''
  return isId(text) ? text : null
}

/** @throws UserError `missing_setting` or `bad_setting` (exit 2) */
export function requireUserId(setting: Connection['setting']): string {
  if ((setting('x.userId')?.trim() ?? '') === '') throw missingSetting('x.userId', '1234567890')
  const id = userIdOf(setting)
  if (id === null) throw badSetting('x.userId', 'the number of your account on X')
  return id
}

const HANDLE = /^@?([A-Za-z0-9_]{1,15})$/

/**
 * @param handle with or without `@`; anything else, and null, is left out: X finds a post by its number alone
 * @returns address of a post in the normal form of `checkPostUrl`
 */
export function postAddress(handle: string | null | undefined, id: string): string {
  return `https://x.com/${HANDLE.exec(handle?.trim() ?? '')?.[1] ?? 'i'}/status/${id}`
}
