import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../support/build.ts'

interface Rules {
  readonly SCRIPTS_NOT_NEEDED: readonly string[]
  packagesWithScripts(lock: unknown): string[]
  lockBreaches(lock: unknown): string[]
  manifestBreaches(manifest: unknown): string[]
  machinePaths(path: string, text: string): string[]
}

const rules: Rules = await import(pathToFileURL(join(ROOT, 'scripts', 'package-rules.mjs')).href)
const json = (path: string) => JSON.parse(readFileSync(join(ROOT, path), 'utf8'))

describe('the lock file', () => {
  it('holds an install script only for the packages that are known to work without it', () => {
    expect(rules.packagesWithScripts(json('package-lock.json'))).toEqual([
      '@photostructure/sqlite',
      'core-js',
      'esbuild',
      'keytar',
    ])
    expect(rules.lockBreaches(json('package-lock.json'))).toEqual([])
  })

  it('is refused when a package with a script joins, however deep', () => {
    const packages = {
      'node_modules/esbuild': { hasInstallScript: true },
      'node_modules/a/node_modules/@b/c': { hasInstallScript: true },
    }
    expect(rules.lockBreaches({ packages })).toEqual(['install scripts: @b/c, esbuild'])
  })

  it('is refused when it points to a registry that not everybody can reach', () => {
    const known = Object.fromEntries(
      rules.SCRIPTS_NOT_NEEDED.map(name => [`node_modules/${name}`, { hasInstallScript: true }]),
    )
    const resolved = 'https://npm.example.com/x.tgz'
    const open = 'https://registry.npmjs.org/y/-/y-1.0.0.tgz'
    const packages = { ...known, 'node_modules/x': { resolved }, 'node_modules/y': { resolved: open } }
    expect(rules.lockBreaches({ packages })).toEqual([`package-lock.json resolves to ${resolved}`])
  })
})

describe('package.json', () => {
  it('keeps the rules', () => {
    expect(rules.manifestBreaches(json('package.json'))).toEqual([])
  })

  it('is refused with another engine, bin, list of files, or a dependency to install', () => {
    expect(rules.manifestBreaches({ dependencies: { chalk: '5' } })).toHaveLength(4)
  })
})

describe('a path of one machine', () => {
  it.each(['cd /tmp/x', 'see "/home/ann/notes"', '/root/.npmrc', '(/work/main)'])('is found: %s', line => {
    expect(rules.machinePaths('docs/a.md', `first\n${line}`)).toEqual([`docs/a.md:2: ${line}`])
  })

  it.each(['https://example.org/home/x', '$HOME/tmp/x', 'src/work/x', '/usr/bin/env'])(
    'is not seen in %s',
    line => expect(rules.machinePaths('docs/a.md', line)).toEqual([]),
  )

  it('may stand in a test, as hostile input', () => {
    expect(rules.machinePaths('test/a.test.ts', '/root/x')).toEqual([])
  })
})
