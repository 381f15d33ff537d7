/** A command that only has verbs of its own, typed alone: its help, as the answer to "what can it do?". */
import type { Command } from 'commander'
import { EXIT, UserError } from '../../errors.ts'
import type { World } from '../../world.ts'
import type { Registration } from './registration.ts'

function unknownVerb(command: Command, typed: string): UserError {
  const verbs = command.commands.map(each => each.name())
  return new UserError('wrong_usage', EXIT.usage, `unknown command '${typed}'`, {
    hints: [`one of ${verbs.join(', ')}`, `escalate help ${command.name()}`],
  })
}

function tellHelp(command: Command, { output }: World): number {
  const text = command.helpInformation().trimEnd()
  if (output.json) output.document({ schema: 'escalate/help/1', topic: command.name(), text })
  else output.print(text)
  return EXIT.done
}

/** Registered last, when all its verbs are known. */
export function helpAlone(command: Command, { act }: Registration): void {
  const run = async (world: World, typed: readonly string[]) => {
    const [verb] = typed
    if (verb !== undefined) throw unknownVerb(command, verb)
    return tellHelp(command, world)
  }
  // The argument takes in a mistyped verb, which commander would call one argument too many; help does not show it.
  command
    .argument('[verb...]')
    .usage('[options] [command]')
    .action(act(run, { evenDamaged: true }))
}
