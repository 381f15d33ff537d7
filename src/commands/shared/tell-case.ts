/** What every command that changed a case prints at its end. */
import { outlookOf } from '../../ladder/look-ahead.ts'
import { caseDocument } from '../../terminal/case-document.ts'
import { nextLines } from '../../terminal/case-lines.ts'
import { statusEntry } from '../../terminal/documents.ts'
import type { Finding } from '../../words/findings.ts'
import type { World } from '../../world.ts'
import type { CaseAtHand } from './case-at-hand.ts'
import { presentOf } from './find-case.ts'

/**
 * With --json the whole case as one document, else its state and next step.
 * @param findings of the message that just left, for scripts that approved it unseen
 */
export function tellCase(
  { state, events }: CaseAtHand,
  world: World,
  findings: readonly Finding[] = [],
): void {
  const { output } = world
  const present = presentOf(world)
  if (output.json) output.document({ ...caseDocument(state, events, present), findings })
  else output.print(nextLines(statusEntry(outlookOf(state), present), present, output.width))
}
