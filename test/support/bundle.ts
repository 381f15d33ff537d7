/** Bundles a program of the tests, so that it starts as fast as the real one. */
import { symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'

/** Packages in CommonJS call require() for Node's own modules; an ESM bundle has to give them one. */
const REQUIRE =
  "import{createRequire as driverRequire}from'node:module';const require=driverRequire(import.meta.url);"

/**
 * @param entry a file of this repository
 * @param dir an empty folder
 * @returns path of the program
 */
export async function bundleProgram(entry: string, dir: string): Promise<string> {
  await build({
    entryPoints: { driver: resolve(entry) },
    outdir: dir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    external: ['keytar', '@photostructure/sqlite'],
    banner: { js: REQUIRE },
    logLevel: 'warning',
  })
  symlinkSync(resolve('node_modules'), join(dir, 'node_modules'))
  return join(dir, 'driver.mjs')
}
