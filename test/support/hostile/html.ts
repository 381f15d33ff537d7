/** Pages made to be dear for whoever makes text of them. */
import { fill, multipart, plain, type Table } from './shape.ts'

const page = (html: string): string => plain(html, 'text/html; charset=utf-8')
const MOST = 1_000_000
const most = (size: number): number => Math.min(size, MOST)
const TEN_MEGABYTES = 10 * 1024 * 1024 - 1_000

/** Of the ten largest there are copies of 10 MB, the limit. */
export const HTML: Table = {
  'nothing but <': size => page(fill('<', most(size))),
  '10 MB of <': () => page(fill('<', TEN_MEGABYTES)),
  '10 MB of >': () => page(fill('>', TEN_MEGABYTES)),
  '10 MB of &': () => page(fill('&', TEN_MEGABYTES)),
  '10 MB of letters': () => page(fill('a', TEN_MEGABYTES)),
  '10 MB of blanks': () => page(fill(' ', TEN_MEGABYTES)),
  'tags that never end': size => page(fill('<a ', most(size))),
  'tags of digits': size => page(fill('<1', most(size))),
  'one tag of 1 MB': size => page(`<a href="${fill('x', most(size))}">y</a>`),
  'attributes without number': size => page(`<a ${fill('a=b ', most(size))}>y</a>`),
  'blanks before href': size => page(fill(`<a${' '.repeat(3_000)}href>`, most(size))),
  'links without end': size => page(fill('<a href="https://x.test">y', most(size))),
  'links in links': size => page(fill('<a href="https://x.test">', most(size))),
  'closing tags only': size => page(fill('</a></b>', most(size))),
  'tables in tables': size => page(fill('<table><tr><td>', most(size))),
  'quotes in quotes': size => page(fill('<blockquote>', most(size))),
  'quotes in quotes, closed': size =>
    page(fill('<blockquote>', most(size) / 2) + fill('</blockquote>', most(size) / 2)),
  'quotes with text': size => page(fill('<blockquote>a', most(size))),
  'lists in lists': size => page(fill('<ul><li>', most(size))),
  'line breaks': size => page(fill('<br>', most(size))),
  'paragraphs of nothing': size => page(fill('<p></p>', most(size))),
  'comments that never end': size => page(fill('<!--', most(size))),
  'comments in comments': size => page(fill('<!-- <!-- -->', most(size))),
  'conditional comments': size => page(fill('<!--[if mso]>x<![endif]-->', most(size))),
  'styles that never end': size => page(fill('<style>', most(size))),
  'styles that end wrongly': size => page(fill('<style></styl>', most(size))),
  'scripts in scripts': size => page(fill('<script>"</script', most(size))),
  'CDATA and processing instructions': size => page(fill('<![CDATA[<?xml ?>', most(size))),
  'doctypes with entities': size => page(fill('<!DOCTYPE a [<!ENTITY b "&c;&c;">]>', most(size))),
  '100,000 entities': () => page(fill('&auml;', 600_000)),
  'entities that never end': size => page(fill('&am', most(size))),
  'entities of entities': size => page(fill('&amp;amp;', most(size))),
  'entities of large numbers': size => page(fill('&#9999999;&#x110000;&#xD800;&#0;', most(size))),
  'entities of blanks': size => page(fill('&nbsp;', most(size))),
  'null characters in tags': size => page(fill('<\0a\0>', most(size))),
  'a style for every letter': size => page(fill('<span style="color:#fff;font-size:0">a</span>', most(size))),
  'images by data URL': size => page(`<img src="data:image/png;base64,${fill('A', most(size))}">x`),
  'HTML in 400 parts': () =>
    multipart(
      Array.from({ length: 400 }, () => `Content-Type: text/html\r\n\r\n${fill('<blockquote>', 2_000)}`),
    ),
  'HTML declared as text': size => plain(fill('<table><tr><td>&nbsp;', most(size))),
}
