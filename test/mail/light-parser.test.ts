/** The parser of the library with other decoders inside finds what the library finds. */
import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { parseBounded } from '../../src/mail/bounded-parser.ts'
import { LightParser } from '../../src/mail/light-parser.ts'
import { LineBytes } from '../../src/mail/line-bytes.ts'
import { deliveryReport, eml } from './eml.ts'

const MIXED = eml(
  'From: a@fernruf.example',
  'Content-Type: multipart/mixed; boundary=b',
  '',
  'preamble',
  '--b',
  'Content-Type: multipart/alternative; boundary=c',
  '',
  '--c',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Grüße',
  '',
  '--c',
  'Content-Type: text/html; charset=utf-8',
  'Content-Transfer-Encoding: base64',
  '',
  'PGI+R3J1w588L2I+',
  '--c--',
  'between',
  '--b',
  'Content-Type: application/octet-stream',
  'Content-Transfer-Encoding: 8bit',
  '',
  'a',
  '',
  'b',
  '--b--',
  'epilogue',
  '',
)

describe('the light parser', () => {
  it('keeps the same bytes of every part', async () => {
    for (const bytes of [
      MIXED,
      deliveryReport('Undeliverable', 'Action: failed'),
      eml('Subject: x', '', 'a', '', 'b'),
    ]) {
      const { email, texts } = await parseBounded(bytes)
      const { text, html, ...rest } = await PostalMime.parse(bytes, { forceRfc822Attachments: true })
      expect(email).toEqual(rest)
      expect([texts[0]?.plain ?? undefined, texts[0]?.html ?? undefined]).toEqual([text, html])
    }
  })

  it('has its own decoder in the place of the slow one', async () => {
    const parser = new LightParser({})
    const used = new Set<string>()
    const { processLine } = parser
    parser.processLine = async (line, isFinal) => {
      await processLine.call(parser, line, isFinal)
      const decoder = parser.currentNode.contentDecoder
      if (decoder) used.add((decoder as object).constructor.name)
    }
    await parser.parse(Buffer.from(MIXED))
    expect(used).toContain(LineBytes.name)
  })

  it('joins lines of any length', async () => {
    const lines = new LineBytes()
    const long = new Uint8Array(5000).fill(0x61)
    for (const line of [new Uint8Array(), long, Uint8Array.of(0xff)]) lines.update(line)
    const joined = Buffer.from(await lines.finalize())
    expect(joined).toEqual(Buffer.concat([Buffer.from('\n'), long, Buffer.from('\n'), Buffer.of(0xff, 0x0a)]))
  })
})
