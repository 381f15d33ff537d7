/** `escalate forget`: deletes the content of a case, or a message of the tray, for good; hashes and dates stay. */
import type { Command } from 'commander'
import type { StoredEvent } from '../case/events.ts'
import { EXIT, UserError } from '../errors.ts'
import { unmatchedOf } from '../inbox/tray.ts'
import { CASE_TALK } from '../terminal/texts/case-talk.ts'
import { TRAY } from '../terminal/texts/tray.ts'
import type { World } from '../world.ts'
import { caseAtHand } from './shared/case-at-hand.ts'
import { dropWords } from './shared/kept-words.ts'
import { unmatchedAt } from './shared/log-mail.ts'
import type { Registration } from './shared/registration.ts'

export interface ForgetFlags {
  readonly unmatched?: string
}

export function register(program: Command, { tr, act }: Registration): void {
  program
    .command('forget [case]')
    .description(tr('delete the content of a case', 'den Inhalt eines Falls löschen'))
    .option('--unmatched <id>', tr('a message of the tray instead', 'stattdessen eine Nachricht der Ablage'))
    .action(act((world, id: string | undefined, flags: ForgetFlags) => runForget(world, id, flags)))
}

async function requireYes(id: string, question: string, world: World): Promise<void> {
  if (world.options.yes) return
  if (world.interactive && (await (await world.prompts()).confirm(question))) return
  const code = world.interactive ? 'cancelled' : 'approval_needed'
  throw new UserError(code, EXIT.needsApproval, `${id} was not forgotten`, {
    hints: world.interactive ? [] : ['add --yes to delete its content'],
  })
}

interface Named {
  readonly attachments?: readonly { readonly sha256: string }[]
}

/** @returns hashes of all files an event names: attachments of either side, screenshots, mails as they came */
function filesOf(event: StoredEvent): readonly string[] {
  const { complaint, message, attachments, original } = event as {
    readonly complaint?: Named
    readonly message?: Named
    readonly attachments?: Named['attachments']
    readonly original?: string | null
  }
  const lists = [complaint?.attachments, message?.attachments, attachments]
  const hashes = lists.flatMap(list => (list ?? []).map(({ sha256 }) => sha256))
  return typeof original === 'string' ? [...hashes, original] : hashes
}

/** Files that another case or a message in the tray needs too stay where they are. */
async function dropFiles(hashes: readonly string[], but: string | null, world: World): Promise<void> {
  const store = world.store()
  const others = store.overview({ all: true }).filter(row => row.id !== but)
  const needed = new Set(others.flatMap(row => (store.load(row.id) ?? []).flatMap(filesOf)))
  for (const entry of store.trayList()) needed.add(unmatchedOf(entry).original ?? '')
  const own = new Set(hashes)
  await world.dropFiles([...own].filter(sha256 => !needed.has(sha256)))
}

/** Draft files that a hand-off left for the mail program hold the letter too. */
async function dropDrafts(
  events: readonly { readonly type: string; readonly file?: unknown }[],
  folder: string,
) {
  const { rm } = await import('node:fs/promises')
  const { dirname } = await import('node:path')
  for (const { type, file } of events)
    if (type === 'handed_off' && typeof file === 'string' && file.startsWith(folder))
      await rm(dirname(file), { recursive: true, force: true })
}

function tellForgotten(id: string, events: number, { output, language }: World): number {
  if (output.json) output.document({ schema: 'escalate/forgotten/1', id, events })
  else output.print(CASE_TALK[language].forgotten(id, events))
  return EXIT.done
}

function rehearse(id: string, events: number, { output, language }: World): number {
  if (output.json) output.document({ schema: 'escalate/forgotten/1', id, events, dryRun: true })
  else output.print(CASE_TALK[language].forgetSure(id))
  return EXIT.done
}

/** The message is thrown away, and not fetched again. */
async function forgetUnmatched(given: string, world: World): Promise<number> {
  const { output, language, options } = world
  const { id, original } = unmatchedAt(given, world)
  const texts = TRAY[language]
  if (!options.dryRun) {
    await requireYes(id, texts.forgetSure(id), world)
    world.store().discard(id)
    await dropFiles([original], null, world)
  }
  if (output.json) output.document({ schema: 'escalate/forgotten/1', id, events: 0, dryRun: options.dryRun })
  else output.print(options.dryRun ? texts.forgetSure(id) : texts.forgotten(id))
  return EXIT.done
}

function onlyOne(text: string | undefined, { unmatched }: ForgetFlags): UserError {
  const both = text !== undefined && unmatched !== undefined
  const what = both ? 'a case and --unmatched exclude each other' : 'say which case is to be forgotten'
  return new UserError('missing_input', EXIT.usage, what, { missing: both ? [] : ['case'] })
}

/**
 * @returns 0
 * @throws UserError `missing_input`, `unknown_unmatched` (exit 2), `approval_needed` or `cancelled` (exit 3), `store_busy`
 *   (exit 7)
 */
export async function runForget(
  world: World,
  given: string | undefined,
  flags: ForgetFlags,
): Promise<number> {
  if ((given === undefined) === (flags.unmatched === undefined)) throw onlyOne(given, flags)
  return given === undefined ? forgetUnmatched(flags.unmatched ?? '', world) : forgetCase(given, world)
}

async function forgetCase(text: string, world: World): Promise<number> {
  const typed = text.trim().toLowerCase()
  const before = world.reader().forgottenAt(typed)
  // Somebody else read the store then, so traces were left on the disk: the second time removes them.
  if (before && !world.options.dryRun) return tellForgotten(typed, world.store().forget(typed, before), world)
  const { id, events } = caseAtHand(world, world.reader(), text)
  if (world.options.dryRun) return rehearse(id, events.length, world)
  await requireYes(id, CASE_TALK[world.language].forgetSure(id), world)
  await dropFiles(events.flatMap(filesOf), id, world)
  await dropDrafts(events as never, `${world.paths.dataDir}/hand-offs`)
  dropWords(id, world)
  return tellForgotten(id, world.store().forget(id, world.now), world)
}
