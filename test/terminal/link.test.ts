import { describe, expect, it } from 'vitest'
import { clickable, hyperlinks, linkLines } from '../../src/terminal/link.ts'
import { makeOutput } from '../../src/terminal/output.ts'
import { paint } from '../../src/terminal/paint.ts'
import { styled } from '../../src/terminal/style.ts'
import type { GlobalOptions, System } from '../../src/world.ts'

const SHORT = 'https://m.me/telekomhilft'
const LONG = `https://x.com/intent/tweet?text=${'Guten%20Tag%20'.repeat(20)}`
const ENDLESS = `https://x.com/intent/tweet?text=${'a'.repeat(3_000)}`

/** An address in the sequence OSC 8, and what is shown for it. */
const LINKS = /\u001b\]8;;([^\u001b]*)\u001b\\([\s\S]*?)\u001b\]8;;\u001b\\/g

function printed(lines: readonly string[], colour: boolean) {
  const written: string[] = []
  const sink = { write: (text: string) => written.push(text) }
  const on = { stdout: colour ? paint : null, stderr: null }
  const output = makeOutput({ stdout: sink, stderr: sink, json: false, quiet: false, width: 80, paint: on })
  for (const line of lines) output.print(line)
  const raw = written.join('')
  const links = [...raw.matchAll(LINKS)].map(([, url]) => url)
  return { raw, links, text: raw.replace(LINKS, '$2').replace(/\u001b\[\d*m/g, '') }
}

describe('a link', () => {
  it('that is short is clickable as it stands', () => {
    const { links, text } = printed(linkLines('Link', SHORT, true), true)
    expect([links, text]).toEqual([[SHORT], `Link: ${SHORT}\n`])
  })

  it('that is long has a label, and stands whole below it, once', () => {
    const { links, text } = printed(linkLines('Link', LONG, true), true)
    expect([links, text]).toEqual([[LONG], `Link: https://x.com/intent/tweet …\n${LONG}\n`])
  })

  it('that no terminal takes is printed once and plain', () => {
    const { links, text } = printed(linkLines('Link', ENDLESS, true), true)
    expect([links, text]).toEqual([[], `Link: ${ENDLESS}\n`])
  })

  it.each([SHORT, LONG, ENDLESS])('is plain where nothing can be clicked: %#', url => {
    const { raw } = printed(linkLines('Link', url, false), false)
    expect(raw).toBe(`Link: ${url}\n`)
  })

  it.each(['https://a.example/\u001b\\', 'https://a.example/ä', 'file:///etc/passwd', 'javascript:x', 'x'])(
    'is no link for %j',
    url => expect(clickable(url, label => label)).toBe(url),
  )

  it('from outside can hide no address behind another', () => {
    const mail = `Click ${styled('link', 'https://evil.example/?a=https://bank.example/')} now`
    const { links, text } = printed([mail], true)
    expect([links, text]).toEqual([
      ['https://evil.example/?a=https://bank.example/'],
      'Click https://evil.example/?a=https://bank.example/ now\n',
    ])
    const long = `https://evil.example/${'a'.repeat(80)}?https://bank.example`
    expect(printed([styled('link', long)], true).text).toMatch(/^https:\/\/evil\.example\/a{10,} …\n$/)
    const broken = printed([styled('link', 'https://a.example/\u001b]8;;https://b.example')], true)
    expect(broken.links).toEqual(['https://a.example/^[]8;;https://b.example'])
  })
})

describe('hyperlinks', () => {
  const on = (env: Record<string, string>, options: GlobalOptions = {}, more: Partial<System> = {}) =>
    hyperlinks(
      {
        env: { TERM: 'xterm-256color', ...env },
        platform: 'linux',
        stdout: { isTTY: true, write: () => true },
        stderr: { write: () => true },
        ...more,
      } as unknown as System,
      options,
    )

  it('are made on a terminal in colour', () => expect(on({})).toBe(true))

  it.each<[string, Record<string, string>, GlobalOptions, Partial<System>]>([
    ['no terminal', {}, {}, { stdout: { write: () => true } }],
    ['no terminal, colour forced', { CLICOLOR_FORCE: '1' }, {}, { stdout: { write: () => true } }],
    ['NO_COLOR', { NO_COLOR: '1' }, {}, {}],
    ['--color never', {}, { color: 'never' }, {}],
    ['TERM=dumb', { TERM: 'dumb' }, {}, {}],
    ['TERM=dumb, colour forced', { TERM: 'dumb' }, { color: 'always' }, {}],
    ['the console of Linux', { TERM: 'linux' }, {}, {}],
    ['CI', { CI: 'true' }, {}, {}],
    ['--accessible', {}, { accessible: true }, {}],
    ['ACCESSIBLE', { ACCESSIBLE: '1' }, {}, {}],
    ['--json', {}, { json: true }, {}],
    ['the old console of Windows', {}, {}, { platform: 'win32' }],
  ])('are not made with %s', (_, env, options, more) => expect(on(env, options, more)).toBe(false))

  it('are made in the Terminal of Windows', () =>
    expect(on({ WT_SESSION: '1' }, {}, { platform: 'win32' })).toBe(true))
})
