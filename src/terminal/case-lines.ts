/** State and next step of a case in a few lines. */
import type { Present, StatusEntry } from './documents.ts'
import { styled } from './style.ts'
import { stateName } from './texts/channels.ts'
import { TIMELINE } from './texts/timeline.ts'
import { withCommand } from './whole-command.ts'
import { wrap } from './wrap.ts'

const LOOK = { due: 'bad', unknown: 'bad', reply: 'warn', 'hand-off': 'warn' } as const

/** @returns lines for a terminal of `width` columns */
export function nextLines(entry: StatusEntry, present: Present, width: number): string {
  const { language } = present
  const look = Object.hasOwn(LOOK, entry.state) ? LOOK[entry.state as keyof typeof LOOK] : 'bold'
  return [
    `${styled('bold', entry.id)}  ${styled(look, `[${stateName(entry.state, language)}]`)}`,
    wrap(`${entry.company.name}: ${entry.title}`, width, 2),
    wrap(entry.next.reason, width, 2),
    withCommand(`${TIMELINE[language].next}: ${entry.next.command}`, entry.next.command, width, 2),
  ].join('\n')
}
