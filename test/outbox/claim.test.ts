import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Outcome } from '../../src/channels/channel.ts'
import { dispatch } from '../../src/outbox/dispatch.ts'
import type { Store } from '../../src/store/store.ts'
import { deskOn, folder, open, planFor } from './fixture.ts'
import { NOW, newCase, opened } from './sample-case.ts'
import { FAILED, SENT, scripted, UNKNOWN } from './scripted-channel.ts'

const place = () => open(join(folder(), 'cases.db'))

describe('the claim', () => {
  it('is refused (exit 7) when the case moved on since it was shown; nothing leaves', async () => {
    const store = place()
    const { id } = store.create('telekom', () => [opened])
    store.append(id, () => [{ type: 'note_added', at: NOW, text: 'meanwhile' }])
    const target = { kind: 'case', id, version: 1 } as const
    const sending = dispatch(deskOn(store), await planFor(scripted()), target, false)
    await expect(sending).rejects.toMatchObject({ code: 'case_moved_on', exit: 7, caseId: id })
    expect(store.load(id)?.map(({ type }) => type)).toEqual(['case_opened', 'note_added'])
  })

  it('is refused as moved on, not as sent twice, when another process sends this very step', async () => {
    const store = place()
    const { id } = store.create('telekom', () => [opened])
    const target = { kind: 'case', id, version: 1 } as const
    const channel = scripted({ deliver: [SENT] })
    const planned = await planFor(channel)
    await dispatch(deskOn(store), planned, target, false)
    for (const again of [false, true])
      await expect(dispatch(deskOn(store), planned, target, again)).rejects.toMatchObject({
        code: 'case_moved_on',
        exit: 7,
      })
    expect(channel.delivered).toHaveLength(1)
  })

  it('of a case that is gone sends nothing', async () => {
    const store = place()
    const target = { kind: 'case', id: 'telekom-9', version: 1 } as const
    const sending = dispatch(deskOn(store), await planFor(scripted()), target, false)
    await expect(sending).rejects.toMatchObject({ code: 'unknown_case', exit: 2 })
  })
})

describe('the same message twice', () => {
  async function following(first: Outcome, again = false, settle?: (store: Store) => void) {
    const store = place()
    const channel = scripted({ deliver: [first] })
    await dispatch(deskOn(store), await planFor(channel), newCase, false)
    settle?.(store)
    return (second: Outcome[]) =>
      planFor(scripted({ deliver: second })).then(planned => dispatch(deskOn(store), planned, newCase, again))
  }

  it.each([
    ['sent', SENT],
    ['perhaps sent', UNKNOWN],
  ])('is refused (exit 6) in any case when it was %s', async (_, first) => {
    const second = await following(first)
    await expect(second([])).rejects.toMatchObject({ code: 'duplicate', exit: 6, caseId: 'telekom-1' })
  })

  it('is sent with --again', async () => {
    const second = await following(SENT, true)
    expect(await second([SENT])).toMatchObject({ id: 'telekom-2', outcome: SENT })
  })

  it('is sent when the first one failed', async () => {
    const second = await following(FAILED)
    expect(await second([SENT])).toMatchObject({ id: 'telekom-2', outcome: SENT })
  })

  it('is sent when the user says that the first one did not go out', async () => {
    const denied = { type: 'send_failed', at: NOW, send: 2, reason: 'no', permanent: false } as const
    const second = await following(UNKNOWN, false, store =>
      store.append('telekom-1', () => [{ ...denied, settledBy: 'user' }]),
    )
    expect(await second([SENT])).toMatchObject({ outcome: SENT })
  })

  it('is still refused when the first case was forgotten', async () => {
    const second = await following(SENT, false, store => store.forget('telekom-1', NOW))
    await expect(second([])).rejects.toMatchObject({ code: 'duplicate', exit: 6 })
  })
})
