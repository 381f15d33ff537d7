/** Which packages ended up inside the bundle, and what their licences ask us to pass on. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Packages that ship no licence text or name no licence, each with what stands in for it and how we know. */
export const KNOWN_GAPS = {
  'twitter-text': {
    licence: 'Apache-2.0', // package.json names none; its LICENSE file holds the text of Apache-2.0
  },
}

const LICENCE_FILE = /^(licen[cs]e|copying|notice)/i

/**
 * @param metafile esbuild's metafile
 * @param {string} root folder that the metafile's paths are relative to
 * @returns {{name: string, version: string, licence: string, text: string}[]} by name; one entry per version
 * @throws Error naming every package without a licence or without a text
 */
export function bundledPackages(metafile, root) {
  const folders = new Set(usedInputs(metafile).map(packageFolder).filter(Boolean))
  const packages = [...folders].sort().map(folder => describe(join(root, folder)))
  const bare = packages.filter(({ licence, text }) => !licence || !text).map(({ name }) => name)
  if (bare.length > 0) throw new Error(`bundled without licence or licence text: ${bare.join(', ')}`)
  return packages
}

/** @returns {string} the contents of dist/LICENSES.txt */
export function licenceText(packages) {
  const head = 'escalate is published under the MIT licence (LICENSE). It contains these packages:\n'
  const list = packages.map(({ name, version, licence }) => `- ${name} ${version}: ${licence}\n`).join('')
  const texts = packages.map(
    ({ name, version, licence, text }) => `\n${'='.repeat(78)}\n${name} ${version} (${licence})\n\n${text}\n`,
  )
  return `${head}\n${list}${texts.join('')}`
}

/** Files of which at least one byte is in an output; what was shaken off needs no notice. */
function usedInputs(metafile) {
  return Object.values(metafile.outputs).flatMap(output =>
    Object.entries(output.inputs)
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .map(([path]) => path),
  )
}

/** `a/node_modules/@s/p/lib/x.js` -> `a/node_modules/@s/p`; null for our own files. */
function packageFolder(path) {
  return /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? null
}

function describe(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const files = readdirSync(folder)
    .filter(file => LICENCE_FILE.test(file))
    .sort()
  const text = files.map(file => readFileSync(join(folder, file), 'utf8').trim()).join('\n\n')
  const gap = KNOWN_GAPS[name]
  return { name, version, licence: license ?? gap?.licence, text: text || gap?.text }
}
