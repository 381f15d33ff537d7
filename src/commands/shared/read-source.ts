/** What `read` is asked to look at: mails in files or on stdin, or a text. */
import { CHANNELS, type ChannelName } from '../../case/model.ts'
import { EXIT, UserError } from '../../errors.ts'
import { incomingOf } from '../../inbox/from-mail.ts'
import type { Incoming } from '../../inbox/incoming.ts'
import type { World } from '../../world.ts'
import { textOf } from './typed-text.ts'

export interface ReadFlags {
  readonly text?: string
  readonly channel?: string
  readonly sender?: string
  readonly subject?: string
  readonly company?: string
  readonly ndjson?: boolean
}

/** Flags that say what a mail says of itself. */
const OF_A_TEXT = ['channel', 'sender', 'subject'] as const

function wrongUsage(message: string, ...hints: string[]): UserError {
  return new UserError('wrong_usage', EXIT.usage, message, { hints })
}

function channelOf(name: string | undefined): ChannelName {
  const known = name === undefined ? 'email' : CHANNELS.find(each => each === name.trim().toLowerCase())
  if (known) return known
  throw new UserError('unknown_channel', EXIT.usage, `--channel: there is no ${JSON.stringify(name)}`, {
    hints: [`one of ${CHANNELS.join(', ')}`],
  })
}

/** `Name <address>` as mail programs show it; anything else is the address, the account, the name of a page. */
function senderOf(typed: string | undefined): Pick<Incoming, 'sender' | 'senderName'> {
  const [, name, address] = /^([^<>]{1,200}?)\s?<([^<>\s]{1,320})>$/.exec(typed?.trim() ?? '') ?? []
  return { sender: address ?? (typed?.trim() || null), senderName: name?.trim() ?? null }
}

/** Whatever was said in `--text`, it came now: a promise counts from there. */
export async function typedMessage(flags: ReadFlags & { text: string }, world: World): Promise<Incoming> {
  const channel = channelOf(flags.channel)
  return {
    channel,
    at: world.now,
    ...senderOf(flags.sender),
    subject: flags.subject ?? null,
    text: await textOf(flags.text, world),
    headers: [],
    messageId: null,
    inReplyTo: [],
    report: null,
  }
}

/** @throws UserError `unreadable_file`, `mail_too_large`, `mail_too_complex`, `mail_unreadable` (exit 2) */
export async function mailMessage(file: string, world: World): Promise<Incoming> {
  const mail = await world.readMail(file)
  return incomingOf(mail, mail.date ?? world.now)
}

/**
 * Looks at the command line before anything is read.
 * @throws UserError (exit 2) for what does not go together
 */
export function checkUsage(files: readonly string[], flags: ReadFlags, world: World): void {
  const { text, ndjson } = flags
  if (text !== undefined && files.length > 0) throw wrongUsage('files and --text do not go together')
  const idle = OF_A_TEXT.find(name => text === undefined && flags[name] !== undefined)
  if (idle) throw wrongUsage(`--${idle} goes with --text; a mail says it itself`)
  if (files.filter(file => file === '-').length > 1) throw wrongUsage('stdin (-) can be read only once')
  if (world.output.json && !ndjson && files.length > 1)
    throw wrongUsage('--json gives one document, and these are several mails', '--ndjson gives one a line')
  if (text === undefined && files.length === 0)
    throw new UserError('missing_input', EXIT.usage, 'missing: a file', {
      missing: ['FILE'],
      hints: [
        'escalate read reply.eml',
        'escalate read - < reply.eml',
        'escalate read --text "..." --channel x --sender @handle',
      ],
    })
}
