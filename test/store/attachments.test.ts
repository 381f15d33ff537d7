import { createHash } from 'node:crypto'
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attachmentName } from '../../src/store/attachment-name.ts'
import {
  checkTotal,
  dropAttachment,
  encodedSize,
  inspectAttachment,
  keepAttachment,
  readAttachment,
} from '../../src/store/attachments.ts'
import { folder } from './folder.ts'

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder(), name)
  writeFileSync(path, content)
  return path
}

const refusal = (code: string, path: string) =>
  expect.objectContaining({ code, exit: 2, message: expect.stringContaining(path) })

describe('keeping', () => {
  it('copies under the hash, 0600, once', async () => {
    const dir = join(folder(), 'attachments')
    const source = file('Rechnung.pdf', 'the bill')
    const sha256 = createHash('sha256').update('the bill').digest('hex')
    const kept = await keepAttachment(dir, source)
    expect(kept).toEqual({ name: 'Rechnung.pdf', sha256, bytes: 8 })
    expect(await inspectAttachment(source)).toEqual(kept)
    expect(await keepAttachment(dir, source)).toEqual(kept)
    expect(readdirSync(dir)).toEqual([sha256])
    expect(statSync(join(dir, sha256)).mode & 0o777).toBe(0o600)
    expect(statSync(dir).mode & 0o777).toBe(0o700)
    expect(Buffer.from(await readAttachment(dir, sha256)).toString()).toBe('the bill')
  })

  it('copies what a link leads to, never the link', async () => {
    const dir = folder()
    const link = join(folder(), 'link.txt')
    symlinkSync(file('real.txt', 'content'), link)
    const { sha256, name } = await keepAttachment(dir, link)
    expect(name).toBe('link.txt')
    expect(readFileSync(join(dir, sha256), 'utf8')).toBe('content')
  })

  it('replaces a link that somebody put in its place', async () => {
    const dir = folder()
    const victim = file('victim', 'untouched')
    const source = file('a.txt', 'content')
    const { sha256 } = await inspectAttachment(source)
    symlinkSync(victim, join(dir, sha256))
    await keepAttachment(dir, source)
    expect(readFileSync(victim, 'utf8')).toBe('untouched')
    expect(readFileSync(join(dir, sha256), 'utf8')).toBe('content')
  })

  it('refuses what is no attachment, naming it, and leaves nothing behind', async () => {
    const base = folder()
    const dir = join(base, 'attachments')
    const sub = join(base, 'sub')
    mkdirSync(sub)
    const loop = join(base, 'loop')
    symlinkSync(loop, loop)
    const wrong = [join(base, 'missing.pdf'), sub, file('empty.txt', ''), loop, '/dev/zero']
    for (const path of wrong) {
      await expect(keepAttachment(dir, path)).rejects.toEqual(refusal('unreadable_attachment', path))
      await expect(inspectAttachment(path)).rejects.toEqual(refusal('unreadable_attachment', path))
    }
    expect(readdirSync(base)).not.toContain('attachments')
  })

  it('says when the home cannot be written, not that the file is bad', async () => {
    const dir = join(file('plain', 'x'), 'attachments')
    await expect(keepAttachment(dir, file('a.txt', 'x'))).rejects.toMatchObject({
      code: 'home_not_writable',
      exit: 1,
    })
  })
})

describe('size', () => {
  it('is what base64 in lines of 76 makes of it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 2_000 }), bytes => {
        const lines =
          Buffer.from(bytes)
            .toString('base64')
            .match(/.{1,76}/g) ?? []
        expect(encodedSize(bytes.length)).toBe(lines.map(line => `${line}\r\n`).join('').length)
      }),
    )
  })

  it('over the limit is refused before it is copied, alone and together', async () => {
    const dir = join(folder(), 'attachments')
    const large = file('large.bin', 'x')
    truncateSync(large, 14_700_000)
    await expect(keepAttachment(dir, large)).rejects.toEqual(refusal('attachment_too_large', large))
    await expect(inspectAttachment(large)).rejects.toEqual(refusal('attachment_too_large', large))
    const half = { name: 'half.bin', sha256: '', bytes: 7_000_000 }
    expect(() => checkTotal([half, half])).not.toThrow()
    expect(() => checkTotal([half, { ...half, name: 'more.bin' }, { ...half, bytes: 700_000 }])).toThrow(
      refusal('attachment_too_large', 'more.bin'),
    )
  })
})

describe('reading', () => {
  it('refuses bytes that are gone or not the same any more', async () => {
    const dir = folder()
    const { sha256 } = await keepAttachment(dir, file('a.txt', 'content'))
    writeFileSync(join(dir, sha256), 'Content')
    await expect(readAttachment(dir, sha256)).rejects.toMatchObject({ code: 'attachment_damaged', exit: 1 })
    await dropAttachment(dir, sha256)
    await dropAttachment(dir, sha256)
    await expect(readAttachment(dir, sha256)).rejects.toMatchObject({ code: 'attachment_damaged' })
    await expect(readAttachment(dir, '../../etc/passwd')).rejects.toThrow(TypeError)
  })
})

describe('names', () => {
  it.each([
    ['../../x.pdf', 'x.pdf'],
    ['C:\\Users\\me\\scan.png', 'scan.png'],
    ['a\r\nBcc: b@example.org.txt', 'aBcc: b@example.org.txt'],
    ['\u202egpj.exe', 'gpj.exe'],
    ['Ärger.pdf', 'Ärger.pdf'],
    ['\u0007\u001b', 'attachment'],
    ['/', 'attachment'],
  ])('%j is kept as %j', (path, name) => {
    expect(attachmentName(path)).toBe(name)
  })

  it('hold no separator, no control character and at most 200 characters, whatever the path', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), path => {
        const name = attachmentName(path)
        expect(name).not.toMatch(/[/\\\x00-\x1f\x7f-\x9f\u202a-\u202e]/)
        expect([...name].length).toBeLessThanOrEqual(200)
        expect(name).not.toBe('')
      }),
    )
  })
})
