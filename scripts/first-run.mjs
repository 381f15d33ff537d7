/** What the launcher does in a checkout that was never built: install, build. All talk goes to stderr. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

// import.meta.url is a real path, even where npx started the launcher through a link in its cache.
const ROOT = fileURLToPath(new URL('..', import.meta.url))
const WINDOWS = process.platform === 'win32'

/** Builds `dist/` if it is not there; installs the packages before, if they are missing. Ends the process on failure. */
export function buildIfMissing() {
  if (existsSync(join(ROOT, 'dist', 'escalate.js'))) return
  process.stderr.write('escalate: first run in this checkout, building (up to a minute) ...\n')
  if (!existsSync(join(ROOT, 'node_modules', 'esbuild', 'package.json'))) {
    step(WINDOWS ? 'npm.cmd' : 'npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], 'npm ci')
  }
  step(process.execPath, [join('scripts', 'build.mjs')], 'the build')
}

/** Runs one command in the checkout with its output on stderr. */
function step(command, args, name) {
  const shell = WINDOWS && command.endsWith('.cmd')
  const result = spawnSync(command, args, { cwd: ROOT, env: environment(), stdio: ['ignore', 2, 2], shell })
  if (result.status === 0) return
  const reason = result.error?.message ?? result.signal ?? `exit code ${result.status}`
  process.stderr.write(`escalate: ${name} failed (${reason}). In ${ROOT} run: npm ci && npm run build\n`)
  process.exit(1)
}

/** How the registry is reached; of npm's own variables these alone are the user's. */
const NETWORK = /^npm_config_(?:registry|cache|userconfig|cafile|strict_ssl|proxy|https?_proxy|noproxy)$/i

/** npx exports its own settings as npm_* (prefix, package, call); they must not steer the npm that we start. */
function environment() {
  const kept = Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name) || NETWORK.test(name))
  return Object.fromEntries(kept)
}
