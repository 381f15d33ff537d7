import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digestOf } from '../../src/case/digest.ts'
import type { AddressOrigin } from '../../src/case/model.ts'
import { type PlanRequest, planDocument } from '../../src/outbox/plan.ts'
import { planFor } from './fixture.ts'
import { envelope, FROM_USER, message } from './sample-case.ts'
import { scripted } from './scripted-channel.ts'

const LINK = { url: 'https://example.com', clipboard: 'text', file: null, notes: ['attach-by-hand'] }
const FILE = { name: 'Foto.jpg', sha256: 'a'.repeat(64), bytes: 7 }

const planned = (change: Partial<PlanRequest> = {}) => planFor(scripted({ handOff: LINK }), change)

describe('the digest', () => {
  it('is the SHA-256 of the canonical JSON that the contract names', async () => {
    const { digest } = await planned({ message: { ...message, attachments: [FILE] } })
    const canonical = JSON.stringify({
      attachments: [{ name: FILE.name, sha256: FILE.sha256 }],
      channel: 'email',
      subject: message.subject,
      text: message.text,
      to: message.to,
    })
    expect(digest).toBe(`sha256:${createHash('sha256').update(canonical).digest('hex')}`)
  })

  it('depends on neither clock nor chance nor the way it leaves', async () => {
    const { digest } = await planned()
    const later = { ...envelope, date: '2031-01-01T00:00:00Z', messageId: '<other@example.org>' }
    const changes: Partial<PlanRequest>[] = [
      { envelope: later },
      { envelope: { ...envelope, references: ['<a@b>'] } },
      { mode: 'hand-off' },
      { wait: '1bd', interactive: true, origin: null },
      { message: { ...message, step: 'reminder' }, purpose: 'redirect' },
    ]
    for (const change of changes) expect((await planned(change)).digest).toBe(digest)
  })

  it('changes with everything that is approved', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 20 })
    const field = fc.constantFrom('to', 'subject', 'text' as const)
    fc.assert(
      fc.property(field, text, (name, value) => {
        fc.pre(value !== message[name])
        expect(digestOf({ ...message, [name]: value })).not.toBe(digestOf(message))
      }),
    )
    const others = [
      { ...message, channel: 'facebook' as const },
      { ...message, subject: null },
      { ...message, attachments: [FILE] },
      { ...message, attachments: [{ ...FILE, name: 'Bild.jpg' }] },
      { ...message, attachments: [{ ...FILE, sha256: 'b'.repeat(64) }] },
      { ...message, attachments: [FILE, { ...FILE, name: 'zwei.jpg' }] },
      { ...message, attachments: [{ ...FILE, name: 'zwei.jpg' }, FILE] },
    ]
    expect(new Set([message, ...others].map(digestOf)).size).toBe(others.length + 1)
  })
})

describe('whether the program sends it itself', () => {
  const found = (confidence: AddressOrigin['confidence']): AddressOrigin => ({
    kind: 'directory',
    source: 'https://example.com/contact',
    checked: '2026-01-01',
    confidence,
  })
  const named: AddressOrigin = { ...found('low'), kind: 'reply' }

  it.each([
    ['given by the user', FROM_USER],
    ['hand-checked with high confidence', found('high')],
  ])('to an address %s: yes, without a terminal', async (_, origin) => {
    expect(await planned({ origin })).toMatchObject({ mode: 'smtp', handOffWhy: null, handOff: null })
  })

  it.each([
    ['medium', found('medium')],
    ['low', found('low')],
    ['unverified', found('unverified')],
    ['named by a reply', named],
    ['of unknown origin', null],
  ])('to an address %s: only with a person looking on; else it hands off and says why', async (_, origin) => {
    expect(await planned({ origin, interactive: true })).toMatchObject({ mode: 'smtp', handOffWhy: null })
    const alone = await planned({ origin })
    expect(alone).toMatchObject({ mode: 'hand-off', handOffWhy: 'address-unsure', handOff: LINK })
    expect(planDocument([alone]).messages[0]).toMatchObject({ mode: 'hand-off', origin })
  })

  it('what is set to hand-off stays one, without a reason of its own', async () => {
    expect(await planned({ mode: 'hand-off', origin: found('low') })).toMatchObject({ handOffWhy: null })
  })
})

it('the document is the plan of the contract', async () => {
  const limit = { value: 280, unit: 'characters', measure: (text: string) => text.length }
  const finding = { rule: 'shouting', level: 'warn', match: 'NOW', hint: 'speak calmly' } as const
  const channel = scripted({ name: 'x', public: true, limit, handOff: LINK })
  const post = { ...message, channel: 'x', to: '@example', subject: null, text: 'Kaputt.' } as const
  const plan = await planFor(channel, { message: post, mode: 'hand-off', findings: () => [finding] })
  expect(planDocument([plan])).toMatchObject({
    schema: 'escalate/plan/1',
    messages: [
      {
        step: 'complaint',
        channel: 'x',
        to: '@example',
        public: true,
        mode: 'hand-off',
        subject: null,
        text: 'Kaputt.',
        length: { value: 7, limit: 280 },
        findings: [finding],
        digest: plan.digest,
        cost: null,
        handOff: { url: LINK.url, clipboard: LINK.clipboard },
      },
    ],
  })
})
