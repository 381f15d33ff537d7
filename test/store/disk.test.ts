/** A disk that takes only so much (RLIMIT_FSIZE stands for a full one), and homes that take nothing at all. */
import { execFile } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { writeError } from '../../src/store/disk-errors.ts'
import { ensureFolder, folderFault } from '../../src/store/paths.ts'
import { replaceFile } from '../../src/store/replace-file.ts'
import { writeHandOff } from '../../src/world-files.ts'
import { program } from './bundle.ts'
import { folder } from './folder.ts'

const modeOf = (path: string) => statSync(path).mode & 0o777
const refused = expect.objectContaining({ code: 'home_not_writable', exit: 1 })

/** Runs a program that may write at most 1024 bytes into a file. @returns what it printed */
async function onFullDisk(source: string): Promise<{ home: string; said: string }> {
  const dir = folder()
  const home = join(dir, 'home')
  mkdirSync(home, { mode: 0o700 })
  const script = await program(
    dir,
    'full',
    `const home = ${JSON.stringify(home)}
     const tell = async work => { try { await work(); console.log('done') } catch (error) { console.log(error.code, error.exit) } }
     ${source}`,
  )
  // POSIX counts in blocks of 512 bytes, bash in 1024.
  const limit = 'ulimit -f 1; exec "$@"'
  const { stdout } = await promisify(execFile)('sh', ['-c', limit, 'sh', process.execPath, script])
  return { home, said: stdout.trim() }
}

describe('a full disk', () => {
  it('leaves nothing of a hand-off', async () => {
    const { home, said } = await onFullDisk(
      `import { writeHandOff } from '@store/../world-files.ts'
       await tell(() => writeHandOff(home + '/hand-offs', 'complaint.eml', new Uint8Array(5000)))`,
    )
    expect(said).toBe('disk_full 1')
    expect(readdirSync(join(home, 'hand-offs'))).toEqual([])
  })

  it('leaves nothing of an attachment', async () => {
    const { home, said } = await onFullDisk(
      `import { keepAttachment } from '@store/attachments.ts'
       await tell(() => keepAttachment(home + '/attachments', process.argv[1]))`,
    )
    expect(said).toBe('disk_full 1')
    expect(readdirSync(join(home, 'attachments'))).toEqual([])
  })

  it('leaves the settings and the kept answers as they were', async () => {
    const { home, said } = await onFullDisk(
      `import { writeSetting } from '@store/write-settings.ts'
       import { answersIn } from '@store/../world-answers.ts'
       writeSetting(home + '/config.json', 'me.name', 'Erika')
       answersIn(home + '/draft.json').keep('short')
       await tell(() => writeSetting(home + '/config.json', 'me.address', 'x'.repeat(1500)))
       await tell(() => answersIn(home + '/draft.json').keep('x'.repeat(1500)))`,
    )
    expect(said).toBe('disk_full 1\ndisk_full 1')
    expect(JSON.parse(readFileSync(join(home, 'config.json'), 'utf8'))).toEqual({ me: { name: 'Erika' } })
    expect(readFileSync(join(home, 'draft.json'), 'utf8')).toBe('short')
    expect(readdirSync(home).sort()).toEqual(['config.json', 'draft.json'])
  })

  it('is told of every code for it, and a fault of the program stays one', () => {
    for (const code of ['ENOSPC', 'EDQUOT', 'EFBIG'])
      expect(writeError(Object.assign(new Error('said'), { code }), '/x/y')).toMatchObject({
        code: 'disk_full',
      })
    const fault = new TypeError('ours')
    expect(writeError(fault, '/x/y')).toBe(fault)
  })
})

describe('a hand-off', () => {
  it('that cannot be written leaves no folder of its own', async () => {
    const dir = folder()
    await expect(writeHandOff(dir, 'no/such.eml', new Uint8Array(1))).rejects.toEqual(refused)
    expect(readdirSync(dir)).toEqual([])
    const file = await writeHandOff(dir, 'complaint.eml', new Uint8Array(1))
    expect([modeOf(file), modeOf(dirname(file))]).toEqual([0o600, 0o700])
  })
})

describe('a folder', () => {
  it('below a link to nowhere, a file, or a name that is too long fails at once', () => {
    const dir = folder()
    symlinkSync('nowhere', join(dir, 'link'))
    writeFileSync(join(dir, 'file'), '')
    for (const name of ['link', 'link/inside', 'file', 'file/inside', 'x'.repeat(300)]) {
      expect(() => ensureFolder(join(dir, name))).toThrow(refused)
      expect(folderFault(join(dir, name))).toEqual(refused)
    }
    expect(readdirSync(dir).sort()).toEqual(['file', 'link'])
  })

  it('is made level by level, each for the user alone', () => {
    const dir = folder()
    expect(folderFault(join(dir, 'a', 'b'))).toBeNull()
    ensureFolder(join(dir, 'a', 'b'))
    expect([modeOf(join(dir, 'a')), modeOf(join(dir, 'a', 'b'))]).toEqual([0o700, 0o700])
  })

  it.each([
    ['named like the program', 'escalate', ['anything'], 0o755, 0o700],
    ['that is empty', 'mine', [], 0o755, 0o700],
    ['with files of ours only', 'mine', ['cases.db-wal', 'config.json.damaged-1'], 0o750, 0o700],
    ['with a file of somebody else', 'home', ['cases.db', 'thesis.tex'], 0o755, 0o755],
  ])('%s: closed to others only if it is only ours', (_, name, files, before, after) => {
    const path = join(folder(), name)
    mkdirSync(path)
    for (const file of files) writeFileSync(join(path, file), '')
    chmodSync(path, before)
    ensureFolder(path)
    expect(modeOf(path)).toBe(after)
  })

  it('that is shared by a sticky bit keeps its mode', () => {
    const path = join(folder(), 'escalate')
    mkdirSync(path)
    chmodSync(path, 0o1777)
    ensureFolder(path)
    expect(statSync(path).mode & 0o7777).toBe(0o1777)
  })
})

it('a file that cannot be replaced leaves no draft beside it', () => {
  const dir = folder()
  mkdirSync(join(dir, 'taken'))
  expect(() => replaceFile(join(dir, 'taken'), 'x')).toThrow(refused)
  expect(readdirSync(dir)).toEqual(['taken'])
})
