/** Verbs of the contract that come with a later version: they say so, exit 2. */
import type { Command } from 'commander'
import { EXIT, UserError } from '../errors.ts'
import type { Registration } from './shared/registration.ts'

/** What does the job until then. */
const MEANWHILE: Readonly<Record<string, string>> = {
  export: 'escalate show CASE --json holds the whole case',
  schedule: 'escalate status --exit-code suits cron',
}

/** Takes any arguments, so that the message comes whatever was typed. */
export function registerLater(parent: Command, verb: string, { tr, act }: Registration): void {
  parent
    .command(verb, { hidden: parent.parent !== null })
    .description(tr('comes with a later version', 'kommt mit einer späteren Version'))
    .argument('[words...]')
    .allowUnknownOption()
    .action(
      act(async () => {
        const hint = MEANWHILE[verb]
        throw new UserError('not_yet', EXIT.usage, `"${verb}" comes with a later version of escalate`, {
          hints: hint ? [`meanwhile: ${hint}`] : [],
        })
      }),
    )
}
