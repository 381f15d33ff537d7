import type { IncomingMessage } from '../../src/replies/incoming.ts'

/** A mail from nobody in particular, with what the test says about it. */
export function messageOf(given: Partial<IncomingMessage>): IncomingMessage {
  return {
    channel: 'email',
    from: 'somebody@fernruf.example',
    senderName: null,
    subject: null,
    text: '',
    headers: [],
    messageId: null,
    inReplyTo: [],
    report: null,
    company: null,
    ownRefs: [],
    sentBefore: '2026-11-22T09:00:00Z',
    ...given,
  }
}
