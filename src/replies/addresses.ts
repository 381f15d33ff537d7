/** Addresses that a text names, by channel. */
import type { ChannelName } from '../case/model.ts'

const EMAIL =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}(?![\p{L}\p{N}])/iu
const URL =
  /(?<![\p{L}\p{N}@.])(?:https?:\/\/[^\s<>"')\]]{3,400}|www\.[^\s<>"')\]]{3,400}|(?:[a-z0-9-]{1,63}\.){1,4}(?:de|com|at|ch|net|org|eu|example|test|co\.uk)\/[^\s<>"')\]]{1,300})/iu
const PHONE = /(?<![\p{L}\p{N}.-])(?:\+|00?)\d[\d ()/–-]{5,24}\d(?!\d)/u
const HANDLE = /(?<![\p{L}\p{N}._@/])@[a-z0-9_]{2,30}(?![\p{L}\p{N}@.])/iu

const PATTERNS: Partial<Record<ChannelName, RegExp>> = {
  email: EMAIL,
  'web-form': URL,
  community: URL,
  phone: PHONE,
  x: HANDLE,
  'x-dm': HANDLE,
}

/** @returns the first address of that channel in a text, without the stop of its sentence, or null */
export function addressIn(channel: ChannelName, text: string): string | null {
  return PATTERNS[channel]?.exec(text)?.[0].replace(/[.,;:!?]+$/, '') ?? null
}
