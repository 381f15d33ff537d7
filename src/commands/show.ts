/** `escalate show`: one case as a timeline, every message included; or what to say on the phone. */
import type { Command } from 'commander'
import { historyOf } from '../case/thread.ts'
import { EXIT } from '../errors.ts'
import { outlookOf } from '../ladder/look-ahead.ts'
import { caseDocument } from '../terminal/case-document.ts'
import { statusEntry } from '../terminal/documents.ts'
import { wrap } from '../terminal/wrap.ts'
import type { World } from '../world.ts'
import { caseAtHand } from './shared/case-at-hand.ts'
import { presentOf } from './shared/find-case.ts'
import type { Registration } from './shared/registration.ts'

export interface ShowFlags {
  readonly callSheet?: boolean
}

export function register(program: Command, { tr, act }: Registration): void {
  program
    .command('show <case>')
    .description(tr('one case with every message', 'ein Fall mit allen Nachrichten'))
    .option(
      '--call-sheet',
      tr('what to say on the phone, in a minute', 'was am Telefon zu sagen ist, in einer Minute'),
    )
    .action(act((world, id: string, flags: ShowFlags) => runShow(world, id, flags)))
}

/** @returns 0 */
export async function runShow(world: World, id: string, { callSheet }: ShowFlags): Promise<number> {
  const { output } = world
  const { state, events } = caseAtHand(world, world.reader(), id)
  const present = presentOf(world)
  const sheet = callSheet
    ? (await import('../words/call-sheet.ts')).callSheet(state.complaint, historyOf(state))
    : undefined
  if (output.json) {
    const document = caseDocument(state, events, present)
    output.document(sheet === undefined ? document : { ...document, callSheet: sheet })
  } else if (sheet !== undefined) output.print(wrap(sheet, output.width))
  else {
    const { caseView } = await import('../terminal/case-view.ts')
    output.print(caseView(state, events, statusEntry(outlookOf(state), present), present, output.width))
  }
  return EXIT.done
}
