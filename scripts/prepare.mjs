/**
 * npm's `prepare`: runs after `npm ci`, before `npm pack`, for a git dependency, and when npx links a checkout
 * before anything is installed. In that last case there is no esbuild yet, and a failing `prepare` would leave
 * a broken entry in npx's cache; so it leaves quietly and the launcher builds on its first run.
 */
import { existsSync } from 'node:fs'

if (existsSync(new URL('../node_modules/esbuild/package.json', import.meta.url))) await import('./build.mjs')
