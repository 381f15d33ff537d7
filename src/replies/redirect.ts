/** "Please write to our other address": which channel, which address, and whether it is theirs. */
import type { ChannelName } from '../case/model.ts'
import type { Reading } from '../case/reading.ts'
import { addressIn } from './addresses.ts'
import type { IncomingMessage, Prepared } from './incoming.ts'
import { isOfficial, sameAddress } from './official.ts'
import { phrases, quote } from './phrase.ts'
import { ASKED, COURTESY, FOLLOW, THEIRS } from './redirect-words.ts'

export interface RedirectFound {
  readonly redirect: NonNullable<Reading['redirect']>
  readonly evidence: string
}

type Target = readonly [RegExp, (from: ChannelName) => ChannelName | null]

const directMessage = (from: ChannelName): ChannelName | null => {
  if (from === 'x' || from === 'x-dm') return 'x-dm'
  return from === 'facebook' || from === 'messenger' ? 'messenger' : null
}
const always = (channel: ChannelName) => (): ChannelName => channel

/** In the order of how clearly the words name one channel. */
const TARGETS: readonly Target[] = [
  [
    phrases(
      'dms?',
      'pns?',
      'd\\.m\\.',
      'direktnachricht*',
      'direct message*',
      'direct msg',
      'privatnachricht*',
      'private[nr]? nachricht*',
      'persönliche[nr]? nachricht*',
      'private(?:ly)? message*',
      'private?ly? message us',
      'message us privately',
    ),
    directMessage,
  ],
  [phrases('messenger', 'facebook-?nachricht'), always('messenger')],
  [
    phrases(
      '(?:kontakt|online|web|beschwerde|service|schadens)?-?formular*',
      '(?:contact|online|web|claim|complaint)[ -]?form',
      '(?:our|the|this|a) form',
      'live-?chat',
      'chat',
      'kundenportal',
      'online-?portal',
      'self-?service',
      'help-?desk',
      'hilfe-?center',
      'help cent(?:er|re)',
      'whatsapp',
    ),
    always('web-form'),
  ],
  [phrases('e-?mails?', 'mails?', 'mailen', 'maile?', 'email us'), always('email')],
  [
    phrases(
      'hotline',
      'telefon*',
      'anruf*',
      'rufen sie',
      'ruf uns',
      'rufnummer',
      'call',
      'phone',
      'telephone',
      'ring us',
    ),
    always('phone'),
  ],
  [
    phrases(
      'postweg',
      'per post',
      'per brief',
      'postalisch*',
      'schriftlich an',
      'by post',
      'in writing to',
      'by letter',
    ),
    always('letter'),
  ],
  [phrases('facebook'), always('facebook')],
  [phrases('twitter', 'auf x', 'on x'), always('x')],
  [phrases('community', 'forum'), always('community')],
]

/** An address in the sentence names the channel even without its noun. */
const BY_ADDRESS: readonly ChannelName[] = ['email', 'web-form', 'phone']

function channelOf(sentence: string, from: ChannelName): ChannelName | null {
  for (const [pattern, channel] of TARGETS) {
    const found = pattern.test(sentence) ? channel(from) : null
    if (found !== null) return found
  }
  const addressed = BY_ADDRESS.find(channel => addressIn(channel, sentence) !== null)
  if (addressed !== undefined) return addressed
  return FOLLOW.test(sentence) ? directMessage(from) : null
}

/** The place where we already talk is no other place. */
function isHere(message: IncomingMessage, channel: ChannelName, address: string | null): boolean {
  if (channel !== message.channel) return false
  if (address === null || message.from === null) return true
  return channel !== 'email' || sameAddressExactly(address, message.from)
}

const sameAddressExactly = (one: string, other: string): boolean =>
  one.toLowerCase() === other.toLowerCase() && sameAddress('email', one, other)

/**
 * @param strict false for a machine that says its mailbox is not read: then no request is needed in so many words
 * @returns the first other place somebody is sent to, or null
 */
export function redirectIn({ message, sentences }: Prepared, strict = true): RedirectFound | null {
  for (const [at, sentence] of sentences.entries()) {
    if (strict && !FOLLOW.test(sentence) && (!ASKED.test(sentence) || COURTESY.test(sentence))) continue
    if (THEIRS.test(sentence) && !FOLLOW.test(sentence)) continue
    const channel = channelOf(sentence, message.channel)
    if (channel === null) continue
    const next = sentences[at + 1] ?? ''
    const address = addressIn(channel, sentence) ?? addressIn(channel, next)
    const named = channel === 'x-dm' || channel === 'x' ? null : address
    if (isHere(message, channel, named)) continue
    const official = named === null ? null : isOfficial(message, channel, named)
    return { redirect: { channel, address: named, official }, evidence: quote(sentence) }
  }
  return null
}

/** @returns whether they want to be followed before they can write */
export function wantsFollow(sentence: string): boolean {
  return FOLLOW.test(sentence)
}
