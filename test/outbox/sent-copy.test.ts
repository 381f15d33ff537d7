import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Prepared } from '../../src/channels/channel.ts'
import { dispatch } from '../../src/outbox/dispatch.ts'
import { fileSentCopy } from '../../src/outbox/sent-copy.ts'
import { connection, deskOn, folder, open, planFor } from './fixture.ts'
import { newCase } from './sample-case.ts'
import { FAILED, type Script, SENT, scripted, UNKNOWN } from './scripted-channel.ts'

const HAND_OFF = { url: 'https://example.com', clipboard: null, file: null, notes: [] }

/** Sends as told, then files; keeps what was asked to be filed. */
async function sentAndFiled(script: Script, answer: () => Promise<string | null>) {
  const filed: Prepared[] = []
  const channel = scripted(script)
  const withCopy = {
    ...channel,
    fileCopy: (prepared: Prepared) => {
      filed.push(prepared)
      return answer()
    },
  }
  const store = open(join(folder(), 'cases.db'))
  const planned = await planFor(withCopy, script.handOff ? { mode: 'hand-off' } : {})
  const done = await dispatch(deskOn(store), planned, newCase, false)
  const before = store.load(done.id)
  const why = await fileSentCopy(withCopy, done, connection)
  expect(store.load(done.id)).toEqual(before)
  return { filed, why, done, events: before?.map(({ type }) => type) }
}

const copied = async () => null

describe('the copy among the sent mails', () => {
  it('holds the very bytes that went out', async () => {
    const delivered: Prepared[] = []
    const deliver = (prepared: Prepared) => {
      delivered.push(prepared)
      return SENT
    }
    const { filed, why } = await sentAndFiled({ deliver: [deliver] }, copied)
    expect(why).toBeNull()
    expect(filed).toHaveLength(1)
    expect(filed[0]!.bytes).toBe(delivered[0]!.bytes)
  })

  it.each([
    ['failed', FAILED],
    ['is unknown', UNKNOWN],
  ])('is not made of a send that %s', async (_, outcome) => {
    expect((await sentAndFiled({ deliver: [outcome] }, copied)).filed).toEqual([])
  })

  it('is not made of a hand-off', async () => {
    expect((await sentAndFiled({ handOff: HAND_OFF }, copied)).filed).toEqual([])
  })

  it.each([
    ['says why', async () => 'the folder is full', 'the folder is full'],
    ['breaks off', () => Promise.reject(new Error('password: secret')), 'the mailbox could not be reached'],
    [
      'throws at once',
      () => {
        throw new TypeError('secret')
      },
      'the mailbox could not be reached',
    ],
  ])('that cannot be made (%s) changes nothing', async (_, answer, said) => {
    const { why, done, events } = await sentAndFiled({ deliver: [SENT] }, answer)
    expect(why).toBe(said)
    expect(done.outcome).toEqual(SENT)
    expect(events).toEqual(['case_opened', 'send_started', 'sent'])
  })

  it('is not asked of a channel that makes none', async () => {
    const store = open(join(folder(), 'cases.db'))
    const channel = scripted({ deliver: [SENT] })
    const done = await dispatch(deskOn(store), await planFor(channel), newCase, false)
    expect(await fileSentCopy(channel, done, connection)).toBeNull()
  })
})
