import { describe, expect, it } from 'vitest'
import { settle, settleByReplies } from '../../src/inbox/settle.ts'
import { absent, check, found, minutes, settleDesk, started, unknown } from './settle-desk.ts'

describe('a mail that is missing among the sent ones', () => {
  it.each([
    ['once', [5], 'unknown'],
    ['twice, at once', [5, 5], 'unknown'],
    ['twice within two minutes', [5, 6.9], 'unknown'],
    ['twice, the first too early', [1.9, 4], 'unknown'],
    ['three times, the first too early', [1.9, 4, 6], 'failed'],
    ['twice, two minutes apart', [2, 4], 'failed'],
    ['twice in an evening', [10, 200], 'failed'],
    ['twice, the clock set back between', [200, 10], 'unknown'],
    ['before the send began', [-60, -30], 'unknown'],
  ] as const)('%s: %j minutes after it began', async (_, looks, state) => {
    const desk = await settleDesk()
    for (const after of looks) {
      desk.at(after)
      await check(desk, absent)
    }
    expect(desk.delivery().state).toBe(state)
  })

  it('was not sent: the person may send it again', async () => {
    const desk = await settleDesk()
    for (const after of [5, 10]) {
      desk.at(after)
      await settle(absent, [desk.id], desk.world)
    }
    expect(desk.delivery().state).toBe('unknown')
    expect(await settleByReplies([desk.id], desk.world)).toEqual([
      { caseId: desk.id, send: 2, outcome: 'failed' },
    ])
    expect(desk.events().at(-1)).toMatchObject({
      type: 'send_failed',
      at: minutes(10),
      permanent: false,
      settledBy: 'look',
    })
  })

  it('but is named by what came in was sent', async () => {
    const desk = await settleDesk()
    for (const after of [5, 10]) {
      desk.at(after)
      await settle(absent, [desk.id], desk.world)
    }
    desk.named('bounce')
    expect(await settleByReplies([desk.id], desk.world)).toMatchObject([{ outcome: 'sent' }])
  })

  it('and turns up later was sent', async () => {
    const desk = await settleDesk()
    desk.at(5)
    await check(desk, absent)
    desk.at(10)
    expect(await check(desk, found)).toMatchObject([{ outcome: 'sent' }])
  })

  it('says nothing where another account was connected meanwhile, or the machine sent it', async () => {
    const other = await settleDesk(undefined, { email: { from: 'erika@other.test' } })
    const bySendmail = await settleDesk([{ ...started, mode: 'sendmail' }, unknown])
    for (const desk of [other, bySendmail]) {
      for (const after of [5, 10, 15]) {
        desk.at(after)
        await check(desk, absent)
      }
      expect(desk.delivery().state).toBe('unknown')
    }
  })
})
