import { describe, expect, it } from 'vitest'
import type { ChannelName } from '../../src/case/model.ts'
import { x } from '../../src/channels/x/channel.ts'
import { collect } from '../../src/inbox/collect.ts'
import type { IncomingMessage, KnownAddress } from '../../src/replies/incoming.ts'
import { isFromCompany } from '../../src/replies/official.ts'
import { read } from '../../src/replies/read.ts'
import { post, postPlatform } from '../support/post-platform.ts'
import { postDesk } from './post-desk.ts'

/** Each is made to be taken for @Fernruf_hilft. */
const HANDLES = [
  // One or two letters off.
  ...[
    '@Fernruf_hift',
    '@Fernruf_hillft',
    '@Fernuf_hilft',
    '@Fernrufhilft',
    '@Fernruff_hilft',
    '@Ferrnuf_hilft',
  ],
  // Other scripts and signs: Cyrillic a, e, o, Greek u, the Kelvin sign's kin, full width, a stroke.
  ...[
    '@Fеrnruf_hilft',
    '@Fernruf_hіlft',
    '@Fernrυf_hilft',
    '@Fernruf_hilｆt',
    '@Fernruf\u0332_hilft',
    '@Fernruf_hi\u200Blft',
  ],
  // Digits and letters that look alike.
  ...['@Fernruf_h1lft', '@Fernruf_hi1ft', '@F3rnruf_hilft', '@Femruf_hilft', '@Fernruf_hiIft'],
  // Words and signs hung on.
  ...[
    '@Fernruf_help',
    '@Fernruf_support',
    '@Fernruf_de',
    '@Fernruf_hilft_de',
    '@Fernruf_Service',
    '@TeamFernruf',
  ],
  ...[
    '@Fernruf__hilft',
    '@_Fernruf_hilft',
    '@Fernruf_hilft_',
    '@Fernruf_hilft1',
    '@Fernruf-hilft',
    '@Fernruf.hilft',
  ],
  // The handle with a server of somebody else behind it.
  ...['@Fernruf_hilft@evil.example', '@Fernruf_hilft-Team', '@Fernruf_hilft.example'],
]

const message = (from: string, channel: ChannelName, known: readonly KnownAddress[]): IncomingMessage => ({
  ...{ channel, from, senderName: 'Fernruf hilft', subject: null, headers: [], messageId: null },
  ...{
    text: 'Bitte sende uns deine Kundennummer.',
    inReplyTo: [],
    report: null,
    ownRefs: [],
    sentBefore: null,
  },
  company: { known },
})

const ON_X: readonly KnownAddress[] = [{ channel: 'x', address: '@Fernruf_hilft', platformId: '7001' }]
const WITHOUT_NUMBER: readonly KnownAddress[] = [{ channel: 'x', address: '@Fernruf_hilft' }]

describe('a handle that looks like the one of the company', () => {
  it('is tried in thirty ways at least', () => {
    expect(new Set(HANDLES).size).toBeGreaterThanOrEqual(30)
  })

  it.each(HANDLES)('%s is not official, with or without a number, in public and in private', handle => {
    for (const known of [ON_X, WITHOUT_NUMBER])
      for (const channel of ['x', 'x-dm'] as const)
        for (const senderId of [null, '666']) {
          const found = { ...message(handle, channel, known), senderId }
          expect([isFromCompany(found), read(found).settles]).toEqual([false, false])
        }
  })

  it('is not, and the real one is, when they all answer in our thread', async () => {
    const ours = 'https://x.com/erika/status/1850000000000000001'
    const names = [...HANDLES, '@fernruf_hilft']
    const posts = names.map(handle =>
      post('Wie lautet deine Kundennummer?', { handle, name: 'Fernruf hilft' }, { thread: ours }),
    )
    const desk = await postDesk([postPlatform(x, posts)])
    const id = desk.open('fernruf', 'x', ours)
    const { received } = await collect(desk.world, { unknown: [] })
    expect(received).toHaveLength(names.length)
    expect(received.filter(each => each.reading.official !== false).map(({ sender }) => sender)).toEqual([
      '@fernruf_hilft',
    ])
    expect(desk.replies(id).filter(each => each.reading.settles)).toHaveLength(1)
  })
})

describe('an account', () => {
  const official = (
    channel: ChannelName,
    from: string | null,
    senderId: string | null,
    known: readonly KnownAddress[],
  ) => isFromCompany({ ...message(from ?? '', channel, known), from, senderId })

  it.each([
    ['the number is known', '@Fernruf_hilft', '7001', true],
    ['the number is known, the handle is new', '@Anders', '7001', true],
    ['the number is known, there is no handle', null, '7001', true],
    ['the handle is known, the number is another', '@Fernruf_hilft', '7002', false],
    ['the handle is known, no number is said', '@Fernruf_hilft', null, true],
    ['neither is known', '@Anders', '7002', false],
    ['another number, and only a name', 'Fernruf hilft', '7002', false],
    ['only a name', 'Fernruf hilft', null, null],
    ['the number as a handle', '@7001', null, false],
  ])('%s', (_, from, id, expected) => {
    expect([official('x', from, id, ON_X), official('x-dm', from, id, ON_X)]).toEqual([expected, expected])
  })

  it('whose number nobody knows is told by its handle', () => {
    expect(official('x', '@Fernruf_hilft', '7002', WITHOUT_NUMBER)).toBe(true)
    // The person gave the handle, the directory knows its number.
    expect(official('x', '@Fernruf_hilft', '7002', [...WITHOUT_NUMBER, ...ON_X])).toBe(false)
    expect(official('x', '@Fernruf', '1', [...ON_X, { channel: 'x', address: '@Fernruf' }])).toBe(true)
  })

  it('on Facebook may be known by its number alone', () => {
    const known = [{ channel: 'facebook', address: '900000001' }] as const
    expect(official('facebook', 'Fernruf', '900000001', known)).toBe(true)
    expect(official('messenger', null, '900000001', known)).toBe(true)
    expect(official('facebook', 'Fernruf', '900000002', known)).toBe(false)
  })

  it('on Mastodon has its server, on Bluesky its whole domain', () => {
    const toot = [{ channel: 'mastodon', address: '@hilfe@fernruf.example' }] as const
    const sky = [{ channel: 'bluesky', address: '@hilfe.fernruf.example' }] as const
    for (const right of ['@Hilfe@Fernruf.example', 'hilfe@fernruf.example', 'https://fernruf.example/@hilfe'])
      expect(official('mastodon', right, null, toot)).toBe(true)
    for (const wrong of [
      '@hilfe@fernruf.example.evil.test',
      '@hilfe@evil.test',
      '@hilfe',
      'https://evil.test/@hilfe',
    ])
      expect(official('mastodon', wrong, null, toot)).toBe(false)
    for (const right of [
      '@hilfe.fernruf.example',
      'Hilfe.Fernruf.example',
      'https://bsky.app/profile/hilfe.fernruf.example',
    ])
      expect(official('bluesky', right, null, sky)).toBe(true)
    for (const wrong of [
      '@hilfe.fernruf-example.test',
      '@hilfe.fernruf.example-x.test',
      '@hilfe-fernruf.example',
      '@hilfe',
    ])
      expect(official('bluesky', wrong, null, sky)).toBe(false)
  })
})
