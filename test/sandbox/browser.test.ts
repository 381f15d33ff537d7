import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Browser } from '../../src/sandbox/browser.ts'
import { CUSTOMER, openBrowser } from '../../src/sandbox/browser.ts'
import { timeOfPost } from '../../src/sandbox/snowflake.ts'
import type { Social } from '../../src/sandbox/social.ts'
import { startSocial } from '../../src/sandbox/social.ts'

const AT = '2013-04-20T08:44:00.000Z'

describe('the browser in the sandbox', () => {
  let social: Social
  let browser: Browser
  beforeEach(async () => {
    social = await startSocial(() => AT)
    browser = openBrowser(social.base)
  })
  afterEach(() => social.stop())

  it('posts the text of an intent of X, and its address holds the time', async () => {
    const text = 'Festnetz tot & kein Termin? 100 % @Telekom_hilft'
    const visit = await browser.open(`https://x.com/intent/tweet?text=${encodeURIComponent(text)}`, 'other')
    expect(social.feed.posts).toMatchObject([{ wall: 'x', account: CUSTOMER, text }])
    expect(visit.postUrl).toMatch(new RegExp(`^https://x\\.com/${CUSTOMER}/status/\\d+$`))
    expect(timeOfPost(visit.postUrl!.split('/').at(-1)!)).toBe(AT)
  })

  it('pastes the clipboard into a Facebook page', async () => {
    const visit = await browser.open('https://www.facebook.com/telekomhilft', 'Hallo Team')
    expect(social.feed.posts).toMatchObject([{ wall: 'facebook:telekomhilft', text: 'Hallo Team' }])
    expect(visit.postUrl).toBe(`https://www.facebook.com/telekomhilft/posts/${visit.post!.id}`)
  })

  it('pastes the clipboard into a private message, from the profile', async () => {
    const visit = await browser.open('https://x.com/o2de', 'Kundennummer: 4711')
    expect(social.feed.posts).toMatchObject([
      { wall: 'x-dm:o2de', account: CUSTOMER, text: 'Kundennummer: 4711' },
    ])
    expect(visit).toMatchObject({ post: { wall: 'x-dm:o2de' }, postUrl: null })
  })

  it('only remembers a mail program and a file', async () => {
    await browser.open('mailto:hilfe@telekom.sandbox.test?subject=a', null)
    await browser.open('file:///tmp/letter.eml', null)
    expect(browser.visits.map(each => each.post)).toEqual([null, null])
    expect(social.feed.posts).toEqual([])
  })

  it.each([
    ['http://x.com/intent/tweet?text=a', 'clip'],
    ['https://x.com.evil.test/intent/tweet?text=a', 'clip'],
    ['https://x.com/intent/post?text=a', 'clip'],
    ['https://x.com/intent/tweet', 'clip'],
    ['https://x.com/intent/tweet?text=', 'clip'],
    ['https://x.com/intent/tweet?text=a&text=b', 'clip'],
    ['https://x.com/intent/tweet?text=a&url=b', 'clip'],
    ['https://x.com/o2de', null],
    ['https://x.com/o2de', ' '],
    ['https://x.com/o2de?text=a', 'clip'],
    ['https://x.com/o2de/status/1', 'clip'],
    ['https://x.com/messages/compose?recipient_id=1', 'clip'],
    ['https://facebook.com/telekomhilft', 'clip'],
    ['https://www.facebook.com/', 'clip'],
    ['https://www.facebook.com/a/b', 'clip'],
    ['https://www.facebook.com/telekomhilft?next=b', 'clip'],
    ['https://www.facebook.com/telekomhilft', null],
    ['https://www.facebook.com/telekomhilft', ' '],
    ['javascript:alert(1)', 'clip'],
    ['not an address', 'clip'],
  ])('refuses %s with %j in the clipboard, and says so', async (url, clipboard) => {
    await expect(browser.open(url, clipboard)).rejects.toThrow()
    expect(browser.refusals).toHaveLength(1)
    expect(browser.visits).toEqual([])
    expect(social.feed.posts).toEqual([])
  })

  it('is refused the same post a second time, as the networks do', async () => {
    await browser.open('https://x.com/intent/tweet?text=a', null)
    await expect(browser.open('https://x.com/intent/tweet?text=a', null)).rejects.toThrow('403')
    expect(social.feed.posts).toHaveLength(1)
  })
})
