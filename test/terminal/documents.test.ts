import { describe, expect, it } from 'vitest'
import { outlookOf } from '../../src/ladder/look-ahead.ts'
import { REASONS } from '../../src/ladder/reason.ts'
import { caseDocument } from '../../src/terminal/case-document.ts'
import { commandFor, statusEntry, summaryOf } from '../../src/terminal/documents.ts'
import { reasonText } from '../../src/terminal/texts/reasons.ts'
import { History, reading, redirectTo, rung } from '../case/history.ts'

const present = {
  now: '2026-11-02T12:00:00Z',
  isAlive: () => true,
  language: 'en',
  launch: 'npx escalate',
} as const
const entry = (history: History) => statusEntry(outlookOf(history.state), present)
const answered = () => new History().sent('email').reply('email', reading('answer'))

/** The fields of CONTRACT section 3, `status --json`. */
const STATUS_FIELDS = ['company', 'id', 'next', 'openedAt', 'state', 'title', 'waitingFor']

describe('the entry of a case in status', () => {
  it('has the fields of the contract and no others', () => {
    const each = entry(new History().sent('email'))
    expect(Object.keys(each).sort()).toEqual(STATUS_FIELDS)
    expect(Object.keys(each.company).sort()).toEqual(['id', 'name'])
    expect(Object.keys(each.waitingFor ?? {}).sort()).toEqual(['channel', 'dueAt', 'since', 'step'])
    expect(Object.keys(each.next).sort()).toEqual(['action', 'at', 'channel', 'command', 'reason', 'step'])
  })

  it('says what the case waits for, and what to do', () => {
    expect(entry(new History().sent('email'))).toEqual({
      id: 'example-1',
      title: 'Landline dead',
      company: { id: 'example-de', name: 'Example' },
      state: 'waiting',
      openedAt: '2026-11-02T09:00:00Z',
      waitingFor: {
        step: 'complaint',
        channel: 'email',
        since: '2026-11-02T11:00:00Z',
        dueAt: '2026-11-07T11:00:00Z',
      },
      next: {
        action: 'wait',
        step: null,
        channel: null,
        at: '2026-11-07T11:00:00Z',
        reason: 'Waiting for an answer on e-mail until 7 Nov 2026.',
        command: 'npx escalate show example-1',
      },
    })
  })

  it('waits for nothing as a draft, and after its close', () => {
    expect(entry(new History()).waitingFor).toBeNull()
    expect(entry(new History().sent('email').close()).waitingFor).toBeNull()
  })
})

describe('the command for each action', () => {
  const command = (history: History) => entry(history).next.command.replace('npx escalate ', '')
  it.each([
    ['wait', new History().sent('email'), 'show example-1'],
    ['send', new History(), 'next example-1'],
    ['confirm', new History().handOff('x'), 'confirm example-1'],
    ['read', answered(), 'judge example-1 --reply 4'],
    ['read', new History().sent('email').reply('email', reading('question')), 'reply example-1'],
    ['read', new History().sent('x').reply('x-dm', reading('question')), 'reply example-1'],
    [
      ...(['read', new History().sent('x').reply('letter', reading('question'))] as const),
      'log example-1 --channel letter --text "..."',
    ],
    ['reconcile', new History().unsure('email'), 'confirm example-1'],
    ['choose', new History([]), 'show example-1'],
    ['close', answered().judge('solved'), 'close example-1 --outcome solved'],
    ['none', new History().close(), 'show example-1'],
  ])('%s', (action, history, expected) => {
    expect(entry(history).next.action).toBe(action)
    expect(command(history)).toBe(expected)
  })

  it('is typed the way the program was started', () => {
    expect(commandFor('example-1', new History().next, 'node bin/escalate.js')).toBe(
      'node bin/escalate.js next example-1',
    )
  })
})

describe('the summary', () => {
  it('counts each state once', () => {
    const histories = [
      new History(),
      new History().sent('email'),
      answered(),
      new History().handOff('x'),
      new History().unsure('email'),
      new History().sent('email').reply('email', reading('answer')).judge('rejected'),
      new History().close(),
    ]
    expect(summaryOf(histories.map(entry), 3)).toEqual({
      open: 6,
      due: 1,
      replies: 1,
      handOffs: 1,
      unknown: 1,
      unmatched: 3,
    })
  })
})

describe('the document of a case', () => {
  const history = new History().sent('email').skip('x').reply('email', reading('ack')).foreign('case_dreamt')
  const document = caseDocument(history.state, history.events, present)

  it('has the fields of status, and those of the contract', () => {
    expect(Object.keys(document)).toEqual(['schema', 'case'])
    expect(document.schema).toBe('escalate/case/1')
    const asked = ['problem', 'wish', 'category', 'refs', 'complainant', 'ladder', 'attachments', 'events']
    const more = ['happened', 'textLanguage', 'deadline']
    expect(Object.keys(document.case).sort()).toEqual([...STATUS_FIELDS, ...asked, ...more].sort())
    expect(document.case).toMatchObject(entry(history))
  })

  it('tells of each rung what became of it', () => {
    expect(document.case.ladder).toEqual([
      {
        step: 'complaint',
        channel: 'email',
        address: 'service@example.com',
        wait: '5bd',
        mode: 'hand-off',
        state: 'sent',
        reason: null,
      },
      expect.objectContaining({ channel: 'x', state: 'skipped', reason: 'I am not there' }),
      expect.objectContaining({ channel: 'facebook', state: 'open', reason: null }),
    ])
  })

  it('holds every event as it is stored, those of a newer version too', () => {
    expect(document.case.events).toEqual(history.events)
    expect(document.case.events.at(-1)).toMatchObject({ seq: 6, type: 'case_dreamt' })
  })
})

describe('the sentence of a reason', () => {
  it('is there in both languages, without a gap', () => {
    for (const code of REASONS)
      for (const language of ['de', 'en'] as const) {
        const detail = code === 'closed' ? 'solved' : code === 'bounced' ? 'email' : '2026-11-07'
        const text = reasonText({ code, channel: 'x', detail }, language)
        expect(text).toMatch(/^[A-ZÜ0-9].*[.]$/)
        expect(text).not.toMatch(/undefined|null|\(\)| {2}| ,/)
      }
  })

  it('names the form, the number, the place that only the user can go to', () => {
    const form = redirectTo('web-form', 'https://example.com/form')
    const { reason } = entry(new History([rung('x')]).sent('x').reply('x', form)).next
    expect(reason).toContain('web form (https://example.com/form)')
    const unnamed = entry(new History([rung('x')]).sent('x').reply('x', redirectTo('phone', null))).next
    expect(unnamed.reason).toMatch(/go on by phone, but no address is known .*change --to/)
  })
})
