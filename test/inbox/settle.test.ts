import { describe, expect, it } from 'vitest'
import type { Account, Sought } from '../../src/channels/account.ts'
import { EXIT, UserError } from '../../src/errors.ts'
import { settle, settleByReplies } from '../../src/inbox/settle.ts'
import { opened } from '../outbox/sample-case.ts'
import {
  absent,
  accountSeeing,
  check,
  found,
  MESSAGE_ID,
  minutes,
  SENT_AT,
  settleDesk,
  started,
  unclear,
  unknown,
} from './settle-desk.ts'

describe('a send of unknown outcome', () => {
  it('that is found among the sent mails was sent, and the wait counts from when it began', async () => {
    const desk = await settleDesk()
    desk.at(600)
    const asked: Sought[] = []
    expect(await check(desk, accountSeeing('found', asked))).toEqual([
      { caseId: desk.id, send: 2, outcome: 'sent' },
    ])
    const { to, subject, text } = started.message
    expect(asked).toEqual([{ messageId: MESSAGE_ID, to, subject, text, since: SENT_AT }])
    expect(desk.events().at(-1)).toMatchObject({
      type: 'sent',
      at: SENT_AT,
      recordedAt: minutes(600),
      send: 2,
      settledBy: 'look',
      deadline: { rule: '5bd', from: SENT_AT, dueDate: '2026-11-30' },
    })
  })

  it.each(['ack', 'bounce', 'delay', 'answer'] as const)(
    'that a message (%s) names was sent, whatever the look says',
    async kind => {
      for (const account of [null, absent, unclear]) {
        const desk = await settleDesk()
        desk.at(5)
        await check(desk, account)
        desk.named(kind)
        desk.at(10)
        expect(await settleByReplies([desk.id], desk.world)).toEqual([
          { caseId: desk.id, send: 2, outcome: 'sent' },
        ])
        expect(desk.events().at(-1)).toMatchObject({ type: 'sent', at: SENT_AT, settledBy: 'look' })
      }
    },
  )

  it('that a known message names is not looked for', async () => {
    const desk = await settleDesk()
    desk.named('ack')
    const asked: Sought[] = []
    expect(await check(desk, accountSeeing('absent', asked))).toHaveLength(1)
    expect(asked).toEqual([])
  })

  it('may be named in another of the cases that are asked about', async () => {
    const desk = await settleDesk()
    desk.named('ack')
    const { id } = desk.world.store().create('other', () => [opened, started, unknown])
    expect(await settleByReplies([id], desk.world)).toEqual([])
    expect(await settleByReplies([id, desk.id], desk.world)).toHaveLength(2)
  })

  it('that is neither found nor known to be missing stays unknown, however often it is looked for', async () => {
    const desk = await settleDesk()
    const before = desk.events()
    for (const after of [1, 5, 60, 6000]) {
      desk.at(after)
      expect(await check(desk, unclear)).toEqual([])
      expect(await check(desk, null)).toEqual([])
    }
    expect(desk.events()).toEqual(before)
  })

  it('is settled by nothing when the account cannot be asked; the next look goes on', async () => {
    const desk = await settleDesk()
    const down = new UserError('imap_unreachable', EXIT.temporary, 'no answer')
    await expect(settle(accountSeeing(down), [desk.id], desk.world)).rejects.toBe(down)
    expect(desk.delivery().state).toBe('unknown')
    expect(await check(desk, found)).toHaveLength(1)
  })
})

describe('a send whose process is gone', () => {
  it('is written down as unknown, and settled in the same run', async () => {
    const desk = await settleDesk([started])
    desk.at(5)
    expect(await check(desk, unclear)).toEqual([])
    expect(desk.events().map(({ type }) => type)).toEqual(['case_opened', 'send_started', 'send_unknown'])
    const again = await settleDesk([started])
    expect(await check(again, found)).toHaveLength(1)
    expect(again.events().map(({ type }) => type)).toEqual([
      'case_opened',
      'send_started',
      'send_unknown',
      'sent',
    ])
  })

  it('is left alone while it lives', async () => {
    const desk = await settleDesk()
    const alive = await settleDesk([{ ...started, process: desk.world.ownMark() }])
    expect(await check(alive, found)).toEqual([])
    expect(alive.delivery().state).toBe('started')
  })
})

describe('what is not looked for', () => {
  it.each([
    ['was handed over', { ...started, mode: 'hand-off' as const }],
    ['has no Message-ID', { ...started, messageId: null }],
    [
      'went out on X',
      { ...started, mode: 'api' as const, message: { ...started.message, channel: 'x' as const } },
    ],
  ])('a message that %s', async (_, event) => {
    const desk = await settleDesk([event, unknown])
    const asked: Sought[] = []
    expect(await check(desk, accountSeeing('found', asked))).toEqual([])
    expect(asked).toEqual([])
  })

  it('a mail that is settled, and a case that is gone', async () => {
    const desk = await settleDesk()
    await check(desk, found)
    const before = desk.events()
    expect(await check(desk, absent)).toEqual([])
    expect(desk.events()).toEqual(before)
    desk.world.store().forget(desk.id, SENT_AT)
    expect(await check(desk, found)).toEqual([])
  })
})

it.each(['sent', 'send_failed'] as const)('the person’s own word meanwhile (%s) wins', async type => {
  const desk = await settleDesk()
  const word =
    type === 'sent'
      ? { type, at: SENT_AT, send: 2, deadline: null, response: null, url: null, settledBy: 'user' as const }
      : { type, at: SENT_AT, send: 2, reason: 'no', permanent: false, settledBy: 'user' as const }
  const account = accountSeeing('found')
  const slow: Account = {
    ...account,
    look: async sought => {
      desk.add(word)
      return account.look(sought)
    },
  }
  expect(await check(desk, slow)).toEqual([])
  expect(desk.events().at(-1)).toMatchObject({ type, settledBy: 'user' })
})
