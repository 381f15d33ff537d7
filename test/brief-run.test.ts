/** The engine is asked for something that not every release of it knows. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { expect, it } from 'vitest'

/** @returns what a process says that asks for it, as if it were that release, and then works */
async function said(version: string): Promise<string> {
  const entry = fileURLToPath(new URL('../src/brief-run.ts', import.meta.url))
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'cjs',
    platform: 'node',
    write: false,
  })
  const ask = `${outputFiles[0]!.text}\nmodule.exports.optimiseLater(${JSON.stringify(version)})`
  const work = 'let sum = 0; const add = n => { sum += n }; for (let n = 0; n < 1e6; n += 1) add(n % 2)'
  const asked = `const v8 = require('node:v8'); const set = v8.setFlagsFromString
    v8.setFlagsFromString = flag => { console.log(flag); set(flag) }\n${ask}\n${work}; console.log(sum)`
  const { stdout, stderr, status } = spawnSync(process.execPath, ['-e', asked], { encoding: 'utf8' })
  return `${status} ${stdout}${stderr}`.trim()
}

it('is asked for where it was tried, and this release knows it', async () => {
  expect(await said(process.versions.node)).toBe('0 --interrupt-budget=540672\n500000')
})

it('is not asked for in a release that nobody has tried', async () => {
  expect(await said('99.0.0')).toBe('0 500000')
  expect(await said('18.0.0')).toBe('0 500000')
})
