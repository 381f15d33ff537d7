import { describe, expect, it } from 'vitest'
import { htmlToText } from '../../src/mail/html-text.ts'
import { visibleTextOf } from '../../src/replies/visible-text.ts'

const FIELDS =
  '<b>Von:</b> Ann Muster &lt;ann@example.org&gt;<br><b>Gesendet:</b> Donnerstag, 12. März 2026 10:11<br><b>An:</b> Service<br><b>Betreff:</b> Frage'

/** What each program makes of the reply "Danke, passt." */
const REPLIES: Readonly<Record<string, string>> = {
  Gmail:
    '<div dir="ltr">Danke, passt.</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">Am Do., 12. März 2026 um 10:11&nbsp;Uhr schrieb Ann Muster &lt;<a href="mailto:ann@example.org">ann@example.org</a>&gt;:<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex"><div>Hallo</div></blockquote></div>',
  'Gmail with signature':
    '<div dir="ltr">Danke, passt.<div><br></div><div dir="ltr" class="gmail_signature" data-smartmail="gmail_signature"><b>Ann</b><br>Firma</div></div>',
  Outlook: `<div class="WordSection1"><p class="MsoNormal">Danke, passt.</p><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal">${FIELDS}</p></div><p>Alt</p></div>`,
  'Outlook in another language':
    '<p>Danke, passt.</p><div style="border:none;border-top:solid #B5C4DF 1.0pt;padding:3.0pt 0in 0in 0in"><p>Xx: Ann<br>Yy: heute</p></div><p>Alt</p>',
  'Outlook on the web': `<div>Danke, passt.</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg" dir="ltr">${FIELDS}</div><div>Alt</div>`,
  'Apple Mail':
    '<body>Danke, passt.<br><div><br><blockquote type="cite"><div>Am 12.03.2026 um 10:11 schrieb Ann &lt;ann@example.org&gt;:</div><div>Hallo</div></blockquote></div></body>',
  Thunderbird:
    '<p>Danke, passt.</p><div class="moz-cite-prefix">Am 12.03.26 um 10:11 schrieb Ann Muster:<br></div><blockquote type="cite"><p>Hallo</p></blockquote><div class="moz-signature">-- <br>Ann</div>',
  GMX: `<div>Danke, passt.<div>&nbsp;<div name="quote" style="margin:10px 5px;border-left:2px solid #C3D9E5;"><div>${FIELDS}</div><div name="quoted-content">Alt</div></div></div></div>`,
  Yahoo:
    '<div>Danke, passt.</div><div id="yahoo_quoted_1" class="yahoo_quoted"><div>Am Donnerstag, 12. März 2026 um 10:11:32 MEZ hat Ann &lt;ann@example.org&gt; Folgendes geschrieben:</div><div>Alt</div></div>',
}

describe('a reply in HTML', () => {
  it.each(Object.entries(REPLIES))('of %s', (_, html) => {
    expect(visibleTextOf(htmlToText(html))).toBe('Danke, passt.')
  })

  it('keeps answers between quotes with their questions', () => {
    const html =
      '<p>Hallo,</p><blockquote>Wann?</blockquote><p>Montag.</p><blockquote>Wo?</blockquote><p>Hier.</p>'
    expect(visibleTextOf(htmlToText(html))).toBe('Hallo,\n\n> Wann?\n\nMontag.\n\n> Wo?\n\nHier.')
  })
})

describe('HTML as text', () => {
  it.each([
    ['<div style="display:none;max-height:0">Vorschau <div>nested</div> mehr</div><p>Text</p>', 'Text'],
    ["<p>Text</p><span style='mso-hide:all'>weg</span><p hidden>weg</p>", 'Text'],
    ['<p>Text</p><img style="display:none" src="x">mehr', 'Text\n\nmehr'],
    ['<td style="font-size:0px"><div style="max-height:0.5em">Text</div></td>', 'Text'],
    ['<p>Text</p><div style="display:none">nie geschlossen', 'Text\n\nnie geschlossen'],
    ['<blockquote>a<blockquote>b</blockquote></blockquote>c', '> a\n> >\n> > b\n>\nc'],
    [
      '<blockquote style="margin: 0 0 0 40px; border: none; padding: 0px;">eingerückt</blockquote>',
      'eingerückt',
    ],
    ['</blockquote></blockquote><blockquote>a</blockquote>', '> a'],
    ['<pre>eins\n\n&gt; zwei\ndrei</pre>', 'eins\n\n> zwei\ndrei'],
    ['<p>eins\nzwei</p>', 'eins zwei'],
  ])('%s', (html, text) => expect(htmlToText(html)).toBe(text))

  it('stays bounded where hidden elements never close', () => {
    const text = htmlToText('<div style="display:none">x'.repeat(40_000))
    expect(text.startsWith('x')).toBe(true)
  })
})
