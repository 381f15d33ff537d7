/** The flags of `status` for commander; the plain ones are also read by `status-args.ts`. */
import type { Command } from 'commander'
import type { StatusOptions } from '../status-args.ts'
import type { Registration } from './shared/registration.ts'
import { runStatus } from './status.ts'

export function register(program: Command, { tr, act }: Registration): void {
  program
    .command('status [case]')
    .description(tr('every open case and what it needs', 'alle offenen Fälle und was sie brauchen'))
    .option('--all', tr('closed cases too', 'auch abgeschlossene Fälle'))
    .option('--company <name>', tr('only cases with this company', 'nur Fälle mit diesem Unternehmen'))
    .option('--state <state>', tr('only cases in this state', 'nur Fälle in diesem Zustand'))
    .option('--ndjson', tr('one case a line, as JSON', 'ein Fall je Zeile, als JSON'))
    .option(
      '--exit-code',
      tr('0 OK, 1 warning, 2 critical, 3 unknown', '0 gut, 1 Hinweis, 2 dringend, 3 unbekannt'),
    )
    .action(
      act((world, id: string | undefined, options: StatusOptions) =>
        runStatus(world, { ...options, ...(id === undefined ? {} : { case: id }) }),
      ),
    )
}
