import { describe, expect, it } from 'vitest'
import type { ChannelName } from '../../src/case/model.ts'
import { CHANNELS_BY_NAME, channelFor } from '../../src/channels/index.ts'
import { channelContract, type Samples } from './contract.ts'
import { HOSTILE_ADDRESSES } from './hostile-addresses.ts'
import { BLUESKY, MASTODON } from './open-network-samples.ts'

function mailBody(url: string): string | null {
  const body = /[?&]body=([^&]*)/.exec(url)?.[1]
  return body === undefined ? null : decodeURIComponent(body)
}

const SAMPLES: Partial<Record<ChannelName, Samples>> = {
  bluesky: BLUESKY,
  mastodon: MASTODON,
  email: {
    public: false,
    limit: null,
    addresses: {
      'service@example.com': 'service@example.com',
      '  service@example.com ': 'service@example.com',
      'Kunden.Service+abc@EXAMPLE.com': 'Kunden.Service+abc@example.com',
      'service@büro.example': 'service@xn--bro-hoa.example',
      'service@xn--bro-hoa.example': 'service@xn--bro-hoa.example',
      "o'neill_x@sub.example.co.uk": "o'neill_x@sub.example.co.uk",
      'desk@localhost': 'desk@localhost',
      'desk@sandbox.test': 'desk@sandbox.test',
    },
    notAddresses: HOSTILE_ADDRESSES,
    textOf: mailBody,
    posts: null,
    notPosts: [],
  },
  x: {
    public: true,
    limit: 280,
    addresses: {
      '@Telekom_hilft': '@Telekom_hilft',
      Telekom_hilft: '@Telekom_hilft',
      ' @a ': '@a',
      'https://x.com/Telekom_hilft': '@Telekom_hilft',
      'https://twitter.com/Telekom_hilft/?lang=de': '@Telekom_hilft',
      'mobile.twitter.com/@DB_Bahn': '@DB_Bahn',
    },
    notAddresses: [
      '',
      '@',
      '@@twice',
      '@sixteen_letters_',
      '@two words',
      '@Telekom-hilft',
      '@Теlekom',
      'service@example.com',
      'https://x.com/',
      'https://x.com/i',
      'https://x.com/search?q=telekom',
      'https://x.com/Telekom_hilft/status/1',
      'https://x.com.example.org/Telekom_hilft',
      'https://x.com@example.org/Telekom_hilft',
      'https://example.org/x.com/Telekom_hilft',
      `https://x.com/${'a'.repeat(100_000)}`,
    ],
    textOf: url => new URL(url).searchParams.get('text'),
    posts: {
      'https://x.com/erika_b/status/1861000000000000000': {
        url: 'https://x.com/erika_b/status/1861000000000000000',
        at: '2024-11-25T10:52:30.365Z',
      },
      ' https://twitter.com/erika_b/status/1861000000000000000?s=20&t=abc ': {
        url: 'https://x.com/erika_b/status/1861000000000000000',
        at: '2024-11-25T10:52:30.365Z',
      },
      'http://mobile.twitter.com/erika_b/status/12345/photo/1': {
        url: 'https://x.com/erika_b/status/12345',
        at: null,
        before: '2010-11-04T01:43:01.809Z',
      },
      'https://x.com/erika_b/status/30000000000': {
        url: 'https://x.com/erika_b/status/30000000000',
        at: '2010-11-04T01:43:01.809Z',
      },
      'https://x.com/erika_b/status/9999999999999999999': {
        url: 'https://x.com/erika_b/status/9999999999999999999',
        at: '2086-05-23T19:32:45.672Z',
      },
    },
    notPosts: [
      '',
      'erika_b/status/1861000000000000000',
      'https://x.com/erika_b',
      'https://x.com/erika_b/status/',
      'https://x.com/erika_b/status/abc',
      'https://x.com/erika_b/status/00000000001',
      'https://x.com/erika_b/status/18610000000000000000000',
      'https://x.com.example.org/erika_b/status/1861000000000000000',
      'https://x.com@example.org/erika_b/status/1861000000000000000',
      'https://user@x.com/erika_b/status/1861000000000000000',
      'https://x.com:8443/erika_b/status/1861000000000000000',
      'ftp://x.com/erika_b/status/1861000000000000000',
      'javascript://x.com/erika_b/status/1861000000000000000',
      'https://www.facebook.com/erika/posts/1',
    ],
  },
  facebook: {
    public: true,
    limit: null,
    addresses: {
      telekomhilft: 'telekomhilft',
      '@telekomhilft': 'telekomhilft',
      'Example.Company-Help': 'Example.Company-Help',
      '100064123456789': '100064123456789',
      'https://www.facebook.com/telekomhilft/': 'telekomhilft',
      'facebook.com/telekomhilft?ref=page': 'telekomhilft',
      'https://de-de.facebook.com/telekomhilft': 'telekomhilft',
      'https://m.facebook.com/profile.php?id=100064123456789': '100064123456789',
      'https://www.facebook.com/pages/Example/100064123456789': '100064123456789',
    },
    notAddresses: [
      '',
      'a',
      'two words',
      'telekom/hilft',
      '../telekomhilft',
      '.telekomhilft',
      'facebook.com',
      'https://www.facebook.com/',
      'https://www.facebook.com/groups/12345',
      'https://www.facebook.com/sharer.php?u=https://example.org',
      'https://www.facebook.com/telekomhilft/posts/1',
      'https://www.facebook.com/profile.php',
      'https://www.facebook.com/profile.php?id=abc',
      'https://www.facebook.com.example.org/telekomhilft',
      'https://example.org/telekomhilft',
      'x'.repeat(100_000),
    ],
    textOf: () => null,
    posts: {
      'https://www.facebook.com/telekomhilft/posts/pfbid02abc?__cft__[0]=x': {
        url: 'https://www.facebook.com/telekomhilft/posts/pfbid02abc',
        at: null,
      },
      'https://m.facebook.com/story.php?story_fbid=pfbid02&id=1000641&mibextid=x': {
        url: 'https://www.facebook.com/story.php?story_fbid=pfbid02&id=1000641',
        at: null,
      },
      'https://www.facebook.com/telekomhilft/posts/1/?comment_id=77': {
        url: 'https://www.facebook.com/telekomhilft/posts/1?comment_id=77',
        at: null,
      },
      'https://www.facebook.com/share/p/1AbCdEf/': {
        url: 'https://www.facebook.com/share/p/1AbCdEf',
        at: null,
      },
    },
    notPosts: [
      '',
      'https://www.facebook.com/telekomhilft',
      'https://www.facebook.com/permalink.php?story_fbid=1',
      'https://www.facebook.com.example.org/telekomhilft/posts/1',
      'https://evil-facebook.com/telekomhilft/posts/1',
      'https://www.facebook.com@example.org/telekomhilft/posts/1',
      'javascript:alert(1)//facebook.com/a/posts/1',
      'https://x.com/erika_b/status/1861000000000000000',
    ],
  },
}

/** Made ready only: no link of theirs is a post. */
const PRIVATE = { public: false, limit: null, posts: null, notPosts: [] } as const

const PREPARED: Partial<Record<ChannelName, Samples>> = {
  'x-dm': { ...PRIVATE, ...pick(SAMPLES.x!), textOf: () => null },
  messenger: {
    ...PRIVATE,
    addresses: {
      'm.me/telekomhilft': 'telekomhilft',
      'https://m.me/telekomhilft?ref=x': 'telekomhilft',
      'https://www.m.me/100064123456789/': '100064123456789',
      ...SAMPLES.facebook!.addresses,
    },
    notAddresses: [...SAMPLES.facebook!.notAddresses, 'm.me', 'https://m.me/', 'https://m.me.evil.test/page'],
    textOf: url => new URL(url).searchParams.get('text'),
  },
  'web-form': {
    ...PRIVATE,
    addresses: {
      'https://www.example.com/contact': 'https://www.example.com/contact',
      'www.example.com/contact': 'https://www.example.com/contact',
      ' example.com ': 'https://example.com/',
      'HTTP://Example.com/Form?a=b': 'http://example.com/Form?a=b',
      'https://büro.example/': 'https://xn--bro-hoa.example/',
    },
    notAddresses: [
      '',
      'form',
      'two words.example',
      'javascript:alert(1)',
      'file:///etc/passwd',
      'ftp://example.com/form',
      'https://example.com@evil.test/',
      'https://user:secret@example.com/',
      'https://',
      `https://example.com/${'a'.repeat(100_000)}`,
    ],
    form: /^https?:\/\/[\x21-\x7e]{1,1993}$/,
    textOf: () => null,
  },
  phone: {
    ...PRIVATE,
    addresses: {
      '+49 30 1234-5678': '+493012345678',
      '+49 (0)30 1234/5678': '+493012345678',
      '0800 330 1000': '08003301000',
      ' (030) 12.34.56 ': '030123456',
      '110': '110',
    },
    notAddresses: ['', '12', '+', 'call us', '0800 HILFE', '1'.repeat(16), '++49 30 12', '1'.repeat(100_000)],
    form: /^\+?\d{3,15}$/,
    textOf: () => null,
  },
  letter: {
    ...PRIVATE,
    addresses: {
      'Example Ltd, 1 Sample Street, 12345 Town': 'Example Ltd\n1 Sample Street\n12345 Town',
      ' Müller GmbH \r\n\n Postfach 1': 'Müller GmbH\nPostfach 1',
    },
    notAddresses: ['', 'Example Ltd', ',,\n', '1, 2', 'a\n'.repeat(11), 'a, b'.repeat(1_000)],
    form: /^[^\p{Cc}\p{Cf}]{1,500}(?:\n[^\p{Cc}\p{Cf}]{1,500}){1,9}$/u,
    textOf: () => null,
  },
}

/** The addresses of one channel for another one of its platform. */
function pick({ addresses, notAddresses }: Samples) {
  return { addresses, notAddresses }
}

for (const [name, load] of CHANNELS_BY_NAME) {
  const samples = SAMPLES[name] ?? PREPARED[name]
  if (!samples) throw new Error(`channel ${name} joined the list without samples for its contract`)
  channelContract(name, load, samples)
}

describe('the list of channels', () => {
  it('has at least 60 hostile mail addresses to try', () => {
    expect(new Set(HOSTILE_ADDRESSES).size).toBeGreaterThanOrEqual(60)
  })

  it('names those that exist when asked for another one', async () => {
    await expect(channelFor('fax')).rejects.toMatchObject({
      code: 'unknown_channel',
      exit: 2,
      hints: ['Channels: email, x, facebook, bluesky, mastodon, x-dm, messenger, web-form, phone, letter.'],
    })
    await expect(channelFor('__proto__')).rejects.toMatchObject({ code: 'unknown_channel' })
    await expect(channelFor('constructor')).rejects.toMatchObject({ code: 'unknown_channel' })
    expect((await channelFor('x')).name).toBe('x')
  })
})
