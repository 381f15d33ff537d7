/** How the program was started, so that printed commands can be copied: by npx, from a checkout, or installed. */
import type { System } from './world.ts'

/** A script run by its own path is a checkout; inside node_modules/ it is a Windows shim of an installed one. */
function fromCheckout(script: string): boolean {
  return script.endsWith('.js') && !/(^|[\\/])node_modules[\\/]/.test(script)
}

const nodeOf = (script: string) => `node ${/\s/.test(script) ? `"${script}"` : script}`

/**
 * npx of a tarball or a git URL installs into a cache of its own; there `npx escalate` would fetch whatever the
 * registry holds under that name. In a checkout npx only links to it, and finds it again.
 */
function underNpx(realScript: string | undefined): string {
  return realScript && /[\\/]_npx[\\/]/.test(realScript) ? nodeOf(realScript) : 'npx escalate'
}

/** @returns what a user would type before the verb, e.g. `escalate`, `npx escalate`, `node bin/escalate.js --sandbox` */
export function launchOf(
  { env, script, realScript }: Pick<System, 'env' | 'script' | 'realScript'>,
  sandbox = false,
): string {
  const npx = env.npm_command === 'exec' || env.npm_lifecycle_event === 'npx'
  const checkout = script && fromCheckout(script) ? nodeOf(script) : null
  const name = npx ? underNpx(realScript) : checkout || 'escalate'
  return sandbox ? `${name} --sandbox` : name
}
