/** The engine is asked for something that not every release of it knows. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { expect, it } from 'vitest'

/** @returns what a process says that asks for it, as if it were that release */
async function said(version: string): Promise<string> {
  const entry = fileURLToPath(new URL('../../src/mail/expressions-at-once.ts', import.meta.url))
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'cjs',
    platform: 'node',
    write: false,
  })
  // A flag that is asked for twice is known twice; the engine names those it does not know.
  const ask = `${outputFiles[0]!.text}\nmodule.exports.makeExpressionsAtOnce(${JSON.stringify(version)})`
  const asked = `const v8 = require('node:v8'); const set = v8.setFlagsFromString
    v8.setFlagsFromString = flag => { console.log(flag); set(flag) }\n${ask}`
  const { stdout, stderr, status } = spawnSync(process.execPath, ['-e', asked], { encoding: 'utf8' })
  return `${status} ${stdout}${stderr}`.trim()
}

it('is asked for where it was tried, and this release knows it', async () => {
  expect(await said(process.versions.node)).toBe('0 --no-regexp-tier-up')
})

it('is not asked for in a release that nobody has tried', async () => {
  expect(await said('99.0.0')).toBe('0')
  expect(await said('18.0.0')).toBe('0')
})
