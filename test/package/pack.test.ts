/** What `npm pack` would publish, looked at file by file, and installed as a stranger would. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launcher, ROOT } from '../support/build.ts'

/** Issue: at most 3 MB packed without the optional natives. */
const MOST_BYTES = 3_000_000
const EXTERNAL = ['keytar', '@photostructure/sqlite']
const NPM = process.platform === 'win32' ? 'npm.cmd' : 'npm'

/** npm's own variables (we may run under `npm test`) would steer the npm that we start. */
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)))
let folder = ''
let tarball = ''
let packed: { size: number; files: { path: string; mode: number }[] }

function npm(args: readonly string[], cwd: string): string {
  return execFileSync(NPM, args, { cwd, env, encoding: 'utf8', shell: process.platform === 'win32' })
}

beforeAll(() => {
  launcher()
  folder = mkdtempSync(join(tmpdir(), 'escalate-pack-'))
  // Without scripts: `prepare` would build dist/ anew under the feet of the tests that run beside this one.
  const answer = JSON.parse(npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder], ROOT))
  packed = Array.isArray(answer) ? answer[0] : Object.values(answer)[0]
  tarball = join(folder, readdirSync(folder).find(name => name.endsWith('.tgz'))!)
}, 60_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('npm pack', () => {
  it('holds only what runs', () => {
    const others = packed.files.map(({ path }) => path).filter(path => !path.startsWith('dist/chunks/'))
    expect(others.sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'bin/escalate.js',
      'dist/LICENSES.txt',
      'dist/escalate.js',
      'package.json',
    ])
    const chunks = packed.files.map(({ path }) => path).filter(path => path.startsWith('dist/chunks/'))
    const named = chunks.filter(path => !/^dist\/chunks\/[\w.-]+-[A-Z0-9]{8}\.js$/.test(path))
    // src/main.ts names the module of the mail thread.
    expect(named).toEqual(['dist/chunks/mail-thread.js'])
  })

  it('has a launcher that may be run', () => {
    expect(packed.files.find(({ path }) => path === 'bin/escalate.js')!.mode & 0o111).toBe(0o111)
  })

  it('weighs at most 3 MB', () => {
    process.stderr.write(`packed size: ${packed.size} bytes\n`)
    expect(packed.size).toBe(statSync(tarball).size)
    expect(packed.size).toBeLessThanOrEqual(MOST_BYTES)
  })

  it('imports only its own chunks, Node and the two packages that cannot be bundled', async () => {
    const scripts = packed.files.map(({ path }) => path).filter(path => /^dist\/.*\.js$/.test(path))
    const imports = (await importsByFile(scripts)).flatMap(file => file.imports)
    const own = imports.filter(({ external }) => !external).map(({ path }) => path)
    expect(own.filter(path => !scripts.includes(path))).toEqual([])
    const foreign = imports.filter(({ external }) => external).map(({ path }) => path)
    expect(
      foreign.filter(name => !EXTERNAL.includes(name) && !isBuiltin(name) && !name.startsWith('node:')),
    ).toEqual([])
  })

  it('answers `status` from one file, as start-up is counted in files', async () => {
    const [entry] = await importsByFile(['dist/escalate.js'])
    const atStart = entry!.imports.filter(({ kind }) => kind === 'import-statement').map(({ path }) => path)
    expect(atStart.filter(path => !path.startsWith('node:'))).toEqual([])
    expect(readFileSync(join(ROOT, 'dist', 'escalate.js'), 'utf8')).toContain('escalate/status/1')
  })

  it('lists every bundled package with its licence', () => {
    const text = readFileSync(join(ROOT, 'dist', 'LICENSES.txt'), 'utf8')
    for (const name of ['commander', 'nodemailer', 'twitter-text', '@twemoji/parser', 'date-holidays']) {
      expect(text).toMatch(new RegExp(`^- ${name} \\d+\\.\\d+\\.\\d+: \\S`, 'm'))
    }
    expect(text).toContain('CC BY-SA 3.0 Attributions')
    expect(text).not.toContain('twemoji-parser 1')
  })
})

describe('the packed program', () => {
  it('runs by npx in an empty folder, installed without any script', { timeout: 120_000 }, () => {
    const home = mkdtempSync(join(folder, 'empty-'))
    writeFileSync(join(home, 'package.json'), '{"private":true}')
    npm(['install', '--ignore-scripts', '--no-audit', '--no-fund', tarball], home)
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
    expect(npm(['exec', '--offline', '--', 'escalate', '--version'], home).trim()).toBe(version)
  })
})

/** What published scripts import, as a bundler resolves it; a chunk that is missing makes it throw. */
async function importsByFile(scripts: readonly string[]) {
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: [...scripts],
    outdir: 'unused',
    write: false,
    bundle: true,
    // Unsplit, every entry would be written out with all it imports.
    splitting: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    metafile: true,
    logLevel: 'silent',
  })
  const inputs = Object.entries(metafile.inputs).sort(([a], [b]) => scripts.indexOf(a) - scripts.indexOf(b))
  return inputs.filter(([path]) => scripts.includes(path)).map(([, input]) => input)
}
