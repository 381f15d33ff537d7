/** E-mail: by the person's own mail program, by SMTP or by the machine's sendmail. */
import type { Message } from '../../case/model.ts'
import { EXIT, UserError } from '../../errors.ts'
import type { Channel, Connection, Envelope, HandOff, Outcome, Prepared } from '../channel.ts'
import { clockIsSet } from '../setting-errors.ts'
import { parseAddress } from './address.ts'
import { composeMail } from './compose.ts'
import { draftFile } from './eml.ts'
import { mailtoLink } from './mailto.ts'
import { fileCopy, openAccount, probeReceiving, readable } from './receive.ts'
import { deliverBySendmail } from './sendmail.ts'
import { deliverBySmtp } from './smtp.ts'
import { probeSmtp } from './smtp-probe.ts'
import { smtpReady } from './smtp-ready.ts'

/** The draft file has the attachments in it, if they could be read; a mail page in a browser never has. */
function notesOf({ attachments }: Message, complete: boolean): string[] {
  if (attachments.length === 0) return ['text-in-clipboard']
  return [complete ? 'draft-file' : 'text-in-clipboard', 'attach-by-hand']
}

/** The link when all fits into it; else a draft file, with the text on the clipboard for who reads mail in a browser. */
async function handOff(message: Message, envelope: Envelope): Promise<HandOff> {
  const { to, subject, text } = message
  const whole = message.attachments.length === 0 ? mailtoLink({ to, subject, text }) : null
  if (whole !== null) return { url: whole, clipboard: null, file: null, notes: [] }
  const draft = await draftFile(message, envelope)
  return {
    url: mailtoLink({ to, subject, text: null }) ?? mailtoLink({ to, subject: null, text: null }),
    clipboard: text,
    file: draft.file,
    notes: notesOf(message, draft.complete),
  }
}

async function prepare(message: Message, envelope: Envelope): Promise<Prepared> {
  if (envelope.sender.email === null) {
    throw new UserError('missing_input', EXIT.usage, 'Your e-mail address is needed to send.', {
      missing: ['--email'],
    })
  }
  const bytes = await composeMail(message, envelope)
  return { message, messageId: envelope.messageId, bytes }
}

async function deliver(prepared: Prepared, connection: Connection): Promise<Outcome> {
  if (connection.setting('email.mode') === 'sendmail') {
    return deliverBySendmail(prepared, connection)
  }
  return deliverBySmtp(prepared, connection)
}

async function ready(connection: Connection): Promise<void> {
  if (connection.setting('email.mode') === 'sendmail') {
    if (connection.loopbackOnly) throw clockIsSet('the mail program of this machine')
    return
  }
  await smtpReady(connection)
}

async function probe(connection: Connection) {
  return [await probeSmtp(connection), ...(await probeReceiving(connection))]
}

export const email: Channel = {
  name: 'email',
  public: false,
  limit: null,
  modes: ['hand-off', 'smtp', 'sendmail'],
  settings: [
    'email.mode',
    'email.from',
    'email.smtp.host',
    'email.smtp.port',
    'email.smtp.security',
    'email.smtp.user',
    'email.imap.host',
    'email.imap.port',
    'email.imap.security',
    'email.imap.user',
    'email.maildir',
    'email.auth',
    'email.clientId',
    'email.authUrl',
  ],
  secrets: ['password', 'token'],
  example: 'service@example.com',
  parseAddress,
  handOff,
  prepare,
  ready,
  deliver,
  readable,
  openAccount,
  fileCopy,
  probe,
}
