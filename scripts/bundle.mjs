/** How dist/ is made: one split bundle of the program, minified, and the licences of everything inside it. */
import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { mergeHotPath } from './hot-path.mjs'
import { bundledPackages, licenceText } from './licences.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** Cannot be bundled: both carry machine code and find it beside their own files. */
export const EXTERNAL = ['keytar', '@photostructure/sqlite']

/** Packages in CommonJS call require() for Node's own modules; an ESM bundle has to give them one. */
const REQUIRE =
  "import{createRequire as escalateRequire}from'node:module';const require=escalateRequire(import.meta.url);"

/**
 * Builds into a folder of its own and moves it into place at the end: a failed build leaves the old dist/.
 * @param {{root?: string}} [options] `root`: folder with src/, node_modules/ and the dist/ to make
 * @throws if esbuild fails or a bundled package has no licence text
 */
export async function buildProgram({ root = ROOT } = {}) {
  const made = join(root, `dist.tmp-${process.pid}`)
  try {
    const split = await bundle(root, made)
    await mergeHotPath(split, { root, outdir: made, banner: REQUIRE })
    writeFileSync(join(made, 'LICENSES.txt'), licenceText(bundledPackages(split.metafile, root)))
    replaceFolder(made, join(root, 'dist'))
  } finally {
    rmSync(made, { recursive: true, force: true })
  }
}

function bundle(root, outdir) {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return build({
    absWorkingDir: root,
    // Beside the chunks it shares code with; its name is known to src/main.ts.
    entryPoints: { escalate: 'src/main.ts', 'chunks/mail-thread': 'src/mail-thread.ts' },
    outdir,
    bundle: true,
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    format: 'esm',
    platform: 'node',
    target: 'node20.17',
    minify: true,
    charset: 'utf8',
    legalComments: 'none', // the licences stand in LICENSES.txt, whole
    define: { ESCALATE_VERSION: JSON.stringify(version) },
    external: [...EXTERNAL, 'node:*'],
    // twitter-text and smtp-server ask for the punycode that Node is taking away.
    alias: { punycode: 'punycode/punycode.js' },
    metafile: true,
    write: false,
    logLevel: 'warning',
  })
}

/** Every file below the folder with its bytes, as one text to compare; null: there is no such folder. */
function contentOf(folder) {
  try {
    const names = readdirSync(folder, { recursive: true }).sort()
    return names
      .map(name => {
        const file = join(folder, name)
        return `${name}\0${statSync(file).isFile() ? readFileSync(file, 'utf8') : ''}`
      })
      .join('\0')
  } catch (error) {
    if (error.code === 'ENOENT') return null
    throw error
  }
}

/** @returns whether there was something to move */
function moveAway(place, aside) {
  try {
    renameSync(place, aside)
    return true
  } catch (error) {
    if (error.code === 'ENOENT') return false
    throw error
  }
}

/**
 * A program that runs from the old folder still loads chunks from it: an equal build is not moved in at all, and
 * another is moved in by two renames. Two builds may end at the same moment: the loser tries again.
 */
function replaceFolder(made, place) {
  if (contentOf(made) === contentOf(place)) return
  const aside = `${made}.old`
  for (let attempt = 0; ; attempt++) {
    const moved = moveAway(place, aside)
    try {
      renameSync(made, place)
      return
    } catch (error) {
      if (attempt === 3 || !['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(error.code)) throw error
    } finally {
      if (moved) rmSync(aside, { recursive: true, force: true })
    }
  }
}
