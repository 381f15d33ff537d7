/** Messages and envelopes for the tests of this folder, ordinary and hostile. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import type { ChannelName, Message } from '../../src/case/model.ts'
import type { Connection, Envelope } from '../../src/channels/channel.ts'

export const PDF = Buffer.from('%PDF-1.4\r\nan invented bill\n.\n..\r\n')
export const PDF_HASH = createHash('sha256').update(PDF).digest('hex')

export function message(channel: ChannelName, change: Partial<Message> = {}): Message {
  return {
    step: 'complaint',
    channel,
    to: 'service@example.com',
    subject: 'Anschluss gestört seit 3. November',
    text: 'Guten Tag,\n\nmein Anschluss ist tot & stumm.\n.\n..\nFrom here on: 100 % + nichts.\n\nMit freundlichen Grüßen\nErika Beispiel\n',
    attachments: [],
    ...change,
  }
}

export function envelope(change: Partial<Envelope> = {}): Envelope {
  return {
    sender: { name: 'Erika Beispiel', email: 'erika@example.org' },
    language: 'de',
    messageId: '<telekom-1.0b6e@example.org>',
    date: '2026-11-23T09:00:00Z',
    references: [],
    read: async sha256 => {
      if (sha256 !== PDF_HASH) throw new Error(`no attachment ${sha256}`)
      return PDF
    },
    ...change,
  }
}

/** Settings and secrets as the program would hand them in; a secret that is not listed is null. */
export function connection(
  settings: Readonly<Record<string, string>> = {},
  secrets: Readonly<Record<string, string>> = {},
  loopbackOnly = false,
): Connection {
  return {
    setting: key => settings[key],
    secret: async name => secrets[name] ?? null,
    loopbackOnly,
    renewSecret: async name => {
      throw new Error(`nobody expected ${name} to be renewed`)
    },
  }
}

/** Any text at all: every code unit, also halves of pairs, controls and line breaks; and stretches of ordinary words. */
export const anyText = fc.oneof(
  fc.string({
    unit: fc.integer({ min: 0, max: 0xffff }).map(code => String.fromCharCode(code)),
    maxLength: 400,
  }),
  fc.string({
    unit: fc.constantFrom('\r', '\n', '\r\n', ':', ' ', 'Bcc', '<', '>', '"', ',', '@', '%', '&', 'ä'),
    maxLength: 60,
  }),
  fc.lorem({ maxCount: 400 }),
)

/** Text that tries to start a header, a recipient or a file path of its own. */
export const hostileText = fc
  .tuple(
    fc.constantFrom(
      'Störung',
      '',
      'a'.repeat(1200),
      '=?utf-8?Q?=0D=0ABcc:_evil@example.net?=',
      '../../x',
      'CON.pdf',
    ),
    fc.constantFrom(
      '\r\nBcc: evil@example.net',
      '\nX-Evil: 1',
      '\r',
      '\0',
      '\u2028',
      '\u0085',
      '"',
      '<evil@example.net>',
      ',evil@example.net',
      '',
    ),
    anyText,
  )
  .map(parts => parts.join(''))

/** All that our mail may have: none of the headers that help desks drop (facts on channels, 4.4). */
export const ALLOWED_HEADERS: readonly string[] = [
  'content-language',
  'content-transfer-encoding',
  'content-type',
  'date',
  'from',
  'in-reply-to',
  'message-id',
  'mime-version',
  'references',
  'subject',
  'to',
]

/** Names of the headers of the message itself, in lower case, each as often as it occurs. */
export function headerNames(bytes: Uint8Array): string[] {
  const block = Buffer.from(bytes).toString('latin1').split('\r\n\r\n')[0] ?? ''
  return block
    .split('\r\n')
    .filter(line => !/^[ \t]/.test(line))
    .map(line => line.split(':')[0]?.toLowerCase() ?? '')
}
