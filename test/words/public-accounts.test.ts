/** Public texts: one account, the limit of each network, and what stands in them. Chats are not public. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ChannelName, Mode } from '../../src/case/model.ts'
import { facebook } from '../../src/channels/facebook/channel.ts'
import { messenger } from '../../src/channels/facebook/messenger.ts'
import { xDirect } from '../../src/channels/x/direct.ts'
import { otherAccounts } from '../../src/words/accounts.ts'
import { compose } from '../../src/words/compose.ts'
import { findings } from '../../src/words/findings.ts'
import { weightedLength } from '../../src/words/post-length.ts'
import { englishCase, germanCase, history, request } from './cases.ts'

describe('other accounts in a text', () => {
  it.each([
    ['Hallo @Telekom_hilft!', '@Telekom_hilft', []],
    ['Hallo @TELEKOM_HILFT, danke', '@Telekom_hilft', []],
    ['Danke @Telekom_hilft.Und nun?', '@Telekom_hilft', []],
    ['@Telekom_hilft und @vodafone_de!', '@Telekom_hilft', ['@vodafone_de']],
    ['@Telekom_hilft2', '@Telekom_hilft', ['@Telekom_hilft2']],
    ['.@vodafone_de', '@Telekom_hilft', ['@vodafone_de']],
    ['siehe https://social.example/@firma', '@Telekom_hilft', []],
    ['(@vodafone_de)', '@Telekom_hilft', ['@vodafone_de']],
    ['＠vodafone_de', '@Telekom_hilft', ['＠vodafone_de']],
    ['＠Telekom_hilft', '@Telekom_hilft', []],
    ['@a und @b und @a', '@c', ['@a', '@b']],
    ['mail an a@example.org, 2 @ 5 EUR, @ alle', '@c', []],
    ['Hallo @firma.de', '@firma.de', []],
    ['Hallo @firma.de.evil.example', '@firma.de', ['@firma.de.evil.example']],
    ['Hallo @firma@social.example', '@firma@social.example', []],
    ['Hallo @firma@other.example', '@firma@social.example', ['@firma@other.example']],
    ['Hallo @telekomhilft', 'telekomhilft', []],
  ] as const)('%j for %s: %j', (text, to, found) => expect(otherAccounts(text, to)).toEqual(found))

  it('are found in linear time', () => {
    const long = `${'@'.repeat(50_000)}${'@a.'.repeat(50_000)}`
    expect(otherAccounts(long, '@b').length).toBeGreaterThanOrEqual(0)
  })

  const look = (mode: Mode | undefined, isPublic = true, channel: ChannelName = 'x') =>
    findings({
      message: {
        channel,
        to: '@Telekom_hilft',
        subject: null,
        text: 'Hallo @Telekom_hilft und @vodafone_de',
      },
      public: isPublic,
      complaint: { ...englishCase, attachments: [] },
      length: null,
      language: 'en',
      ...(mode ? { mode } : {}),
    }).map(({ rule, level, match }) => `${level} ${rule} ${match}`)

  it('block a post by the program, and warn of one by hand', () => {
    expect(look('api')).toEqual(['block other-account @vodafone_de'])
    expect(look('page')).toEqual(['block other-account @vodafone_de'])
    expect(look('hand-off')).toEqual(['warn other-account @vodafone_de'])
    expect(look(undefined)).toEqual(['warn other-account @vodafone_de'])
    expect(look('hand-off', false, 'x-dm')).toEqual([])
  })

  it('are told in both languages', () => {
    for (const language of ['de', 'en'] as const) {
      const [finding] = findings({
        message: { channel: 'x', to: '@a', subject: null, text: '@a @b' },
        public: true,
        complaint: { ...germanCase, attachments: [] },
        length: null,
        language,
      })
      expect(finding?.hint).toMatch(language === 'de' ? /^Hier steht noch ein Konto/ : /^Here stands another/)
    }
  })
})

describe('pictures of the case', () => {
  const names = (mode: Mode, isPublic = true) =>
    findings({
      message: { channel: 'x', to: '@a', subject: null, text: 'Guten Tag @a!' },
      public: isPublic,
      complaint: {
        ...germanCase,
        attachments: ['a.JPG', 'b.jpeg', 'c.png', 'd.webp', 'e.gif', 'f.pdf', 'jpg'].map(name => ({
          name,
          sha256: '0'.repeat(64),
          bytes: 1,
        })),
      },
      length: null,
      mode,
      language: 'de',
    }).map(({ rule, level, match }) => `${level} ${rule} ${match}`)

  it('are warned of where the person may add them to a public post', () => {
    expect(names('hand-off')).toEqual(
      ['a.JPG', 'b.jpeg', 'c.png', 'd.webp', 'e.gif'].map(name => `warn public-picture ${name}`),
    )
    expect(names('hand-off', false)).toEqual([])
  })

  it.each(['api', 'page'] as const)('are told to stay behind where the program posts (%s)', mode => {
    expect(names(mode)).toEqual(
      ['a.JPG', 'b.jpeg', 'c.png', 'd.webp', 'e.gif'].map(name => `warn picture-not-posted ${name}`),
    )
    expect(names(mode, false)).toEqual([])
  })

  it.each([
    ['de', 'a.png geht nicht mit: Das Programm postet keine Bilder.'],
    ['en', 'a.png does not go along: the program posts no pictures.'],
  ] as const)('name the setting that lets them be added (%s)', (language, words) => {
    const [finding] = findings({
      message: { channel: 'bluesky', to: '@a', subject: null, text: 'Guten Tag @a! Netz tot' },
      public: true,
      complaint: { ...germanCase, attachments: [{ name: 'a.png', sha256: '0'.repeat(64), bytes: 1 }] },
      length: null,
      mode: 'api',
      purpose: 'reply',
      language,
    })
    expect(finding?.hint).toContain(words)
    expect(finding?.hint).toContain('escalate config set bluesky.mode hand-off')
  })
})

const graphemes = (text: string) => [...new Intl.Segmenter().segment(text)].length

/** Each network counts in its own way; nothing is shared with the code under test but the way of counting letters. */
const NETWORKS = [
  { channel: 'x', to: '@Telekom_hilft', fits: (text: string) => weightedLength(text) <= 280 },
  { channel: 'bluesky', to: '@hilfe.firma.example', fits: (text: string) => graphemes(text) <= 300 },
  { channel: 'mastodon', to: '@hilfe@social.example', fits: (text: string) => graphemes(text) <= 500 },
] as const

const WORD = fc.stringMatching(/^[a-zäöü][a-zäöüß]{1,17}$/)
const WORDS = fc.array(WORD, { minLength: 1, maxLength: 70 }).map(words => words.join(' '))

describe.each(NETWORKS)('300 generated posts on $channel', ({ channel, to, fits }) => {
  it('fit, say to whom, what, since when and what is asked, and cut no word', () => {
    fc.assert(
      fc.property(WORDS, WORDS, WORDS, fc.boolean(), fc.boolean(), (title, more, wish, german, told) => {
        const complaint = { ...(german ? germanCase : englishCase), title, problem: `${more}.`, wish }
        const { text } = compose(request({ channel, to, complaint, history: told ? history : [] }))
        expect(fits(text), text).toBe(true)
        expect(text.startsWith('@')).toBe(false)
        expect(text).toContain(to)
        expect(text).toContain(german ? 'Offen seit dem 20. November 2026' : 'Open since 20 November 2026')
        expect(text).toMatch(german ? /Mein Wunsch: |Wer kann helfen\?/ : /My request: |Who can help\?/)
        const known = new Set(`${title} ${more} ${wish}`.toLowerCase().split(' '))
        const fixed = compose(
          request({
            channel,
            to,
            complaint: { ...complaint, title: 'q', problem: '', wish: 'q' },
            history: told ? history : [],
          }),
        )
        const frame = new Set(
          `${fixed.text} Wer kann helfen? Who can help? Details gern per Direktnachricht. I can send details by direct message.`
            .toLowerCase()
            .split(/[\s.?!:,()]+/),
        )
        const strange = text
          .toLowerCase()
          .split(/[\s.?!:,()…]+/)
          .filter(word => word !== '' && !known.has(word) && !frame.has(word))
        expect(strange, text).toEqual([])
        const [, what = ''] = /!? (\p{L}+)/u.exec(text.slice(text.indexOf(to) + to.length)) ?? []
        expect([title, more].map(part => part.split(' ')[0])).toContain(what.toLowerCase())
      }),
      { numRuns: 300 },
    )
  })

  it('never hold a reference, or the name', () => {
    const { text } = compose(request({ channel, to, history }))
    expect(text).not.toMatch(/4711|0815|0791|Beispiel|Musterweg/)
  })

  it('obey a channel whose server takes less', () => {
    const limit = { value: 160, measure: (text: string) => text.length }
    const { text } = compose(request({ channel, to, limit }))
    expect(compose(request({ channel, to })).text.length).toBeGreaterThan(160)
    expect(text.length).toBeLessThanOrEqual(160)
    expect(text).toContain(to)
  })
})

describe('an answer that begins with the handle', () => {
  it.each([
    ['@Telekom_hilft danke, aber nein', 'Guten Tag @Telekom_hilft! Danke, aber nein'],
    ['@telekom_HILFT: es geht nicht', 'Guten Tag @Telekom_hilft! Es geht nicht'],
    ['@Telekom_hilft2 ist fremd', 'Guten Tag @Telekom_hilft! @Telekom_hilft2 ist fremd'],
    ['@Telekom_hilft', 'Guten Tag @Telekom_hilft! [Ihre Antwort]'],
    ['es geht um @Telekom_hilft', 'Guten Tag @Telekom_hilft! es geht um @Telekom_hilft'],
  ])('%j is turned round', (replyText, text) => {
    const asked = request({ channel: 'x', to: '@Telekom_hilft', purpose: 'reply', replyText })
    expect(compose(asked).text).toBe(text)
  })

  it('in a longer network has room for more', () => {
    const long = { ...germanCase, title: 'Netz', problem: `${'sehr lange '.repeat(20)}Geschichte. Ende.` }
    const on = (channel: ChannelName) => compose(request({ channel, to: '@a', complaint: long })).text
    expect(on('mastodon').length).toBeGreaterThan(on('x').length)
  })
})

describe('a chat', () => {
  it.each([
    ['x-dm', xDirect],
    ['messenger', messenger],
  ] as const)(
    '%s is private: the numbers stand in it, and nothing blocks them',
    (channel, { public: isPublic }) => {
      const to = channel === 'x-dm' ? '@Telekom_hilft' : 'telekomhilft'
      const asked = request({ channel, to, purpose: 'redirect', history })
      const { text } = compose(asked)
      for (const { value } of germanCase.refs) expect(text).toContain(value)
      expect(text).toContain('2026112210000012')
      const message = { channel, to, subject: null, text }
      const found = findings({
        message,
        public: isPublic,
        complaint: germanCase,
        length: null,
        mode: 'hand-off',
        language: 'de',
      })
      expect([isPublic, found]).toEqual([false, []])
    },
  )

  it('is told apart from the page, which is public', () => expect(facebook.public).toBe(true))
})
