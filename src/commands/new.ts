/** `escalate new`: asks once, shows every text, sends or hands off the first step. */
import type { Command } from 'commander'
import type { NewEvent } from '../case/events.ts'
import type { Complaint, Rung } from '../case/model.ts'
import { casePrefix } from '../companies/case-prefix.ts'
import { EXIT, UserError } from '../errors.ts'
import { missingOf, openingOf } from '../intake/complaint.ts'
import type { Intake } from '../intake/fields.ts'
import type { NewFlags } from '../intake/flags.ts'
import { commandLine, intakeOf } from '../intake/flags.ts'
import { draft } from '../outbox/draft.ts'
import type { Planned } from '../outbox/plan.ts'
import { skippedText } from '../terminal/preview.ts'
import { PREVIEW } from '../terminal/texts/preview.ts'
import type { World } from '../world.ts'
import type { Registration } from './shared/registration.ts'
import { send, tellPlan } from './shared/send.ts'

export function register(program: Command, { tr, act }: Registration): void {
  const collect = (value: string, before: readonly string[] = []) => [...before, value]
  program
    .command('new [company]')
    .description(
      tr(
        'open a case: asks once, then the first step',
        'einen Fall eröffnen: fragt einmal, dann der erste Schritt',
      ),
    )
    .option('--company <name>', tr('id or name of the company', 'Kennung oder Name des Unternehmens'))
    .option('--problem <text>', tr('what happened', 'was passiert ist'))
    .option(
      '--problem-file <file>',
      tr('the same from a file, or - for stdin', 'dasselbe aus einer Datei, oder - für stdin'),
    )
    .option(
      '--title <text>',
      tr('a few words for lists and subjects', 'ein paar Worte für Listen und Betreff'),
    )
    .option('--wish <text>', tr('what you want', 'was du willst'))
    .option(
      '--category <name>',
      tr(
        'telecom, parcel, travel, energy, bank, shop, device, other',
        'telecom, parcel, travel, energy, bank, shop, device, other',
      ),
    )
    .option('--happened <date>', tr('when it happened', 'wann es passiert ist'))
    .option(
      '--ref <name=value>',
      tr('a number there, private (repeatable)', 'eine Nummer dort, privat (mehrmals möglich)'),
      collect,
    )
    .option(
      '--attach <file>',
      tr('a file for the mail (repeatable)', 'eine Datei für die Mail (mehrmals möglich)'),
      collect,
    )
    .option(
      '--channels <list>',
      tr('order of the ladder: email,x,facebook', 'Reihenfolge der Leiter: email,x,facebook'),
    )
    .option(
      '--to <channel=address>',
      tr('an address of your own (repeatable)', 'eine eigene Adresse (mehrmals möglich)'),
      collect,
    )
    .option('--by <date>', tr('your deadline for the first step', 'deine Frist für den ersten Schritt'))
    .option('--name <name>', tr('your name', 'dein Name'))
    .option('--email <address>', tr('your e-mail address', 'deine E-Mail-Adresse'))
    .option('--phone <number>', tr('your phone number', 'deine Telefonnummer'))
    .option('--address <text>', tr('your postal address', 'deine Anschrift'))
    .option('--country <code>', tr('your country, e.g. DE', 'dein Land, z. B. DE'))
    .option('--region <code>', tr('your state, e.g. BY (holidays)', 'dein Bundesland, z. B. BY (Feiertage)'))
    .option('--text-lang <language>', tr('language of the letters: de, en', 'Sprache der Schreiben: de, en'))
    .option(
      '--from <file>',
      tr('all of it as JSON or YAML, or - for stdin', 'alles als JSON oder YAML, oder - für stdin'),
    )
    .option(
      '--resume',
      tr(
        'go on with the answers of a broken-off interview',
        'mit den Antworten eines abgebrochenen Gesprächs weitermachen',
      ),
    )
    .option('--approve <digest>', tr('approve exactly this message', 'genau dieser Nachricht zustimmen'))
    .option(
      '--again',
      tr('send although the same text was sent before', 'senden, obwohl derselbe Text schon gesendet wurde'),
    )
    .option('--qr', tr('the link as a QR code too', 'den Link auch als QR-Code'))
    .action(act((world, company: string | undefined, flags: NewFlags) => runNew(world, flags, company)))
}

/** On a terminal only what is missing is asked; without one, all that is missing is listed at once. */
async function completed(flags: NewFlags, company: string | undefined, world: World): Promise<Intake> {
  const intake = await intakeOf(flags, company, world)
  if (world.interactive) {
    const { interview } = await import('./shared/interview.ts')
    return interview(intake, flags.resume === true, world)
  }
  const missing = await missingOf(intake, world)
  if (missing.length === 0) return intake
  const typed = { ...(company === undefined ? {} : { company }), ...flags, ...world.options }
  throw new UserError('missing_input', EXIT.usage, `missing: ${missing.join(', ')}`, {
    missing,
    hints: [commandLine(typed, missing, world.launch)],
  })
}

function draftRung(rung: Rung, complaint: Complaint, world: World): Promise<Planned> {
  const { step, channel, address, origin, wait } = rung
  return draft(
    {
      complaint,
      step,
      channel,
      address: address ?? '',
      origin,
      wait,
      purpose: 'step',
      history: [],
      references: [],
    },
    world,
  )
}

/** @returns exit code of the contract. @throws UserError; nothing is stored unless it was approved */
export async function runNew(world: World, flags: NewFlags, company?: string): Promise<number> {
  const intake = await completed(flags, company, world)
  if (!world.interactive) return open(intake, flags, world)
  try {
    const code = await open(intake, flags, world)
    if (!world.options.dryRun) world.answers.drop()
    return code
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    // Once a case holds the answers they need not be kept beside it.
    if (error.caseId !== null) world.answers.drop()
    throw (await import('./shared/interview.ts')).withAnswersKept(error, world)
  }
}

async function open(intake: Intake, flags: NewFlags, world: World): Promise<number> {
  const { complaint, ladder, formerly } = await openingOf(intake, world)
  const { output, language, options } = world
  for (const old of formerly) output.say(PREVIEW[language].formerly(old, complaint.company.name))
  for (const line of skippedText(ladder, language)) output.say(line)
  const rungs = ladder.filter(rung => rung.skip === null)
  const opened = { type: 'case_opened', at: world.now, complaint, ladder } as const
  const target = { kind: 'new', prefix: casePrefix(complaint.company.id), opened } as const
  if (options.dryRun) {
    const planned: Planned[] = []
    for (const rung of rungs) planned.push(await draftRung(rung, complaint, world))
    return tellPlan(planned, target, flags, world)
  }
  const first = await draftRung(rungs[0]!, complaint, world)
  try {
    return await send(first, target, flags, world)
  } catch (error) {
    throw world.interactive && leftNothing(error) ? await keptAsDraft(opened, error, world) : error
  }
}

/** An error that names a case is about one that is stored, this one or the twin that was sent before. */
const leftNothing = (error: unknown): error is UserError =>
  error instanceof UserError && error.caseId === null

/**
 * What a person typed is never lost: a No, Ctrl-C, a missing password or a refusal leaves a case in state `draft`,
 * from which `next` goes on.
 */
async function keptAsDraft(
  opened: NewEvent & { type: 'case_opened' },
  error: UserError,
  world: World,
): Promise<UserError> {
  await world.keepAll(opened.complaint.attachments)
  const { id } = world.store().create(casePrefix(opened.complaint.company.id), () => [opened])
  const hints = [PREVIEW[world.language].draftKept(id, `${world.launch} next ${id}`)]
  return new UserError(error.code, error.exit, error.message, {
    hints: [...error.hints, ...hints],
    caseId: id,
  })
}
