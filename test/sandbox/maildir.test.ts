import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { deliver, list } from '../../src/sandbox/maildir.ts'

describe('a Maildir', () => {
  let maildir: string
  beforeEach(async () => {
    maildir = join(await mkdtemp(join(tmpdir(), 'escalate-maildir-')), 'box')
  })
  afterEach(() => rm(join(maildir, '..'), { recursive: true }))

  it('holds a whole message in `new` and nothing in `tmp`, for the owner alone', async () => {
    const path = await deliver(maildir, Buffer.from('Hallo'), '1366454160000.000001.sandbox')
    expect(path).toBe(join(maildir, 'new', '1366454160000.000001.sandbox'))
    expect(await readFile(path, 'utf8')).toBe('Hallo')
    expect(await readdir(join(maildir, 'tmp'))).toEqual([])
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect((await stat(join(maildir, 'new'))).mode & 0o777).toBe(0o700)
  })

  it('lists what is new and what was read in the order of names, and no folders', async () => {
    for (const name of ['3.c', '1.a', '2.b']) await deliver(maildir, Buffer.from(name), name)
    await rename(join(maildir, 'new', '2.b'), join(maildir, 'cur', '2.b:2,S'))
    await mkdir(join(maildir, 'new', '0.folder'))
    expect((await list(maildir)).map(path => basename(path))).toEqual(['1.a', '2.b:2,S', '3.c'])
  })

  it('is empty where there is none', async () => {
    expect(await list(maildir)).toEqual([])
  })

  it.each(['../outside', 'a/b', '', '.hidden', 'a:b', 'a\nb'])('refuses the name %j', async name => {
    await expect(deliver(maildir, Buffer.from('x'), name)).rejects.toThrow(RangeError)
    expect(await list(maildir)).toEqual([])
  })
})
