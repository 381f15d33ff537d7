import { describe, expect, it } from 'vitest'
import { outlookOf } from '../../src/ladder/look-ahead.ts'
import { stepAt } from '../../src/ladder/outlook.ts'
import { projectCase } from '../../src/ladder/project.ts'
import { brief, deadline, History, PROCESS, reading, WAIT } from '../case/history.ts'

const at = (history: History, now: string, alive = true) => stepAt(outlookOf(history.state), now, () => alive)

describe('the outlook turns by the hour', () => {
  const { dueAt } = deadline('2026-11-02T11:00:00Z', WAIT)

  it('after the last second of the deadline, whatever the fraction looks like', () => {
    const history = new History().sent('email')
    expect(at(history, '2026-11-02T12:00:00Z').state).toBe('waiting')
    expect(at(history, dueAt).state).toBe('waiting')
    expect(at(history, dueAt.replace('Z', '.000Z')).state).toBe('waiting')
    expect(at(history, dueAt.replace('Z', '.001Z')).state).toBe('due')
  })

  it('and when the process that sends is gone', () => {
    const history = new History().start('email')
    expect(outlookOf(history.state).holder).toEqual(PROCESS)
    expect(brief(at(history, '2026-11-02T12:00:00Z'))).toBe('waiting wait email')
    expect(brief(at(history, '2026-11-02T12:00:00Z', false))).toBe('unknown reconcile email')
  })

  it('asks after a process only where one sends', () => {
    const never = () => {
      throw new Error('asked')
    }
    expect(stepAt(outlookOf(new History().sent('email').state), dueAt, never).state).toBe('waiting')
  })

  it('an hour that is none leaves it as it is', () => {
    expect(at(new History().sent('email'), 'soon').state).toBe('waiting')
  })
})

describe('what a case waits for', () => {
  it('is the clock that runs', () => {
    expect(outlookOf(new History().state).waitingFor).toBeNull()
    expect(outlookOf(new History().sent('email').state).waitingFor).toEqual({
      step: 'complaint',
      channel: 'email',
      since: '2026-11-02T11:00:00Z',
      dueAt: deadline('2026-11-02T11:00:00Z', WAIT).dueAt,
    })
  })

  it('is nothing once the case is closed or only has to be closed', () => {
    const history = new History().sent('email').reply('email', reading('answer')).judge('solved')
    for (const each of [history, new History().sent('email').close()]) {
      expect(outlookOf(each.state)).toMatchObject({ waitingFor: null, turnsAt: null })
      expect(projectCase('example-1', each.events).nextDue).toBeNull()
    }
  })

  it('is the old deadline again when the close is taken back', () => {
    const { state } = new History().sent('email').close().reopen()
    expect(outlookOf(state).waitingFor).toMatchObject({ channel: 'email' })
  })
})

const keys = (events: History['events']) =>
  projectCase('example-1', events).digests.map(({ digest }) => digest)
const kinds = (events: History['events']) => keys(events).map(key => key.split(':')[0])

describe('the row of a case', () => {
  it('tells open from closed, the company of today, and what left', () => {
    const history = new History().sent('email').failed('x', true).handOff('facebook').company()
    const row = projectCase('example-1', history.events)
    expect(row).toMatchObject({ open: true, companyId: 'other-de', nextDue: null })
    const [left, , ready] = history.state.deliveries.map(each => each.digest)
    expect(keys(history.events)).toEqual([left, `ready:${ready}`])
    expect(keys(history.confirm(6).events)).toEqual([left, ready])
    expect(projectCase('example-1', history.close().events).open).toBe(false)
  })

  it('counts what may have left, and the matter of it as long as the case is open', () => {
    expect(kinds(new History().start('email').events)).toEqual(['sha256', 'matter'])
    expect(kinds(new History().unsure('email').events)).toEqual(['sha256', 'matter'])
    expect(kinds(new History().sent('email').close().events)).toEqual(['sha256'])
  })

  it('is plain JSON', () => {
    const row = projectCase('example-1', new History().sent('email').events)
    expect(JSON.parse(JSON.stringify(row))).toEqual(row)
  })
})
