/**
 * One file for what every start needs. esbuild's splitting makes a chunk for each set of lazy modules that share code,
 * so that `status` would load some fifteen files of one or two kilobytes: measured on Node 20, 2.7 times bare node against 2.1
 * as one file. This second pass moves those chunks into dist/escalate.js. Each module still exists exactly once
 * (an error class must be the same class everywhere): the other chunks import it from there.
 */
import { dirname, join, relative, resolve } from 'node:path'
import { build } from 'esbuild'

/** Lazy modules that `status --json` loads besides what src/main.ts imports. */
const HOT = [
  'src/commands/status.ts',
  'src/build-world.ts',
  'src/terminal/output.ts',
  'src/terminal/screen.ts',
]
const ENTRY = 'src/main.ts'

/**
 * @param split result of an esbuild build with `splitting`, `metafile`, `write: false`
 * @param {{root: string, outdir: string, banner: string}} place `outdir` as the split build had it
 * @returns metafile of the merged build, whose files are then written
 */
export async function mergeHotPath(split, { root, outdir, banner }) {
  const outputs = new Map(
    Object.entries(split.metafile.outputs).map(([path, output]) => [resolve(root, path), output]),
  )
  const contents = new Map(split.outputFiles.map(file => [file.path, file.text]))
  const hot = hotChunks(outputs, root)
  const cold = [...outputs.keys()].filter(path => !hot.has(path))
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { escalate: 'hot', ...Object.fromEntries(cold.map(path => [nameOf(path, outdir), path])) },
    outdir,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.17',
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    banner: { js: banner },
    packages: 'external',
    metafile: true,
    logLevel: 'warning',
    plugins: [merging({ outputs, contents, hot, outdir })],
  })
  return metafile
}

function nameOf(path, outdir) {
  return relative(outdir, path).replaceAll('\\', '/').replace(/\.js$/, '')
}

/** Absolute paths of all chunks on the hot path, in a stable order, each with its number. */
function hotChunks(outputs, root) {
  const starts = [ENTRY, ...HOT].map(source =>
    [...outputs].find(([, output]) => output.entryPoint === source),
  )
  const queue = starts.filter(Boolean).map(([path]) => path)
  const hot = new Map()
  for (const path of queue) {
    if (hot.has(path)) continue
    hot.set(path, hot.size)
    const needed = outputs
      .get(path)
      .imports.filter(({ kind, external }) => kind === 'import-statement' && !external)
    queue.push(...needed.map(chunk => resolve(root, chunk.path)))
  }
  return hot
}

/** esbuild plugin: the chunks are read from memory; which file an import ends in depends on both of its ends. */
function merging({ outputs, contents, hot, outdir }) {
  const shared = path => outputs.get(path).exports.map(name => [name, `h${hot.get(path)}_${name}`])
  const reExport = (path, from, pairs) =>
    `export{${pairs.map(pair => pair.join(' as ')).join()}}from${JSON.stringify(from ?? path)};\n`
  const everything = () =>
    [...hot.keys()].map(path => reExport(path, null, shared(path))).join('') +
    reExport([...hot.keys()][0], null, [['main', 'main']])
  const bridge = path =>
    reExport(
      path,
      'merged',
      shared(path).map(([name, renamed]) => [renamed, name]),
    )

  return {
    name: 'merge-hot-path',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^hot$/ }, () => ({ path: 'hot', namespace: 'hot' }))
      onResolve({ filter: /^merged$/ }, () => ({ path: '../escalate.js', external: true }))
      onResolve({ filter: /^[./]|^[A-Z]:/ }, ({ path, importer, resolveDir, namespace, kind }) => {
        const target = resolve(resolveDir || dirname(importer), path)
        if (kind === 'entry-point') return { path: target, namespace: 'chunk' }
        const fromHot = namespace === 'hot' || hot.has(importer)
        if (hot.has(target)) return { path: target, namespace: fromHot ? 'chunk' : 'bridge' }
        return { path: external(target, fromHot, outdir), external: true }
      })
      onLoad({ filter: /./, namespace: 'hot' }, () => ({ contents: everything(), resolveDir: outdir }))
      onLoad({ filter: /./, namespace: 'bridge' }, ({ path }) => ({
        contents: bridge(path),
        resolveDir: outdir,
      }))
      onLoad({ filter: /./, namespace: 'chunk' }, ({ path }) => ({
        contents: contents.get(path),
        resolveDir: dirname(path),
      }))
    },
  }
}

/** A chunk as an import names it: seen from dist/escalate.js, or from beside it in dist/chunks/. */
function external(target, fromHot, outdir) {
  const from = fromHot ? outdir : join(outdir, 'chunks')
  return `./${relative(from, target).replaceAll('\\', '/')}`
}
