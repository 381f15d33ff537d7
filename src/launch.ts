/** How the program was started, so that printed commands can be copied: by npx, from a checkout, or installed. */
import type { System } from './world.ts'

/** A script run by its own path is a checkout; inside node_modules/ it is a Windows shim of an installed one. */
function fromCheckout(script: string): boolean {
  return script.endsWith('.js') && !/(^|[\\/])node_modules[\\/]/.test(script)
}

/** @returns what a user would type before the verb, e.g. `escalate`, `npx escalate`, `node bin/escalate.js --sandbox` */
export function launchOf({ env, script }: Pick<System, 'env' | 'script'>, sandbox = false): string {
  const npx = env.npm_command === 'exec' || env.npm_lifecycle_event === 'npx'
  const checkout =
    script && fromCheckout(script) ? `node ${/\s/.test(script) ? `"${script}"` : script}` : null
  const name = npx ? 'npx escalate' : checkout || 'escalate'
  return sandbox ? `${name} --sandbox` : name
}
