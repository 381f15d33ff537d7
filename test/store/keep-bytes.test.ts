/** What comes in is kept whole under its hash, whoever else keeps the same at this moment or was killed before. */
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { keepBytes } from '../../src/store/keep-bytes.ts'

const BYTES = Buffer.from('mail '.repeat(10_000))
const HASH = createHash('sha256').update(BYTES).digest('hex')

function folder(): string {
  const home = mkdtempSync(join(tmpdir(), 'escalate-keep-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  return join(home, 'attachments')
}

it('keeps the bytes for the user alone, and says what they are', async () => {
  const dir = folder()
  expect(await keepBytes(dir, 'mail.eml', BYTES)).toEqual({
    name: 'mail.eml',
    sha256: HASH,
    bytes: BYTES.length,
  })
  expect(readdirSync(dir)).toEqual([HASH])
  expect(readFileSync(join(dir, HASH)).equals(BYTES)).toBe(true)
  expect(statSync(join(dir, HASH)).mode & 0o777).toBe(0o600)
})

it('is content with many that keep the same at once', async () => {
  const dir = folder()
  await Promise.all(Array.from({ length: 30 }, () => keepBytes(dir, 'x', BYTES)))
  expect(readdirSync(dir)).toEqual([HASH])
  expect(readFileSync(join(dir, HASH)).equals(BYTES)).toBe(true)
})

it('finishes a draft that was left over, and mends a file that was cut', async () => {
  const dir = folder()
  await keepBytes(dir, 'x', Buffer.from('other'))
  const kept = readdirSync(dir)
  writeFileSync(join(dir, `.${HASH}.part`), BYTES.subarray(0, 7))
  writeFileSync(join(dir, HASH), BYTES.subarray(0, 99))
  await keepBytes(dir, 'x', BYTES)
  expect(readdirSync(dir).sort()).toEqual([HASH, ...kept].sort())
  expect(readFileSync(join(dir, HASH)).equals(BYTES)).toBe(true)
})

it('says so where nothing can be written', async () => {
  const dir = folder()
  await keepBytes(dir, 'x', BYTES)
  await expect(keepBytes(join(dir, HASH), 'x', BYTES)).rejects.toMatchObject({ exit: 1 })
})
