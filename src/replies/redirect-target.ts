/** Which channel, and which address on it, a sentence sends somebody to. */
import type { ChannelName } from '../case/model.ts'
import { addressIn } from './addresses.ts'
import { hostOf } from './domains.ts'
import { type Pattern, phrases } from './phrase.ts'
import { FOLLOW } from './redirect-words.ts'

export interface Target {
  readonly channel: ChannelName
  readonly address: string | null
}

const DIRECT_MESSAGE = phrases(
  '(?<!(?:from|monitor|read|answer|check) )dms?',
  '(?<!keine )pns?',
  'd\\.m\\.',
  'direktnachricht*',
  'direct(?:ly)? messag*',
  'direct msg',
  'privatnachricht*',
  'private[nr]? nachricht*',
  'persönliche[nr]? nachricht*',
  'private(?:ly)? messag*',
  'message us privately',
  'inbox us',
  'message our',
  'message requests?',
  'send message',
)
/** On a public channel, also without the noun. */
const IN_PRIVATE = phrases(
  'privat(?:chat)?',
  'in (?:our|the|your) inbox',
  'inbox is open',
  'privately',
  'in private',
  'nachricht senden',
  '(?:unsere|unseren|in die) nachrichten',
  '(?:drop|send|pop) us a (?:quick )?message',
)
const ON_X = phrases('twitter', '(?:auf|bei|on|via|über) x')
const ON_FACEBOOK = phrases('facebook', 'messenger')
const NOT_OURS = phrases('whats ?app', 'telegram', 'signal')
const FORUM = phrases('community', 'forum', 'forums', 'boards')

/** Nouns that name a channel without an address, in the order of how clearly they do. */
const NOUNS: readonly (readonly [Pattern, ChannelName])[] = [
  [phrases('messenger', 'facebook-?nachricht'), 'messenger'],
  [
    phrases(
      'postweg',
      'per post',
      'per brief',
      'postalisch*',
      'schriftlich an',
      'schriftlich',
      'brieflich',
      'schriftliche nachricht',
      'by post',
      'in writing',
      'written form',
      'by letter',
      'by mail to',
    ),
    'letter',
  ],
  [
    phrases(
      '\\p{L}{0,20}-?formular*',
      '(?:contact|online|web|claim|complaint)[ -]?form',
      '(?:our|the|this|a|right) form',
      '(?:live-?|web-?)?chat*',
      '(?:kunden|online|service)-?portal*',
      'self-?service',
      'help-?desk',
      'hilfe-?(?:center|bereich|seiten?)',
      'help (?:cent(?:er|re)|pages?)',
    ),
    'web-form',
  ],
  [phrases('e-?mails?', 'mails?', 'mailen', 'maile?', 'email us'), 'email'],
  [
    phrases(
      'hotline',
      '\\p{L}{0,14}telefon(?:isch|nummer|banking)?',
      'anruf*',
      '(?:ruf|rufen|rufst|ruft)~an',
      'rufen sie',
      'ruf uns',
      'rufnummer',
      'leitstelle',
      'call(?! you)',
      'phone',
      'telephone',
      'ring (?:us|them|our)',
      '(?:a|us a) (?:ring|bell|call)',
      'helpline',
      'careline',
    ),
    'phone',
  ],
  [FORUM, 'community'],
  [phrases('facebook'), 'facebook'],
  [phrases('twitter', 'auf x', 'on x'), 'x'],
]

function messagesOf(sentence: string, from: ChannelName): ChannelName | null {
  if (ON_X.test(sentence)) return 'x-dm'
  if (ON_FACEBOOK.test(sentence)) return 'messenger'
  if (from === 'x' || from === 'x-dm') return 'x-dm'
  if (from === 'facebook' || from === 'messenger') return 'messenger'
  return addressIn('x', sentence) === null ? null : 'x-dm'
}

function direct(sentence: string, from: ChannelName): Target | null {
  const inPrivate = (from === 'x' || from === 'facebook') && IN_PRIVATE.test(sentence)
  if (!inPrivate && !DIRECT_MESSAGE.test(sentence)) return null
  const channel = messagesOf(sentence, from)
  return channel === null ? null : { channel, address: addressIn(channel, sentence) }
}

const isForum = (url: string): boolean =>
  /^(?:community|forums?|boards?)\./.test(hostOf(url).replace(/^www\./, ''))

/** An address names its channel without a noun. The sender's own address is no other place. */
function addressed(sentence: string, own: string | null): Target | null {
  const page = addressIn('messenger', sentence)
  if (page !== null) return { channel: /m\.me\//i.test(page) ? 'messenger' : 'facebook', address: page }
  const mail = addressIn('email', sentence)
  if (mail !== null && mail.toLowerCase() !== own?.toLowerCase()) return { channel: 'email', address: mail }
  const link = addressIn('web-form', sentence)
  if (link !== null)
    return { channel: FORUM.test(sentence) || isForum(link) ? 'community' : 'web-form', address: link }
  const phone = addressIn('phone', sentence)
  if (phone !== null) return NOT_OURS.test(sentence) ? null : { channel: 'phone', address: phone }
  const postal = addressIn('letter', sentence)
  return postal === null ? null : { channel: 'letter', address: postal }
}

/**
 * @param own the address of whoever writes, on the channel they write on
 * @param from the channel they write on
 * @returns where the sentence points to; null: nowhere the program knows
 */
export function targetOf(sentence: string, from: ChannelName, own: string | null): Target | null {
  const found = direct(sentence, from) ?? addressed(sentence, own)
  if (found !== null) return found
  const handle = addressIn('x', sentence)
  if (handle !== null && handle.toLowerCase() !== own?.toLowerCase())
    return { channel: ON_FACEBOOK.test(sentence) ? 'facebook' : 'x', address: handle }
  if (NOT_OURS.test(sentence)) return null
  const noun = NOUNS.find(([pattern]) => pattern.test(sentence))?.[1]
  if (noun !== undefined) return { channel: noun, address: null }
  if (!FOLLOW.test(sentence)) return null
  const channel = messagesOf(sentence, from)
  return channel === null ? null : { channel, address: null }
}
