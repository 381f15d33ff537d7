/** Hands prepared bytes to the mail program of this machine. */
import { spawn } from 'node:child_process'
import type { Connection, Outcome, Prepared } from '../channel.ts'
import { envelopeOf, type MailEnvelope } from './envelope.ts'
import { clockIsSet } from './smtp-settings.ts'

/** Where it stands: the Linux Standard Base names the first; `sbin` is often not on a person's PATH. */
export const SENDMAIL_PROGRAMS: readonly string[] = ['/usr/sbin/sendmail', '/usr/lib/sendmail', 'sendmail']

/** First and last code of sysexits.h, by which such programs say why they refuse. */
const EX_USAGE = 64
const EX_CONFIG = 78
/** Sendmail has then queued the mail, other programs have not: nobody knows, and a repeat could be a second copy. */
const EX_TEMPFAIL = 75

/** How a program ended: no program, an exit code, a signal, or its input closed too early. */
export interface ProgramEnd {
  readonly missing: boolean
  readonly code: number | null
  readonly signal: string | null
  readonly inputTaken: boolean
}

/**
 * Gives the mail to the first program that exists, without a shell.
 * @param programs paths or names, in the order they are tried
 * @throws UserError before anything is started: `clock_is_set`, `recipient_changed`, `missing_setting`
 */
export async function deliverBySendmail(
  prepared: Prepared,
  connection: Connection,
  programs: readonly string[] = SENDMAIL_PROGRAMS,
): Promise<Outcome> {
  if (connection.loopbackOnly) throw clockIsSet('the mail program of this machine')
  const envelope = envelopeOf(prepared, connection.setting('email.from') || null)
  for (const program of programs) {
    const end = await run(program, envelope, prepared.bytes)
    if (!end.missing) return outcomeOfProgram(end)
  }
  return { kind: 'failed', reason: 'there is no sendmail program here', permanent: true, next: 'refused' }
}

/** Sorts how the program ended; pure. */
export function outcomeOfProgram({ code, signal, inputTaken }: ProgramEnd): Outcome {
  if (code === 0 && inputTaken) return { kind: 'sent', response: 'taken by sendmail', url: null }
  if (code !== null && code >= EX_USAGE && code <= EX_CONFIG && code !== EX_TEMPFAIL) {
    return { kind: 'failed', reason: `sendmail refused (exit ${code})`, permanent: true, next: 'refused' }
  }
  return { kind: 'unknown', reason: `sendmail ended with ${signal ?? `exit ${code}`}` }
}

function run(program: string, { from, to }: MailEnvelope, bytes: Uint8Array): Promise<ProgramEnd> {
  return new Promise(resolve => {
    const child = spawn(program, ['-i', '-f', from, '--', to], { stdio: ['pipe', 'ignore', 'ignore'] })
    let inputTaken = true
    child.on('error', () => resolve({ missing: true, code: null, signal: null, inputTaken: false }))
    child.on('close', (code, signal) => resolve({ missing: false, code, signal, inputTaken }))
    child.stdin.on('error', () => {
      inputTaken = false
    })
    child.stdin.end(localLines(bytes))
  })
}

/** On this side of the program a line ends with LF; it puts the CRLF of our bytes back on the wire. */
function localLines(bytes: Uint8Array): Buffer {
  return Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n'), 'latin1')
}
