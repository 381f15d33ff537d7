/** `escalate close`: ends a case. */
import type { Command } from 'commander'
import { OUTCOMES } from '../case/model.ts'
import { EXIT, UserError } from '../errors.ts'
import { CASE_TALK } from '../terminal/texts/case-talk.ts'
import { outcomeName } from '../terminal/texts/channels.ts'
import type { World } from '../world.ts'
import { record } from './shared/record.ts'
import type { Registration } from './shared/registration.ts'

export interface CloseFlags {
  readonly outcome?: string
  readonly why?: string
}

export function register(program: Command, { tr, act }: Registration): void {
  program
    .command('close <case>')
    .description(tr('end a case', 'einen Fall abschließen'))
    .option(
      '--outcome <outcome>',
      tr('solved, partly, goodwill or given-up', 'solved, partly, goodwill oder given-up'),
    )
    .option('--why <text>', tr('a remark', 'eine Bemerkung'))
    .action(act((world, id: string, flags: CloseFlags) => runClose(world, id, flags)))
}

async function outcomeOf({ outcome }: CloseFlags, world: World) {
  const { language } = world
  if (outcome === undefined && world.interactive) {
    const choices = OUTCOMES.map(value => ({ name: outcomeName(value, language), value }))
    return (await world.prompts()).choose(CASE_TALK[language].howEnded, choices)
  }
  const known = OUTCOMES.find(each => each === outcome)
  if (known) return known
  const missing = outcome === undefined ? ['--outcome'] : []
  const message =
    outcome === undefined ? 'missing: --outcome' : `--outcome: there is no ${JSON.stringify(outcome)}`
  throw new UserError(missing.length ? 'missing_input' : 'bad_input', EXIT.usage, message, {
    missing,
    hints: [`one of ${OUTCOMES.join(', ')}`],
  })
}

/** @returns 0. @throws UserError `case_closed` (exit 2) for one that is closed already */
export async function runClose(world: World, id: string, flags: CloseFlags): Promise<number> {
  const outcome = await outcomeOf(flags, world)
  return record(world, id, state => {
    if (state.closed)
      throw new UserError(
        'case_closed',
        EXIT.usage,
        `${state.id} is closed already (${state.closed.outcome})`,
      )
    return [{ type: 'case_closed', at: world.now, outcome, why: flags.why ?? null }]
  })
}
