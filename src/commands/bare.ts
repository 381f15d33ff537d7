/** `escalate` alone: on a terminal what needs you now, then a menu; else the same as `status`. */
import { EXIT } from '../errors.ts'
import { TALK } from '../terminal/texts/talk.ts'
import type { World } from '../world.ts'
import { presentOf } from './shared/find-case.ts'
import { runStatus, statusOf } from './status.ts'

type Pick = { readonly verb: 'new' | 'next' | 'show' | 'quit'; readonly id?: string }

async function ask(world: World): Promise<Pick> {
  const texts = TALK[world.language]
  const { cases } = statusOf(world.reader(), {}, presentOf(world))
  const choices = cases
    .slice(0, 8)
    .flatMap(({ id, next }): { name: string; value: Pick }[] => [
      ...(next.action === 'send' ? [{ name: texts.menuNext(id), value: { verb: 'next', id } as Pick }] : []),
      { name: texts.menuShow(id), value: { verb: 'show', id } },
    ])
  return (await world.prompts()).choose<Pick>(texts.menu, [
    ...choices,
    { name: texts.menuNew, value: { verb: 'new' } },
    { name: texts.menuQuit, value: { verb: 'quit' } },
  ])
}

/** @returns the exit code of what was chosen */
export async function runBare(world: World): Promise<number> {
  const code = await runStatus(world, {})
  if (!world.interactive) return code
  const { verb, id } = await ask(world)
  if (verb === 'new') return (await import('./new.ts')).runNew(world, {})
  if (verb === 'next') return (await import('./next.ts')).runNext(world, {}, id)
  return verb === 'show' && id ? (await import('./show.ts')).runShow(world, id, {}) : EXIT.done
}
