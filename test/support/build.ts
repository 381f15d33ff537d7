/** Builds dist/ once before the tests, so that every test starts the same program that a user gets. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { inject } from 'vitest'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** What the build said when it failed; empty: dist/ is fresh. */
    buildFailure: string
  }
}

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Vitest's global setup. A failed build fails the tests that start the program, and only those. */
export default function setup(project: TestProject): void {
  const build = spawnSync(process.execPath, ['scripts/build.mjs'], { cwd: ROOT, encoding: 'utf8' })
  project.provide('buildFailure', build.status === 0 ? '' : build.stderr || `exit code ${build.status}`)
}

/**
 * @returns absolute path of the launcher, to be started with `process.execPath`
 * @throws Error with the compiler's message if the program could not be built
 */
export function launcher(): string {
  const failure = inject('buildFailure')
  if (failure !== '') throw new Error(`the program could not be built:\n${failure}`)
  return fileURLToPath(new URL('../../bin/escalate.js', import.meta.url))
}
