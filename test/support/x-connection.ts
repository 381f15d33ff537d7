/** What the channel X is told by a made-up outside, and a message for it. */
import type { Message } from '../../src/case/model.ts'
import type { Connection, Prepared } from '../../src/channels/channel.ts'
import { x } from '../../src/channels/x/channel.ts'
import { envelope } from '../outbox/sample-case.ts'
import { ACCESS, CLIENT_ID, ERIKA } from './x-server-state.ts'

/** As `connect` stores it; good for longer than any test. */
export const GOOD_TOKEN = JSON.stringify({
  kind: 'oauth2',
  accessToken: ACCESS,
  refreshToken: 'refresh-token-secret-0',
  expiresAt: '2099-01-01T00:00:00.000Z',
})

export type Settings = Readonly<Record<string, string | undefined>>

/** @returns a connection whose secret is in memory, and that text itself */
export function connectionTo(url: string, settings: Settings = {}, token: string | null = GOOD_TOKEN) {
  const own: Settings = {
    'x.mode': 'api',
    'x.apiUrl': url,
    'x.clientId': CLIENT_ID,
    'x.userId': ERIKA.id,
    'x.handle': `@${ERIKA.username}`,
    ...settings,
  }
  const held = { token }
  const connection: Connection = {
    setting: key => own[key],
    secret: async () => held.token,
    loopbackOnly: true,
    renewSecret: async (_, renew) => {
      held.token = (await renew(held.token)) ?? held.token
      return held.token
    },
  }
  return { connection, held }
}

export const TEXT = 'Seit Samstag ist der Anschluss tot, @Firma_hilft: bitte melden.'

export function postOf(text: string = TEXT, change: Partial<Message> = {}): Message {
  return {
    step: 'complaint',
    channel: 'x',
    to: '@Firma_hilft',
    subject: null,
    text,
    attachments: [],
    ...change,
  }
}

export function prepared(message: Message = postOf()): Promise<Prepared> {
  return x.prepare!(message, envelope)
}
