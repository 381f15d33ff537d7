/** The smallest projection and events that a store can be tried with. */
import type { NewEvent, StoredEvent } from '../../src/case/events.ts'
import type { Project, Projection } from '../../src/store/store.ts'

export const AT = '2026-11-23T09:00:00Z'

export const note = (text: string, at = AT): NewEvent => ({ type: 'note_added', at, text })

const textOf = (event: StoredEvent): string => ('text' in event ? String(event.text) : '')

/** Notes steer the row: `digest:X` was sent, `due:X` is the next date, a `case_closed` closes. */
export const project: Project = (id, events): Projection => {
  const texts = events.map(event => ({ seq: event.seq, text: textOf(event) }))
  const due = texts.findLast(({ text }) => text.startsWith('due:'))
  return {
    open: !events.some(({ type }) => type === 'case_closed'),
    companyId: id.slice(0, id.lastIndexOf('-')),
    nextDue: due === undefined ? null : due.text.slice(4),
    body: { id, notes: texts.map(({ text }) => text) },
    digests: texts
      .filter(({ text }) => text.startsWith('digest:'))
      .map(({ seq, text }) => ({ digest: text.slice(7), seq })),
  }
}
