/** Every command line but the plain `status`: by commander, in the world or in the sandbox. */
import { buildWorld, languageOf } from './build-world.ts'
import type { Language } from './case/model.ts'
import { projectCase } from './ladder/project.ts'
import { runCommand } from './program.ts'
import { pathsFor } from './store/paths.ts'
import { readSettings } from './store/read-settings.ts'
import type { System } from './world.ts'

/** The language is needed before the flags are parsed: help is in it too, and errors. */
export function languageBefore(argv: readonly string[], system: System): Language {
  const at = argv.indexOf('--lang')
  const flag = at >= 0 ? argv[at + 1] : argv.find(word => word.startsWith('--lang='))?.slice('--lang='.length)
  const { settingsFile } = pathsFor(system.env, system.platform, system.home)
  return languageOf(system, flag, () => readSettings(settingsFile))
}

/** @returns the exit code. @throws UserError, told by the caller */
export async function runArguments(
  argv: readonly string[],
  system: System,
  version: string,
): Promise<number> {
  const run = (outside: System) =>
    runCommand(argv, {
      language: languageBefore(argv, outside),
      stdout: text => void outside.stdout.write(text),
      version,
      world: (options, evenDamaged) => buildWorld(outside, options, { project: projectCase, evenDamaged }),
    })
  if (!argv.includes('--sandbox') || system.settings) return run(system)
  const { inSandbox } = await import('./in-sandbox.ts')
  return inSandbox(system, languageBefore(argv, system), run)
}
