/** `escalate doctor`: what is wrong with this installation, and how to mend it. Opens no socket. */
import type { Command } from 'commander'
import { EXIT, UserError } from '../errors.ts'
import { styled } from '../terminal/style.ts'
import { fittingHint } from '../terminal/tell-error.ts'
import { DOCTOR } from '../terminal/texts/doctor.ts'
import { ERRORS_DE } from '../terminal/texts/errors-de.ts'
import { wrap } from '../terminal/wrap.ts'
import type { World } from '../world.ts'
import { CHECKS, type Check } from './shared/health-checks.ts'
import { hostsMissing, hostsOf, hostsWhenConnecting } from './shared/hosts.ts'
import type { Registration } from './shared/registration.ts'

export interface DoctorFlags {
  readonly rebuild?: boolean
  readonly hosts?: boolean
}

export function register(program: Command, { tr, act }: Registration): void {
  program
    .command('doctor')
    .description(tr('what is wrong with this installation', 'was an dieser Installation nicht stimmt'))
    .option(
      '--rebuild',
      tr('make the status table anew from the events', 'die Übersicht aus den Ereignissen neu aufbauen'),
    )
    .option(
      '--hosts',
      tr('the hosts this installation may talk to', 'die Rechner, mit denen diese Installation spricht'),
    )
    .action(act((world, flags: DoctorFlags) => runDoctor(world, flags), { evenDamaged: true }))
}

/** What --rebuild would mend; nothing is changed. */
function rehearseRebuild(world: World): number {
  const { output, language } = world
  const wrong = world.reader().verify()
  if (output.json) output.document({ schema: 'escalate/doctor/1', rebuilt: 0, dryRun: true, wrong })
  else for (const line of [DOCTOR[language].wouldRebuild(wrong.length), ...wrong]) output.print(line)
  return EXIT.done
}

async function rebuild(world: World): Promise<number> {
  if (world.options.dryRun) return rehearseRebuild(world)
  const cases = world.store().rebuild()
  if (world.output.json) world.output.document({ schema: 'escalate/doctor/1', rebuilt: cases })
  else world.output.print(DOCTOR[world.language].rebuilt(cases))
  return EXIT.done
}

function tellHosts(world: World): number {
  const { output, language } = world
  const texts = DOCTOR[language]
  const settings = world.settings()
  const [hosts, missing, connecting] = [
    hostsOf(settings),
    hostsMissing(settings),
    hostsWhenConnecting(settings),
  ]
  if (output.json) {
    output.document({ schema: 'escalate/doctor/1', hosts, missing, connecting: connecting ?? [] })
    return EXIT.done
  }
  for (const { host, why } of hosts) output.print(`${host}  ${why}`)
  for (const key of missing) output.print(wrap(texts.hostMissing(key), output.width))
  if (hosts.length + missing.length === 0) output.print(wrap(texts.noHosts, output.width))
  output.print(wrap(texts.hostsConnecting(connecting?.join(', ') ?? null), output.width))
  return EXIT.done
}

/** A check that breaks is itself a finding: the others still run. */
async function examined(check: Check, world: World) {
  const language = world.output.json ? 'en' : world.language
  try {
    return { name: check.name, ...(await check.look(world, language)) }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const german = language === 'de' && error instanceof UserError ? ERRORS_DE.get(error.code) : undefined
    const detail = german ? `${german} ${message}` : message
    const hint = error instanceof UserError ? error.hints[0] : undefined
    const fitting = hint === undefined ? null : fittingHint(hint, world.launch)
    return { name: check.name, status: 'fail' as const, detail, hint: fitting }
  }
}

const LOOK = { pass: 'good', warn: 'warn', fail: 'bad' } as const

/** @returns 0, or 1 when a check failed */
export async function runDoctor(world: World, flags: DoctorFlags): Promise<number> {
  if (flags.rebuild) return rebuild(world)
  if (flags.hosts) return tellHosts(world)
  const checks = []
  for (const check of CHECKS) checks.push(await examined(check, world))
  const { output, language } = world
  if (output.json) output.document({ schema: 'escalate/doctor/1', checks })
  else
    for (const { name, status, detail, hint } of checks) {
      const texts = DOCTOR[language]
      output.print(
        wrap(`${styled(LOOK[status], texts.status[status])} ${texts.names[name]}: ${detail}`, output.width),
      )
      if (hint) output.print(wrap(hint, output.width, 3))
    }
  return checks.some(({ status }) => status === 'fail') ? EXIT.failure : EXIT.done
}
