/** Bundles a small program that uses the store, so that several processes can run it. */
import { symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'

/**
 * @param packages false: none of the packages can be found from there
 * @returns path of a program made of `source`, which imports from `@store/<file>.ts` and `@sample`
 */
export async function program(dir: string, name: string, source: string, packages = true): Promise<string> {
  const outfile = join(dir, `${name}.mjs`)
  await build({
    stdin: { contents: source, resolveDir: resolve('.'), loader: 'ts' },
    alias: { '@store': resolve('src/store'), '@sample': resolve('test/store/sample.ts') },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  })
  if (packages) symlinkSync(resolve('node_modules'), join(dir, 'node_modules'))
  return outfile
}
