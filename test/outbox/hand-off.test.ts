import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fold } from '../../src/case/fold.ts'
import { UserError } from '../../src/errors.ts'
import { outlookOf } from '../../src/ladder/look-ahead.ts'
import { dispatch } from '../../src/outbox/dispatch.ts'
import { deskOn, folder, open, planFor } from './fixture.ts'
import { message, NOW, newCase, opened } from './sample-case.ts'
import { scripted } from './scripted-channel.ts'

const place = () => open(join(folder(), 'cases.db'))

describe('a hand-off', () => {
  const file = { name: 'Beschwerde.eml', bytes: Buffer.from('mail') }
  const ready = { url: 'mailto:service@example.com', clipboard: null, file, notes: [] }
  const handed = () => planFor(scripted({ handOff: ready }), { mode: 'hand-off' })

  it('writes its file before the event that names it, and starts no clock', async () => {
    const store = place()
    const before: unknown[] = []
    const writeFile = async (name: string) => {
      before.push(name, store.load('telekom-1'))
      return `/hand-offs/${name}`
    }
    const planned = await handed()
    const done = await dispatch(deskOn(store, { writeFile }), planned, newCase, false)
    expect(before).toEqual(['Beschwerde.eml', null])
    expect(done.outcome).toEqual({ kind: 'handed-off', file: '/hand-offs/Beschwerde.eml' })
    expect(done.events.at(-1)).toEqual({
      seq: 2,
      at: NOW,
      type: 'handed_off',
      message,
      digest: planned.digest,
      mode: 'hand-off',
      purpose: 'step',
      url: ready.url,
      file: '/hand-offs/Beschwerde.eml',
      why: null,
    })
    expect(fold(done.id, done.events).clock).toBeNull()
    expect(outlookOf(fold(done.id, done.events)).before.state).toBe('hand-off')
  })

  it('whose file cannot be written leaves no event', async () => {
    const store = place()
    const writeFile = async () => Promise.reject(new UserError('disk_full', 1, 'full'))
    const handing = dispatch(deskOn(store, { writeFile }), await handed(), newCase, false)
    await expect(handing).rejects.toMatchObject({ code: 'disk_full' })
    expect(store.overview({ all: true })).toEqual([])
  })

  it('that loses its claim takes its file back', async () => {
    const store = place()
    const { id } = store.create('telekom', () => [opened])
    const files = new Set<string>()
    const desk = deskOn(store, {
      writeFile: async name => {
        files.add(name)
        return name
      },
      dropFile: async path => void files.delete(path),
    })
    const handing = dispatch(desk, await handed(), { kind: 'case', id, version: 0 }, false)
    await expect(handing).rejects.toMatchObject({ code: 'case_moved_on', exit: 7 })
    expect([...files]).toEqual([])
  })

  it('counts as sent once it is confirmed, and does not when it is open or denied', async () => {
    for (const [settle, twice] of [
      [null, false],
      [{ type: 'hand_off_denied', at: NOW, handOff: 2, why: null }, false],
      [{ type: 'hand_off_confirmed', at: NOW, handOff: 2, url: null, deadline: null, attachments: [] }, true],
    ] as const) {
      const store = place()
      const desk = deskOn(store, { writeFile: async name => name, dropFile: async () => undefined })
      await dispatch(desk, await handed(), newCase, false)
      if (settle) store.append('telekom-1', () => [settle])
      const second = dispatch(desk, await handed(), newCase, false)
      if (twice) await expect(second).rejects.toMatchObject({ code: 'duplicate', exit: 6 })
      else expect((await second).id).toBe('telekom-2')
    }
  })
})
