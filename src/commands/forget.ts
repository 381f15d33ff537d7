/** `escalate forget`: deletes the content of a case for good; hashes and dates stay. */
import type { Command } from 'commander'
import { fold } from '../case/fold.ts'
import type { Attachment } from '../case/model.ts'
import type { CaseState } from '../case/state.ts'
import { EXIT, UserError } from '../errors.ts'
import { CASE_TALK } from '../terminal/texts/case-talk.ts'
import type { World } from '../world.ts'
import { caseAtHand } from './shared/case-at-hand.ts'
import type { Registration } from './shared/registration.ts'

export function register(program: Command, { tr, act }: Registration): void {
  program
    .command('forget <case>')
    .description(tr('delete the content of a case', 'den Inhalt eines Falls löschen'))
    .action(act((world, id: string) => runForget(world, id)))
}

async function requireYes(id: string, world: World): Promise<void> {
  if (world.options.yes) return
  const question = CASE_TALK[world.language].forgetSure(id)
  if (world.interactive && (await (await world.prompts()).confirm(question))) return
  const code = world.interactive ? 'cancelled' : 'approval_needed'
  throw new UserError(code, EXIT.needsApproval, `${id} was not forgotten`, {
    hints: world.interactive ? [] : ['add --yes to delete its content'],
  })
}

const filesOf = (state: CaseState): readonly Attachment[] => [
  ...state.complaint.attachments,
  ...state.deliveries.flatMap(delivery => delivery.message.attachments),
]

/** Files that another case needs too stay where they are. */
async function dropFiles(state: CaseState, world: World): Promise<void> {
  const store = world.store()
  const others = store
    .overview({ all: true })
    .filter(row => row.id !== state.id)
    .flatMap(row => filesOf(fold(row.id, store.load(row.id) ?? [])))
  const needed = new Set(others.map(file => file.sha256))
  const own = filesOf(state).map(file => file.sha256)
  await world.dropFiles(own.filter(sha256 => !needed.has(sha256)))
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

/** @returns 0. @throws UserError `approval_needed` or `cancelled` (exit 3), `store_busy` (exit 7) */
export async function runForget(world: World, text: string): Promise<number> {
  const typed = text.trim().toLowerCase()
  const before = world.reader().forgottenAt(typed)
  // Somebody else read the store then, so traces were left on the disk: the second time removes them.
  if (before && !world.options.dryRun) return tellForgotten(typed, world.store().forget(typed, before), world)
  const { id, state, events } = caseAtHand(world, world.reader(), text)
  if (world.options.dryRun) return rehearse(id, events.length, world)
  await requireYes(id, world)
  await dropFiles(state, world)
  await dropDrafts(events as never, `${world.paths.dataDir}/hand-offs`)
  return tellForgotten(id, world.store().forget(id, world.now), world)
}
