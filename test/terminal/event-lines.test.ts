/** What one event says: a change names what it changed. */
import { describe, expect, it } from 'vitest'
import type { StoredEvent } from '../../src/case/events.ts'
import { handOffText } from '../../src/commands/shared/hand-off.ts'
import type { Planned } from '../../src/outbox/plan.ts'
import { eventLines } from '../../src/terminal/event-lines.ts'
import { reasonText } from '../../src/terminal/texts/reasons.ts'
import type { World } from '../../src/world.ts'

const told = (event: object) =>
  eventLines({ seq: 2, at: '2026-11-23T09:00:00Z', ...event } as StoredEvent, {
    language: 'de',
    timezone: 'Europe/Berlin',
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

describe('a message of theirs', () => {
  const reading = {
    ...{ class: 'offer', official: true, visibleText: 'Guten Tag', tickets: [], needs: [] },
    ...{ evidence: [], promise: null, redirect: null },
  }
  const reply = {
    type: 'reply_received',
    channel: 'email',
    sender: 'a@firma.example',
    subject: null,
    text: '',
    reading,
  }
  const body = (over: object) => told({ ...reply, ...over }).body

  it('names what came with it', () => {
    const attachments = [{ name: 'Gutschrift.pdf', sha256: 'a', bytes: 1 }]
    expect(body({ attachments })).toEqual(['Guten Tag', 'Anlagen: Gutschrift.pdf'])
  })

  it.each([
    ['dkim=none dmarc=fail', true, true],
    ['spf=softfail', true, true],
    ['spf=fail dmarc=pass', true, false],
    ['spf=pass dkim=pass', true, false],
    ['spf=pass', null, true],
    ['spf=pass', false, true],
  ])('with %s, official %s: the word of the provider is shown: %s', (authentication, official, isShown) => {
    const lines = body({ authentication, reading: { ...reading, official } })
    expect(lines.some(text => text.includes(`sagt über den Absender: ${authentication}`))).toBe(isShown)
  })
})

describe('a message of the person', () => {
  const message = { channel: 'email', to: 'a@firma.example', subject: null, text: 'Hier.' }
  const files = [{ name: 'foto.jpg', sha256: 'a', bytes: 1 }]
  it.each(['send_started', 'handed_off'])(
    '%s: an answer names its files, a letter has them in its text',
    type => {
      const told1 = (purpose: string) =>
        told({ type, purpose, message: { ...message, attachments: files } }).body
      expect([told1('reply'), told1('step')]).toEqual([['Hier.', 'Anlagen: foto.jpg'], ['Hier.']])
    },
  )
})

describe('a message that did not go out', () => {
  const reason = 'X takes no more posts until 2026-11-23T03:12Z'
  const german = 'X nimmt bis 23.11.2026, 04:12 Uhr keine Beiträge mehr an'

  it.each(['send_failed', 'send_unknown'])(
    '%s: the reason is told in German, at the hour of the case',
    type => {
      const { head, body } = told({ type, send: 1, reason })
      expect([head, ...body].join(' ')).toContain(german)
    },
  )

  it('is told by the next step, too', () => {
    const failed = { code: 'send-failed', channel: 'x', detail: reason } as const
    expect(reasonText(failed, 'de', 'Europe/Berlin')).toContain(`(${german})`)
    expect(reasonText(failed, 'en', 'Europe/Berlin')).toContain('until 23 Nov 2026, 04:12)')
  })

  it.each(['de', 'en'] as const)('is handed off with the reason: %s', async language => {
    const lines: string[] = []
    const world = {
      ...{ language, launch: 'escalate', options: {} },
      output: { width: 500, print: (text = '') => lines.push(text) },
      system: { copy: async () => false, open: async () => false },
    } as unknown as World
    const planned = {
      ...{ message: { channel: 'x', to: '@a', text: 'Hier.' }, channel: { public: true } },
      ...{ complaint: { complainant: { timezone: 'Europe/Berlin' }, attachments: [] } },
      ...{ handOff: null, handOffWhy: reason, findings: [] },
    } as unknown as Planned
    await handOffText(planned, { id: 'a-1', file: null, shown: false, qr: false }, world)
    expect(lines.join('\n')).toContain(language === 'de' ? german : 'until 23 Nov 2026, 04:12')
  })
})
