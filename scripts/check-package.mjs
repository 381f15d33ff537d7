/** `npm run check`, last part: prints every breach of the package rules; exit code 1 if there is one. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { lockBreaches, machinePaths, manifestBreaches } from './package-rules.mjs'

const ROOT = new URL('..', import.meta.url)

const breaches = [
  ...lockBreaches(JSON.parse(read('package-lock.json'))),
  ...manifestBreaches(JSON.parse(read('package.json'))),
  ...projectFiles().flatMap(path => machinePaths(path, read(path))),
]
for (const breach of breaches) process.stderr.write(`${breach}\n`)
process.exitCode = breaches.length > 0 ? 1 : 0

function read(path) {
  return readFileSync(new URL(path, ROOT), 'utf8')
}

/** Tracked files and those that a commit of everything would add. */
function projectFiles() {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate']
  const list = execFileSync('git', args, { cwd: fileURLToPath(ROOT), encoding: 'utf8' })
  return list.split('\0').filter(Boolean)
}
