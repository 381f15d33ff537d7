/** What one event says: a change names what it changed. */
import { describe, expect, it } from 'vitest'
import type { StoredEvent } from '../../src/case/events.ts'
import { eventLines } from '../../src/terminal/event-lines.ts'

const told = (event: object) =>
  eventLines({ seq: 2, at: '2026-11-23T09:00:00Z', ...event } as StoredEvent, {
    language: 'de',
    channelOf: () => 'email',
  })

describe('a changed case', () => {
  it.each([
    [{ wish: 'Geld zurück' }, 'Was du willst: Geld zurück'],
    [{ refs: [{ name: 'Kunde', value: '12' }] }, 'Nummern (privat): Kunde: 12'],
    [{ attachments: [{ name: 'foto.jpg', sha256: 'a', bytes: 1 }] }, 'Anlagen: foto.jpg'],
    [{ ladder: [{ channel: 'email' }, { channel: 'x' }] }, 'Leiter: E-Mail, X'],
  ])('%j', (change, line) => {
    expect(told({ type: 'case_changed', ...change })).toEqual({ head: 'Fall geändert', body: [line] })
  })
})
