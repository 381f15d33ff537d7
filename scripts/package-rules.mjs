/** What must hold for the package as a whole. Pure: takes the files' contents, gives the breaches in words. */

/** Packages that declare an install script and work without it (docs/decisions/001). Nothing else may join. */
export const SCRIPTS_NOT_NEEDED = ['@photostructure/sqlite', 'core-js', 'esbuild', 'keytar']

const PUBLIC_REGISTRY = 'https://registry.npmjs.org/'
const FILES = ['bin/escalate.js', 'dist', 'CHANGELOG.md']
/** A path that only exists on the machine of whoever wrote it. Tests may hold them as hostile input. */
const MACHINE_PATH = /(?:^|[^\w.$}*-])\/(?:tmp|home|root|work|farm|Users)\/[\w.-]/

/**
 * @param {{packages: Record<string, {hasInstallScript?: boolean, resolved?: string}>}} lock package-lock.json
 * @returns {string[]} names of the packages that declare an install script, sorted
 */
export function packagesWithScripts(lock) {
  const entries = Object.entries(lock.packages).filter(([, entry]) => entry.hasInstallScript)
  return [...new Set(entries.map(([path]) => path.replace(/^.*node_modules\//, '')))].sort()
}

/** @returns {string[]} one sentence for each breach in package-lock.json */
export function lockBreaches(lock) {
  const found = packagesWithScripts(lock)
  const scripts = found.join() === SCRIPTS_NOT_NEEDED.join() ? [] : [`install scripts: ${found.join(', ')}`]
  const elsewhere = Object.values(lock.packages)
    .map(entry => entry.resolved)
    .filter(url => url && !url.startsWith(PUBLIC_REGISTRY))
    .map(url => `package-lock.json resolves to ${url}`)
  return [...scripts, ...elsewhere]
}

/** @returns {string[]} one sentence for each breach in package.json */
export function manifestBreaches(manifest) {
  const breaches = []
  if (manifest.engines?.node !== '>=20.17') breaches.push('engines.node is not ">=20.17"')
  if (manifest.bin?.escalate !== 'bin/escalate.js') breaches.push('bin.escalate is not bin/escalate.js')
  if (String(manifest.files) !== String(FILES)) breaches.push(`files is not ${JSON.stringify(FILES)}`)
  if (manifest.dependencies)
    breaches.push('dependencies: everything is bundled, or optional with a way without it')
  return breaches
}

/** @returns {string[]} `path:line: text` for each line that names a path of somebody's machine */
export function machinePaths(path, text) {
  if (path.startsWith('test/') || path === 'package-lock.json') return []
  const lines = text.split('\n').map((line, index) => ({ line, at: `${path}:${index + 1}` }))
  return lines.filter(({ line }) => MACHINE_PATH.test(line)).map(({ line, at }) => `${at}: ${line.trim()}`)
}
