/** Parts of the program as one module, for `bench-replies.mjs`; a fresh clone has nothing built. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { EXTERNAL } from './bundle.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
let made = 0

/**
 * @param {string} contents exports of what is wanted, paths as seen from the root
 * @returns {Promise<{bundled: URL, dispose: () => void}>} `dispose` when it has been loaded
 */
export async function bundleParts(contents) {
  const file = join(ROOT, 'node_modules', `.bench-replies-${process.pid}-${(made += 1)}.mjs`)
  await build({
    absWorkingDir: ROOT,
    stdin: { contents, resolveDir: ROOT },
    outfile: file,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.17',
    banner: { js: "import{createRequire as r}from'node:module';const require=r(import.meta.url);" },
    external: [...EXTERNAL, 'node:*'],
    logLevel: 'warning',
  })
  return { bundled: pathToFileURL(file), dispose: () => rmSync(file, { force: true }) }
}
