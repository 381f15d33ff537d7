/** How a command joins the program. */
import type { Command } from 'commander'
import type { World } from '../../world.ts'

/** What a command module is handed to register itself. */
export interface Registration {
  /** The text of the interface's language. */
  readonly tr: (en: string, de: string) => string
  /** Makes a commander action of a run; the exit code is kept. `evenDamaged`: it works with damaged settings too. */
  readonly act: <A extends unknown[]>(
    run: (world: World, ...args: A) => Promise<number>,
    needs?: { readonly evenDamaged?: boolean },
  ) => (...args: A) => Promise<void>
}

export interface CommandModule {
  register(program: Command, registration: Registration): void
}
