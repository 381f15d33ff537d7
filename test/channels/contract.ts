/** What every channel keeps to; a new one is covered from the day it joins the list. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Message } from '../../src/case/model.ts'
import type { Channel, HandOff } from '../../src/channels/channel.ts'
import { anyText, envelope, message, PDF_HASH } from './messages.ts'

/** What a channel's own page knows and the battery cannot guess. */
export interface Samples {
  readonly public: boolean
  /** Longest text in the unit of the channel, or null. */
  readonly limit: number | null
  /** As typed -> normal form. */
  readonly addresses: Readonly<Record<string, string>>
  readonly notAddresses: readonly string[]
  /** Form of every address; missing: printable ASCII, at most 254 characters. */
  readonly form?: RegExp
  /** The text that a link carries, or null if it carries none. */
  textOf(url: string): string | null
  /** Link of a post as pasted -> normal form and instant; null: this channel cannot tell. */
  readonly posts: Readonly<Record<string, { url: string; at: string | null; before?: string }>> | null
  readonly notPosts: readonly string[]
}

const lines = (text: string) => text.toWellFormed().replace(/\r\n|\r|\n/g, '\n')

export function channelContract(name: string, load: () => Promise<Channel>, samples: Samples): void {
  describe(`channel ${name}`, () => {
    describesItself(name, load, samples)
    readsAddresses(load, samples)
    handsOff(load, samples)
    knowsPosts(load, samples)
  })
}

function describesItself(name: string, load: () => Promise<Channel>, samples: Samples): void {
  it('describes itself', async () => {
    const channel = await load()
    expect(channel.name).toBe(name)
    expect(channel.public).toBe(samples.public)
    expect(channel.modes).toContain('hand-off')
    expect(channel.parseAddress(channel.example)).toBe(channel.example)
    for (const key of channel.settings) expect(key.startsWith(`${name}.`)).toBe(true)
    for (const secret of channel.secrets) expect(secret).toMatch(/^[a-z]+$/)
  })

  it('has all of the abilities that its modes promise, and none without', async () => {
    const channel = await load()
    const sends = channel.modes.length > 1
    expect([channel.prepare, channel.deliver, channel.ready].map(ability => ability !== undefined)).toEqual([
      sends,
      sends,
      sends,
    ])
  })

  it('measures its limit', async () => {
    const { limit } = await load()
    expect(limit?.value ?? null).toBe(samples.limit)
    if (limit === null) return
    expect(limit.measure('')).toBe(0)
    expect(limit.measure('a'.repeat(limit.value))).toBe(limit.value)
    expect(limit.measure('a'.repeat(limit.value + 1))).toBeGreaterThan(limit.value)
    expect(limit.unit).not.toBe('')
  })
}

function readsAddresses(load: () => Promise<Channel>, samples: Samples): void {
  it.each(Object.entries(samples.addresses))('takes the address %j as %j', async (typed, normal) => {
    const channel = await load()
    expect(channel.parseAddress(typed)).toBe(normal)
    expect(channel.parseAddress(normal)).toBe(normal)
  })

  it.each(samples.notAddresses.map(text => [text.slice(0, 60), text]))(
    'refuses the address %j',
    async (_, text) => {
      expect((await load()).parseAddress(text)).toBeNull()
    },
  )

  it('gives every address one normal form, in printable ASCII, and never throws', async () => {
    const channel = await load()
    const nearly = fc
      .tuple(fc.constantFrom(...Object.keys(samples.addresses)), anyText)
      .map(parts => parts.join(''))
    fc.assert(
      fc.property(fc.oneof(anyText, nearly), text => {
        const parsed = channel.parseAddress(text)
        if (parsed === null) return
        expect(parsed).toMatch(samples.form ?? /^[\x21-\x7e]{1,254}$/)
        expect(channel.parseAddress(parsed)).toBe(parsed)
      }),
      { numRuns: 500 },
    )
  }, 60_000)
}

function handsOff(load: () => Promise<Channel>, samples: Samples): void {
  const to = Object.values(samples.addresses)[0] ?? ''

  it('hands off 200 messages of any text without a failure, and the text comes through exactly', async () => {
    const channel = await load()
    await fc.assert(
      fc.asyncProperty(anyText, fc.option(anyText), anyText, async (text, subject, person) => {
        const sent = message(channel.name, { to, text, subject })
        const handOff = await channel.handOff(sent, envelope({ sender: { name: person, email: null } }))
        expectWhole(handOff, sent, samples)
      }),
      { numRuns: 200 },
    )
  }, 60_000)

  it('gives the same hand-off for the same message', async () => {
    const channel = await load()
    const sent = message(channel.name, { to, text: 'a long letter\n'.repeat(400) })
    expect(await channel.handOff(sent, envelope())).toEqual(await channel.handOff(sent, envelope()))
  })

  it('says that attachments go by hand', async () => {
    const channel = await load()
    const attachments = [{ name: '../../Rechnung März.pdf', sha256: PDF_HASH, bytes: 10 }]
    const handOff = await channel.handOff(message(channel.name, { to, attachments }), envelope())
    expect(handOff.notes).toContain('attach-by-hand')
  })
}

/** The text is in the link, or else on the clipboard as it stands. */
function expectWhole({ url, clipboard, file }: HandOff, sent: Message, samples: Samples): void {
  const linked = url === null ? null : samples.textOf(url)
  if (linked === null) expect(clipboard).toBe(sent.text)
  else expect(lines(linked)).toBe(lines(sent.text))
  if (url !== null) expect(url).toMatch(/^(?:https:\/\/|mailto:)[\x21-\x7e]+$/)
  if (file !== null) expect(file.name).toMatch(/^[a-z]+\.[a-z]+$/)
}

function knowsPosts(load: () => Promise<Channel>, { posts, notPosts }: Samples): void {
  it('tells its posts from other links', async () => {
    const channel = await load()
    expect(channel.checkPostUrl !== undefined).toBe(posts !== null)
    for (const [pasted, post] of Object.entries(posts ?? {}))
      expect(channel.checkPostUrl?.(pasted)).toMatchObject(post)
    for (const url of notPosts) expect(channel.checkPostUrl?.(url), url).toBeNull()
  })

  it('keeps the normal form of a post, and never throws', async () => {
    const channel = await load()
    for (const { url, at } of Object.values(posts ?? {}))
      expect(channel.checkPostUrl?.(url)).toMatchObject({ url, at })
    fc.assert(
      fc.property(anyText, text => {
        expect(channel.checkPostUrl?.(text) ?? null).toBeNull()
      }),
    )
  })
}
