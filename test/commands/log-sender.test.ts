/** `log --sender` with what people paste: the address of a post or a profile holds the account. */
import { beforeEach, describe, expect, it } from 'vitest'
import { type Desk, desk, ENOUGH } from '../support/in-process.ts'

const CASE = 'testfirma-1'
const AT_X = 'https://x.com/Telekom_hilft/status/1'
const TID = '3lbxyz2345k2a'

let at: Desk
beforeEach(async () => {
  at = desk()
  await at.run([...ENOUGH, '--yes'])
})

const log = (channel: string, sender: string) =>
  at.run(['log', CASE, '--channel', channel, '--sender', sender, '--text', 'Wir prüfen das.', '--json'])

describe('the address of', () => {
  it.each([
    ['a post', 'x', AT_X, '@Telekom_hilft', AT_X],
    ['a post, without https', 'x', 'x.com/Telekom_hilft/status/1', '@Telekom_hilft', AT_X],
    ['a post, with its tail', 'x', ` ${AT_X}?s=20 `, '@Telekom_hilft', AT_X],
    ['a profile', 'x', 'https://twitter.com/Telekom_hilft', '@Telekom_hilft', undefined],
    ['a profile, for a message', 'x-dm', 'https://x.com/Telekom_hilft', '@Telekom_hilft', undefined],
    [
      'a post on Bluesky',
      'bluesky',
      `https://bsky.app/profile/firma.example.com/post/${TID}`,
      '@firma.example.com',
      `https://bsky.app/profile/firma.example.com/post/${TID}`,
    ],
    [
      'a post on Mastodon',
      'mastodon',
      'https://social.example/@firma/109345678901234567',
      '@firma@social.example',
      'https://social.example/@firma/109345678901234567',
    ],
    ['a page', 'facebook', 'https://www.facebook.com/firma.hilft', 'firma.hilft', undefined],
  ])('%s on %s is its account', async (_, channel, typed, sender, url) => {
    const { exit, json } = await log(channel, typed)
    expect(exit).toBe(0)
    const event = json().case.events.at(-1)
    expect([event.type, event.sender, event.url]).toEqual(['reply_received', sender, url])
  })

  it.each([
    ['a post that names nobody', 'x', 'https://x.com/i/status/1'],
    ['a page of X itself', 'x', 'https://x.com/home'],
    ['another platform', 'x', 'https://www.facebook.com/firma.hilft'],
    ['a post on Facebook', 'facebook', 'https://www.facebook.com/firma/posts/123'],
    [
      'a post by the number of its account',
      'bluesky',
      `https://bsky.app/profile/did:web:a.example/post/${TID}`,
    ],
  ])('%s is refused, and nothing is recorded (exit 2)', async (_, channel, typed) => {
    const { exit, json } = await log(channel, typed)
    expect([exit, json().error.code]).toEqual([2, 'bad_input'])
    expect(json().error.hints.join()).toContain('give @handle')
    const events = (await at.run(['show', CASE, '--json'])).json().case.events
    expect(events.map(({ type }: { type: string }) => type)).not.toContain('reply_received')
  })
})

it.each([
  ['x', '@Telekom_hilft'],
  ['email', 'service@example.com'],
  ['web-form', 'https://www.example.com/contact'],
  ['phone', 'Frau Muster'],
])('what is no link of a platform stays as it was typed: %s %s', async (channel, sender) => {
  const { json } = await log(channel, sender)
  expect(json().case.events.at(-1).sender).toBe(sender)
})
