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

/** Whatever release runs the tests: one that is asked for a flag it does not have says so. */
it('is asked for where this release has it, and no release is asked for what it does not have', async () => {
  const is20 = process.versions.node.startsWith('20.')
  expect(await said(process.versions.node)).toBe(is20 ? '0 --interrupt-budget=540672\n500000' : '0 500000')
})

it('is not asked for in any other release', async () => {
  expect(await said('22.11.0')).toBe('0 500000')
  expect(await said('24.21.0')).toBe('0 500000')
  expect(await said('18.0.0')).toBe('0 500000')
})
