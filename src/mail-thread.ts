/**
 * What runs in the mail thread: mails are parsed and messages read there, because a hostile one may take for ever
 * and a thread can be ended. Jobs and answers are plain values.
 */
import { parentPort } from 'node:worker_threads'
import { unreadable } from './mail/limits.ts'
import { parseMail } from './mail/parse.ts'
import { type Answer, READY } from './mail/timed-thread.ts'
import type { IncomingMessage } from './replies/incoming.ts'
import { read } from './replies/read.ts'
import { warm } from './replies/warm.ts'

export type MailJob = { readonly parse: Uint8Array } | { readonly read: IncomingMessage }

async function answerTo(job: MailJob): Promise<Answer> {
  try {
    return { value: 'parse' in job ? await parseMail(job.parse) : read(job.read) }
  } catch (error) {
    const { code, exit, message, hints } = unreadable(error)
    return { refusal: { code, exit, message, hints } }
  }
}

warm()
parentPort?.on('message', async (job: MailJob) => parentPort?.postMessage(await answerTo(job)))
parentPort?.postMessage(READY)
