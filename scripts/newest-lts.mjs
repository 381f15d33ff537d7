/**
 * `node scripts/newest-lts.mjs FOLDER`: installs the newest long-term Node from npm into FOLDER and prints the path
 * of its binary. The package `node` needs an install script to fetch it; the one for each platform does not.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'

const folder = resolve(process.argv[2] ?? '.')
const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
const OLDEST = 24

mkdirSync(folder, { recursive: true })
const newest = Number.parseInt(npm(['view', name, 'version']), 10)
process.stdout.write(`${findLongTerm(newest - (newest % 2))}\n`)

/** Even majors become long-term half a year after they appear; the binary itself knows whether it is one. */
function findLongTerm(major) {
  if (major < OLDEST) throw new Error(`no long-term ${name} of version ${OLDEST} or newer`)
  npm([
    'install',
    '--ignore-scripts',
    '--no-save',
    '--no-audit',
    '--no-fund',
    '--prefix',
    folder,
    `${name}@${major}`,
  ])
  const binary = join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  const line = execFileSync(binary, ['-p', 'process.release.lts ?? ""'], { encoding: 'utf8' }).trim()
  return line === '' ? findLongTerm(major - 2) : binary
}

function npm(args) {
  const stdio = ['ignore', 'pipe', 'inherit']
  return execFileSync(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, {
    encoding: 'utf8',
    stdio,
    shell: process.platform === 'win32',
  })
}
