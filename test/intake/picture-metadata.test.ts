/** Pictures made byte by byte: what they say beside the picture goes, the picture itself stays as it is. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPictureName, withoutMetadata } from '../../src/intake/picture-metadata.ts'
import { publicPictures } from '../../src/intake/public-pictures.ts'

const SECRET = 'GPS 49.11N 9.73E Erika'

const text = (letters: string) => Buffer.from(letters, 'latin1')
const join = (...parts: readonly (Buffer | readonly number[])[]) =>
  Buffer.concat(parts.map(part => Buffer.from(part as Buffer)))
const says = (bytes: Uint8Array | null, words: string) => Buffer.from(bytes ?? []).includes(text(words))

function segment(marker: number, content: Buffer): Buffer {
  const length = content.length + 2
  return join([0xff, marker, length >> 8, length & 0xff], content)
}

/** An Exif part with the way up and a place, little or big endian. */
function exif(orientation: number, little: boolean): Buffer {
  const two = (value: number) => (little ? [value & 0xff, value >> 8] : [value >> 8, value & 0xff])
  const four = (value: number) => (little ? [...two(value), 0, 0] : [0, 0, ...two(value)])
  const entry = (tag: number, type: number, count: number, value: readonly number[]) => [
    ...two(tag),
    ...two(type),
    ...four(count),
    ...value,
  ]
  const entries = [
    ...entry(0x010f, 2, SECRET.length, four(38)),
    ...entry(0x0112, 3, 1, [...two(orientation), 0, 0]),
  ]
  const order = text(little ? 'II' : 'MM')
  return join(text('Exif\0\0'), order, two(42), four(8), two(2), entries, four(0), text(SECRET))
}

const JFIF = join(text('JFIF\0'), [1, 2, 0, 0, 1, 0, 1])
const TABLES = segment(0xdb, Buffer.alloc(65, 1))
const FRAME = segment(0xc0, Buffer.from([8, 0, 1, 0, 1, 1, 1, 0x11, 0]))
/** Coded bytes with a stuffed 0xff, a restart mark and fill bytes. */
const SCAN = join(segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])), [0x12, 0xff, 0, 0x34, 0xff, 0xd0, 0x56])
const SOI = Buffer.from([0xff, 0xd8])
const EOI = Buffer.from([0xff, 0xd9])
const ICC = segment(0xe2, join(text('ICC_PROFILE\0'), [1, 1], text('colours')))
const ADOBE = segment(0xee, join(text('Adobe'), [0, 100, 0, 0, 0, 0, 1]))

const CLEAN_JPEG = join(SOI, segment(0xe0, join(JFIF, [0, 0])), ICC, ADOBE, TABLES, FRAME, SCAN, SCAN, EOI)
const JPEG = join(
  SOI,
  segment(0xe0, join(JFIF, [2, 1], text('abcdef'))),
  segment(0xe0, text(`JFXX\0${SECRET}`)),
  segment(0xe1, exif(1, true)),
  segment(0xe1, text(`http://ns.adobe.com/xap/1.0/\0<x>${SECRET}</x>`)),
  segment(0xe2, text(`MPF\0${SECRET}`)),
  ICC,
  segment(0xed, text(`Photoshop 3.0\0${SECRET}`)),
  segment(0xef, text(SECRET)),
  ADOBE,
  segment(0xfe, text(SECRET)),
  [0xff, 0xff],
  TABLES,
  FRAME,
  SCAN,
  segment(0xfe, text(SECRET)),
  SCAN,
  EOI,
  text(`a film: ${SECRET}`),
)

function chunk(type: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length)
  return join(length, text(type), content, text('CRC!'))
}
const PNG_HEAD = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const [IHDR, IDAT, IEND] = [
  chunk('IHDR', Buffer.alloc(13, 1)),
  chunk('IDAT', text('pixels')),
  chunk('IEND', text('')),
]
const CLEAN_PNG = join(
  PNG_HEAD,
  IHDR,
  chunk('gAMA', text('gggg')),
  chunk('tRNS', text('t')),
  IDAT,
  IDAT,
  IEND,
)
const PNG = join(
  PNG_HEAD,
  IHDR,
  ...['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME', 'prVt', 'caBX'].map(type => chunk(type, text(SECRET))),
  chunk('gAMA', text('gggg')),
  chunk('tRNS', text('t')),
  IDAT,
  chunk('tEXt', text(SECRET)),
  IDAT,
  IEND,
  text(SECRET),
)

const blocks = (content: string) => join([content.length], text(content), [0])
const GIF_HEAD = join(text('GIF89a'), [1, 0, 1, 0, 0x80, 0, 0], Buffer.alloc(6, 7))
const NETSCAPE = join([0x21, 0xff, 11], text('NETSCAPE2.0'), [3, 1, 0, 0, 0])
const CONTROL = Buffer.from([0x21, 0xf9, 4, 0, 0, 0, 0, 0])
const IMAGE = join([0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0x81], Buffer.alloc(12, 3), [2], blocks('pixels!'))
const CLEAN_GIF = join(GIF_HEAD, NETSCAPE, CONTROL, IMAGE, [0x3b])
const GIF = join(
  GIF_HEAD,
  [0x21, 0xfe],
  blocks(SECRET),
  NETSCAPE,
  [0x21, 0xff, 11],
  text('XMP DataXMP'),
  blocks(SECRET),
  CONTROL,
  IMAGE,
  [0x3b],
  text(SECRET),
)

function riff(type: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32LE(content.length)
  return join(text(type), length, content, content.length % 2 ? [0] : [])
}
const webp = (...parts: readonly Buffer[]) => {
  const body = join(text('WEBP'), ...parts)
  const length = Buffer.alloc(4)
  length.writeUInt32LE(body.length)
  return join(text('RIFF'), length, body)
}
const VP8 = riff('VP8 ', text('pixels!'))
const CLEAN_WEBP = webp(riff('VP8X', join([0x10], Buffer.alloc(9))), riff('ICCP', text('colours')), VP8)
const WEBP = join(
  webp(
    riff('VP8X', join([0x1c], Buffer.alloc(9))),
    riff('ICCP', text('colours')),
    VP8,
    riff('EXIF', text(SECRET)),
    riff('XMP ', text(SECRET)),
    riff('priv', text(SECRET)),
  ),
  text(SECRET),
)

const KINDS: readonly (readonly [string, Buffer, Buffer])[] = [
  ['JPEG', JPEG, CLEAN_JPEG],
  ['PNG', PNG, CLEAN_PNG],
  ['GIF', GIF, CLEAN_GIF],
  ['WebP', WEBP, CLEAN_WEBP],
]

describe('a picture for everybody to see', () => {
  it.each(KINDS)('%s: loses what it says, and nothing else', (_, dirty, clean) => {
    const before = Buffer.from(dirty)
    expect(says(dirty, SECRET)).toBe(true)
    expect(Buffer.from(withoutMetadata(dirty) ?? []).toString('latin1')).toBe(clean.toString('latin1'))
    expect(dirty.equals(before)).toBe(true)
  })

  it.each(KINDS)('%s: that is clean stays byte for byte', (_, __, clean) => {
    expect(Buffer.from(withoutMetadata(clean) ?? []).toString('latin1')).toBe(clean.toString('latin1'))
  })

  it.each(KINDS)('%s: cut off anywhere is refused, or clean already', (_, dirty) => {
    for (let length = 0; length < dirty.length; length += 1) {
      const cleaned = withoutMetadata(dirty.subarray(0, length))
      if (cleaned) expect(says(cleaned, SECRET), String(length)).toBe(false)
    }
  })

  it.each(KINDS)('%s: with any byte changed never fails', (_, dirty) => {
    fc.assert(
      fc.property(fc.nat(dirty.length - 1), fc.nat(255), (at, byte) => {
        const changed = Uint8Array.from(dirty)
        changed[at] = byte
        const cleaned = withoutMetadata(changed)
        expect(cleaned === null || cleaned.length <= dirty.length).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    [6, true],
    [8, false],
  ] as const)('JPEG: keeps the way up (%i), and nothing else of Exif', (orientation, little) => {
    const turned = withoutMetadata(
      join(SOI, segment(0xe1, exif(orientation, little)), TABLES, FRAME, SCAN, EOI),
    )
    expect(says(turned, SECRET)).toBe(false)
    const bytes = Buffer.from(turned ?? [])
    const at = bytes.indexOf(text('Exif\0\0'))
    expect(at).toBe(6)
    expect([...bytes.subarray(at + 6, at + 6 + 26)]).toEqual([
      ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1],
      ...[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0],
      ...[0, 0, 0, 0],
    ])
    expect(bytes.readUInt16BE(4)).toBe(2 + 6 + 26)
    expect(withoutMetadata(bytes)).toEqual(new Uint8Array(bytes))
  })

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a letter', text('Sehr geehrte Damen und Herren')],
    ['a PDF', text('%PDF-1.7')],
    ['a HEIC', join([0, 0, 0, 24], text('ftypheic'), Buffer.alloc(40))],
    ['a PNG with a part it must understand', join(PNG_HEAD, IHDR, chunk('XYZW', text('x')), IDAT, IEND)],
    ['a PNG without its head', join(PNG_HEAD, IDAT, IEND)],
    ['a JPEG without a picture', join(SOI, TABLES, EOI)],
    ['a WebP without a picture', webp(riff('EXIF', text(SECRET)))],
    ['a WebP that promises more than there is', webp(VP8).subarray(0, -1)],
  ])('is not made of %s', (_, bytes) => expect(withoutMetadata(bytes)).toBeNull())

  it('is known by its name', () => {
    expect(['a.jpg', 'b.JPEG', 'c.png', 'd.Gif', 'e.webp'].every(isPictureName)).toBe(true)
    expect(['a.pdf', 'jpg', 'a.jpg.txt', 'a.heic'].some(isPictureName)).toBe(false)
  })
})

describe('the pictures of a case', () => {
  const file = (name: string) => ({ name, sha256: name, bytes: 1 })

  it('are four at most, cleaned; what cannot be cleaned or read is named', async () => {
    const bytes: Record<string, Buffer> = { 'a.jpg': JPEG, 'b.png': PNG, 'c.png': text('no picture') }
    const read = async (sha256: string) => bytes[sha256] ?? Promise.reject(new Error('gone'))
    const files = ['bill.pdf', 'a.jpg', 'b.png', 'c.png', 'd.gif', 'e.gif'].map(file)
    const { clean, refused } = await publicPictures(files, read)
    expect(clean.map(({ name }) => name)).toEqual(['a.jpg', 'b.png'])
    expect(clean.some(each => says(each.bytes, SECRET))).toBe(false)
    expect(refused).toEqual(['c.png', 'd.gif'])
  })
})
