/** Reading for the first time makes expressions and loads the weights of a model: that can be done before a mail is there. */
import type { IncomingMessage } from './incoming.ts'
import { read } from './read.ts'

const NOTHING: IncomingMessage = {
  channel: 'email',
  from: null,
  senderName: null,
  subject: null,
  text: 'Guten Tag',
  headers: [],
  messageId: null,
  inReplyTo: [],
  report: null,
  company: null,
  ownRefs: [],
  sentBefore: null,
}

/** Makes the next reading of this process a quick one. */
export function warm(): void {
  read(NOTHING)
}
