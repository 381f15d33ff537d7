/** `escalate reopen`: takes a close back. */
import type { Command } from 'commander'
import { EXIT, UserError } from '../errors.ts'
import type { World } from '../world.ts'
import { record } from './shared/record.ts'
import type { Registration } from './shared/registration.ts'

export function register(program: Command, { tr, act }: Registration): void {
  program
    .command('reopen <case>')
    .description(tr('take a close back', 'einen Abschluss zurücknehmen'))
    .option('--why <text>', tr('a remark', 'eine Bemerkung'))
    .action(act((world, id: string, flags: { why?: string }) => runReopen(world, id, flags)))
}

/** @returns 0. @throws UserError `case_open` (exit 2) */
export async function runReopen(world: World, id: string, { why }: { why?: string }): Promise<number> {
  return record(world, id, state => {
    if (!state.closed) throw new UserError('case_open', EXIT.usage, `${state.id} is not closed`)
    return [{ type: 'case_reopened', at: world.now, why: why ?? null }]
  })
}
