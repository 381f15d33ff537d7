/** What a page of HTML says to somebody who looks at it: hidden words are not read, targets of links are. */
import { describe, expect, it } from 'vitest'
import { htmlToText } from '../../src/mail/html-text.ts'

const SEEN = '<p>Wir prüfen das.</p>'

describe('hidden words', () => {
  it.each([
    ['<span style="font-size:0">weg</span>'],
    ['<span style="font-size: 0px !important; color:#333">weg</span>'],
    ['<div style="font-size:1px;line-height:1px">weg</div>'],
    ["<p style='FONT-SIZE:0.0em'>weg<b>weg</b></p>"],
    ['<p style="color:#fff;background:#fff">weg</p>'],
    ['<p style="color:white">weg</p>'],
    ['<font color="#FFFFFF">weg</font>'],
    ['<div style="background-color:rgb(20, 20, 20)"><b style="color:#141414">weg</b></div>'],
    ['<table bgcolor="#eeeeee"><tr><td><font color="#eee">weg</font></td></tr></table>'],
    ['<p style="color:transparent">weg</p>'],
    ['<p style="color:rgba(0,0,0,0)">weg</p>'],
    ['<div style="opacity:0">weg<p style="color:#000">weg</p></div>'],
    ['<div style="opacity: 0.00">weg</div>'],
    ['<div style="max-height:0px;overflow:hidden">weg</div>'],
    ['<div style="height:0;overflow:hidden">weg</div>'],
    ['<div style="mso-hide:all">weg</div>'],
    ['<div style="display&#58;none">weg</div>'],
    ['<p style="font-size:0">weg<a href="https://fernruf.example/weg">weg</a></p>'],
  ])('are not read: %s', html => {
    expect(htmlToText(`${html}${SEEN}`)).toBe('Wir prüfen das.')
    expect(htmlToText(`${SEEN}${html}`)).toBe('Wir prüfen das.')
  })

  it.each([
    [
      'in a cell of no size with blocks that have one',
      '<td style="font-size:0"><div style="font-size:13px">da</div>',
    ],
    ['in a block of such a cell', '<td style="font-size:0px;padding:10px"><div>da</div></td>'],
    ['of a class that may have a size', '<td style="font-size:0"><span class="text">da</span></td>'],
    ['white on a button', '<td bgcolor="#0044aa"><span style="color:#fff">da</span></td>'],
    ['white on a picture', '<td background="bild.png"><span style="color:#ffffff">da</span></td>'],
    [
      'white on what a sheet paints',
      '<style>.k{background:#04a}</style><b class="k" style="color:white">da</b>',
    ],
    [
      'white on a shade behind a clear box',
      '<div style="background:#222"><p style="background:transparent;color:#fff">da</p></div>',
    ],
    ['half clear', '<p style="opacity:0.5">da</p>'],
    ['in a box of half a line', '<p style="max-height:0.5em">da</p>'],
    ['small', '<p style="font-size:0.8em">da</p>'],
    ['after a paragraph of no size that is not ended', '<p style="font-size:0">weg<p>da</p>'],
    ['after a cell of no size that is not ended', '<table><tr><td style="font-size:0">weg<td>da</table>'],
  ])('are read where they are seen: %s', (_, html) => {
    expect(htmlToText(html)).toBe('da')
  })

  it('keep the target of a link that is seen', () => {
    const html =
      '<td style="font-size:0"><a style="font-size:14px" href="https://fernruf.example/f">Formular</a></td>'
    expect(htmlToText(html)).toBe('Formular (https://fernruf.example/f)')
  })

  it('stay bounded where there is no end of them', () => {
    const pages = [
      '<div style="font-size:0">'.repeat(100_000),
      '<i>'.repeat(1000) + '</b>'.repeat(200_000),
      '<b style="color:#111;background:#fff">x</b>'.repeat(50_000),
      `<p style="${'color:#fff;'.repeat(300)}">x`.repeat(500),
    ]
    for (const page of pages) expect(typeof htmlToText(page)).toBe('string')
  }, 20_000)
})

it('knows letters by their number in windows-1252', () => {
  expect(htmlToText('5 &#128; &#x96; &#8364;')).toBe('5 € – €')
})

describe('a link', () => {
  it.each([
    [
      'https://evil.example/form',
      'https://www.fernruf.example/kontakt',
      'evil.example/form (https://www.fernruf.example/kontakt)',
    ],
    [
      'https://evil.example/form',
      'Formular auf www.fernruf.example',
      'evil.example/form (Formular auf www.fernruf.example)',
    ],
    [
      'https://fernruf.example.evil.example/f',
      'fernruf.example',
      'fernruf.example.evil.example/f (fernruf.example)',
    ],
    [
      'https://fernruf.example@evil.example/f',
      'fernruf.example',
      'fernruf.example@evil.example/f (fernruf.example)',
    ],
    [
      'https://evil.example/f',
      'fernruf.example oder evil.example',
      'evil.example/f (fernruf.example oder evil.example)',
    ],
  ])('says first where it leads, %s behind "%s"', (href, words, text) => {
    expect(htmlToText(`Siehe <a href="${href}">${words}</a>.`)).toBe(`Siehe https://${text}.`)
  })

  it.each([
    ['https://fernruf.example/kontakt', 'Kontakt', 'Kontakt (https://fernruf.example/kontakt)'],
    ['https://fernruf.example/kontakt', 'https://fernruf.example/kontakt', 'https://fernruf.example/kontakt'],
    [
      'https://klick.fernruf.example/7',
      'www.fernruf.example',
      'www.fernruf.example (https://klick.fernruf.example/7)',
    ],
    ['mailto:hilfe@fernruf.example', 'hilfe@fernruf.example', 'hilfe@fernruf.example'],
    ['mailto:x@evil.example', 'hilfe@fernruf.example', 'x@evil.example (hilfe@fernruf.example)'],
    ['tel:+4930123', '030 123', '030 123 (+4930123)'],
  ])('keeps its words first where they say no other place: %s behind "%s"', (href, words, text) => {
    expect(htmlToText(`Siehe <a href="${href}"> ${words}</a>.`)).toBe(`Siehe ${text}.`)
  })
})
