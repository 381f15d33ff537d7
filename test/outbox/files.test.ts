import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { dropHandOff, filesOf, writeHandOff } from '../../src/world-files.ts'
import { folder } from './fixture.ts'

const changed = { code: 'attachment_changed', exit: 6, message: expect.stringContaining('bill.txt') }

function place() {
  const dir = folder()
  const path = join(dir, 'bill.txt')
  writeFileSync(path, 'ten euros')
  return { path, files: filesOf(join(dir, 'kept')) }
}

it('bytes that are no longer the approved ones are not taken for them (exit 6)', async () => {
  const { path, files } = place()
  const bill = await files.inspect(path)
  expect(Buffer.from(await files.read(bill.sha256)).toString()).toBe('ten euros')
  writeFileSync(path, 'six euros')
  await expect(files.read(bill.sha256)).rejects.toMatchObject(changed)
  await expect(files.keepAll([bill])).rejects.toMatchObject(changed)
  rmSync(path)
  await expect(files.read(bill.sha256)).rejects.toMatchObject(changed)
})

it('once a file is kept, the copy is what leaves', async () => {
  const { path, files } = place()
  const bill = await files.inspect(path)
  await files.keepAll([bill])
  writeFileSync(path, 'six euros')
  expect(Buffer.from(await files.read(bill.sha256)).toString()).toBe('ten euros')
})

it('the file of a hand-off can be taken back, and others stay', async () => {
  const dir = folder()
  const [one, two] = [
    await writeHandOff(dir, 'a.eml', Buffer.from('1')),
    await writeHandOff(dir, 'a.eml', Buffer.from('2')),
  ]
  await dropHandOff(one)
  expect(() => readFileSync(one)).toThrow()
  expect(readFileSync(two, 'utf8')).toBe('2')
})
