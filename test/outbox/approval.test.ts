import { describe, expect, it } from 'vitest'
import { approve, type Consent } from '../../src/outbox/approval.ts'
import type { Planned, PlanRequest } from '../../src/outbox/plan.ts'
import type { Finding } from '../../src/words/findings.ts'
import { planFor } from './fixture.ts'
import { type Script, scripted } from './scripted-channel.ts'

const nobody: Consent = { yes: false, digest: null, ask: null }
const HAND_OFF = { url: 'https://example.com', clipboard: null, file: null, notes: [] }

function planned(script: Script = {}, change: Partial<PlanRequest> = {}): Promise<Planned> {
  return planFor(scripted({ handOff: HAND_OFF, ...script }), change)
}

const mail = () => planned()
const post = () => planned({ name: 'x', public: true }, { mode: 'api' })
const handedPost = () => planned({ name: 'x', public: true }, { mode: 'hand-off' })
const block: Finding = { rule: 'private-data', level: 'block', match: '4711', hint: 'leave 4711 out' }
const warning: Finding = { rule: 'shouting', level: 'warn', match: 'NOW', hint: 'speak calmly' }
const plan = expect.objectContaining({ schema: 'escalate/plan/1' })

/** Answers as a person would, and remembers what they were shown. */
function person(answer: boolean) {
  const shown: string[] = []
  const ask = async ({ digest }: Planned) => {
    shown.push(digest)
    return answer
  }
  return { shown, ask }
}

describe('without a terminal', () => {
  it('--yes approves a private message', async () => {
    await expect(approve(await mail(), { ...nobody, yes: true })).resolves.toBeUndefined()
  })

  it('--yes is enough to prepare a hand-off, even of a public post', async () => {
    await expect(approve(await handedPost(), { ...nobody, yes: true })).resolves.toBeUndefined()
  })

  it('--yes is not enough for a public post by API: exit 3 with the plan and the flag that is', async () => {
    const message = await post()
    await expect(approve(message, { ...nobody, yes: true })).rejects.toMatchObject({
      code: 'approval_needed',
      exit: 3,
      hints: [expect.stringContaining(`--approve ${message.digest}`)],
      plan,
    })
  })

  it.each([
    ['mail', mail],
    ['post', post],
    ['handed-off post', handedPost],
  ])('--approve with its digest approves exactly this %s', async (_, make) => {
    const message = await make()
    await expect(approve(message, { ...nobody, digest: message.digest })).resolves.toBeUndefined()
  })

  it.each([
    ['mail', mail],
    ['post', post],
    ['handed-off post', handedPost],
  ])('--approve with another digest is exit 6 for a %s, with --yes too', async (_, make) => {
    const message = await make()
    const consent = { ...nobody, digest: `sha256:${'0'.repeat(64)}` }
    const mismatch = { code: 'digest_mismatch', exit: 6, plan }
    await expect(approve(message, consent)).rejects.toMatchObject(mismatch)
    await expect(approve(message, { ...consent, yes: true })).rejects.toMatchObject(mismatch)
  })

  it('neither flag: exit 3 with the plan, whose digest is the one to approve', async () => {
    const message = await mail()
    await expect(approve(message, nobody)).rejects.toMatchObject({
      code: 'approval_needed',
      exit: 3,
      hints: [expect.stringContaining('--yes')],
      plan: { schema: 'escalate/plan/1', messages: [{ digest: message.digest, text: message.message.text }] },
    })
  })
})

describe('a person at a terminal', () => {
  it('is asked about exactly this message, and Yes approves it', async () => {
    const { ask, shown } = person(true)
    const message = await mail()
    await expect(approve(message, { ...nobody, ask })).resolves.toBeUndefined()
    expect(shown).toEqual([message.digest])
  })

  it('says No: exit 3', async () => {
    const consent = { ...nobody, ask: person(false).ask }
    await expect(approve(await mail(), consent)).rejects.toMatchObject({ code: 'cancelled', exit: 3 })
  })

  it('is asked about a public post by API although --yes was given', async () => {
    const { ask, shown } = person(false)
    await expect(approve(await post(), { ...nobody, yes: true, ask })).rejects.toMatchObject({ exit: 3 })
    expect(shown).toHaveLength(1)
  })

  it('is not asked when a digest approves, and not heard when it does not match', async () => {
    const { ask, shown } = person(true)
    const message = await post()
    await approve(message, { ...nobody, digest: message.digest, ask })
    await expect(approve(message, { ...nobody, digest: 'sha256:00', ask })).rejects.toMatchObject({ exit: 6 })
    expect(shown).toEqual([])
  })
})

describe('findings', () => {
  it('one that blocks refuses (exit 6) whatever is approved, and nobody is asked', async () => {
    const { ask, shown } = person(true)
    const message = await planned({}, { findings: () => [block, warning] })
    for (const consent of [nobody, { yes: true, digest: message.digest, ask }])
      await expect(approve(message, consent)).rejects.toMatchObject({
        code: 'refused',
        exit: 6,
        message: expect.stringContaining('leave 4711 out'),
        hints: ['speak calmly'],
        plan: { messages: [{ findings: [block, warning] }] },
      })
    expect(shown).toEqual([])
  })

  it('one that warns does not', async () => {
    const message = await planned({}, { findings: () => [warning] })
    await expect(approve(message, { ...nobody, yes: true })).resolves.toBeUndefined()
  })
})
