/** bin/escalate.js where it has to help itself: a fresh checkout, a broken one, an old Node. */
import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { ROOT } from '../support/build.ts'

const PROGRAM = `
import { Command } from 'commander'
export async function main(argv: readonly string[]): Promise<number> {
  process.stdout.write(JSON.stringify({ argv, commander: typeof Command, version: ESCALATE_VERSION }))
  return 6
}
declare const ESCALATE_VERSION: string
`

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A checkout as git makes it, with packages installed but nothing built. */
function checkout(program: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'escalate-checkout-'))
  folders.push(folder)
  for (const part of ['bin', 'scripts', 'package.json']) {
    cpSync(join(ROOT, part), join(folder, part), { recursive: true })
  }
  mkdirSync(join(folder, 'src'))
  writeFileSync(join(folder, 'src', 'main.ts'), program)
  writeFileSync(join(folder, 'src', 'mail-thread.ts'), 'export {}')
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction')
  return folder
}

function start(script: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' })
  return { status, stdout, stderr }
}

describe('a fresh checkout', () => {
  it('is built by the first run, which says so on stderr only, and not by the second', () => {
    const folder = checkout(PROGRAM)
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
    const stdout = JSON.stringify({ argv: ['status', '--json'], commander: 'function', version })
    const launcher = join(folder, 'bin', 'escalate.js')
    const first = start(launcher, 'status', '--json')
    expect(first).toEqual({
      status: 6,
      stdout,
      stderr: expect.stringContaining('first run in this checkout'),
    })
    expect(start(launcher, 'status', '--json')).toEqual({ status: 6, stdout, stderr: '' })
    expect(readFileSync(join(folder, 'dist', 'LICENSES.txt'), 'utf8')).toMatch(/^- commander \d/m)
  })

  it('works through a link, as npx makes one', () => {
    const folder = checkout(PROGRAM)
    const link = join(folder, 'link.js')
    symlinkSync(join(folder, 'bin', 'escalate.js'), link)
    expect(start(link).status).toBe(6)
  })

  it('that can not be built says what to do, and leaves no half a program', () => {
    const folder = checkout("import { gone } from './gone.ts'\nexport const main = gone\n")
    const { status, stdout, stderr } = start(join(folder, 'bin', 'escalate.js'), 'status')
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toContain('gone.ts')
    expect(stderr).toMatch(/the build failed \(exit code 1\)\. In .* run: npm ci && npm run build/)
    expect(existsSync(join(folder, 'dist'))).toBe(false)
  })
})

describe('the build', () => {
  it('keeps the program that works when the new one does not compile', () => {
    const folder = checkout(PROGRAM)
    const build = join(folder, 'scripts', 'build.mjs')
    expect(start(build).status).toBe(0)
    writeFileSync(join(folder, 'src', 'main.ts'), 'export const main = (')
    expect(start(build).status).toBe(1)
    expect(start(join(folder, 'bin', 'escalate.js')).status).toBe(6)
  })

  it('refuses a package that comes without a licence text', () => {
    const folder = checkout(
      "import bare from './node_modules/bare/index.js'\nexport const main = () => bare\n",
    )
    const bare = join(folder, 'src', 'node_modules', 'bare')
    mkdirSync(bare, { recursive: true })
    writeFileSync(join(bare, 'package.json'), '{"name":"bare","version":"1.0.0","license":"MIT"}')
    writeFileSync(join(bare, 'index.js'), 'export default Math.max(1, 2)')
    const run = start(join(folder, 'scripts', 'build.mjs'))
    expect(run.status).toBe(1)
    expect(run.stderr).toContain('bundled without licence or licence text: bare')
    expect(existsSync(join(folder, 'dist'))).toBe(false)
  })
})

describe('the launcher alone', () => {
  const source = readFileSync(join(ROOT, 'bin', 'escalate.js'), 'utf8')

  function startAlone(text: string) {
    const folder = mkdtempSync(join(tmpdir(), 'escalate-alone-'))
    folders.push(folder)
    mkdirSync(join(folder, 'bin'))
    writeFileSync(join(folder, 'bin', 'escalate.mjs'), text)
    return start(join(folder, 'bin', 'escalate.mjs'), 'status')
  }

  it.each(['18.20.4', '20.16.0'])('tells Node %s which one it needs', version => {
    const run = startAlone(source.replaceAll('process.versions.node', JSON.stringify(version)))
    const stderr = `escalate: needs Node 20.17 or newer, this is ${version}\n`
    expect(run).toEqual({ status: 1, stdout: '', stderr })
  })

  it('is written so that an old Node gets as far as that message', () => {
    // `import.meta` is as old as modules themselves in Node.
    expect(source).not.toMatch(/^\s*import\s|\?\.|\?\?|^\s*await\b|\basync\b/m)
  })

  it('says so when a package was made without the built program', () => {
    const run = startAlone(source)
    expect([run.status, run.stdout, run.stderr]).toEqual([
      1,
      '',
      expect.stringContaining('(dist/) is missing'),
    ])
  })
})
