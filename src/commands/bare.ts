/** `escalate` alone: on a terminal what needs you now, then a menu; else the same as `status`. */
import { EXIT } from '../errors.ts'
import type { StatusEntry } from '../terminal/documents.ts'
import { REPLY } from '../terminal/texts/reply.ts'
import { TALK } from '../terminal/texts/talk.ts'
import type { World } from '../world.ts'
import { presentOf } from './shared/find-case.ts'
import { runStatus, statusOf } from './status.ts'

/** What a choice of the menu does; null: nothing for now. */
type Deed = (() => Promise<number>) | null
interface Choice {
  readonly name: string
  readonly value: Deed
}

/** A question is answered, not judged; one that only the person can answer has `show`, as every case has anyway. */
const toJudge = ({ next }: StatusEntry) => next.command.includes(' judge ')
const toAnswer = ({ id, next }: StatusEntry) => next.command.endsWith(` reply ${id}`)

/** What the case needs of the person now, if anything. */
function deeds(entry: StatusEntry, world: World): Choice[] {
  const { id, next, state } = entry
  const texts = TALK[world.language]
  const goOn: Deed = async () => (await import('./next.ts')).runNext(world, {}, id)
  const settle: Deed = async () => (await import('./confirm.ts')).runConfirm(world, id, {})
  const judge: Deed = async () => (await import('./judge.ts')).runJudge(world, id, {})
  const reply: Deed = async () => (await import('./reply.ts')).runReply(world, id, {})
  const close: Deed = async () => (await import('./close.ts')).runClose(world, id, { outcome: 'solved' })
  if (next.action === 'send') return [{ name: texts.menuNext(id), value: goOn }]
  if (next.action === 'reconcile') return [{ name: texts.menuReconcile(id), value: settle }]
  if (next.action === 'close') return [{ name: texts.menuClose(id), value: close }]
  if (next.action === 'read' && toAnswer(entry))
    return [{ name: REPLY[world.language].menu(id), value: reply }]
  if (next.action === 'read' && toJudge(entry)) return [{ name: texts.menuJudge(id), value: judge }]
  if (state !== 'hand-off') return []
  return [
    { name: texts.menuConfirm(id), value: settle },
    { name: texts.menuAgain(id), value: goOn },
  ]
}

async function ask(world: World): Promise<Deed> {
  const texts = TALK[world.language]
  const { cases } = statusOf(world.reader(), {}, presentOf(world))
  const choices = cases.slice(0, 8).flatMap((entry): Choice[] => [
    ...deeds(entry, world),
    {
      name: texts.menuShow(entry.id),
      value: async () => (await import('./show.ts')).runShow(world, entry.id, {}),
    },
  ])
  return (await world.prompts()).choose<Deed>(texts.menu, [
    ...choices,
    { name: texts.menuNew, value: async () => (await import('./new.ts')).runNew(world, {}) },
    { name: texts.menuQuit, value: null },
  ])
}

/** @returns the exit code of what was chosen */
export async function runBare(world: World): Promise<number> {
  const code = await runStatus(world, {})
  if (!world.interactive) return code
  const deed = await ask(world)
  return deed ? deed() : EXIT.done
}
