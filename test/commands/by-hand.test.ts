/** What a person does without the program, and with whom else they talk: the steps, clocks and letters that follow. */
import { describe, expect, it } from 'vitest'
import { type Desk, desk, ENOUGH } from '../support/in-process.ts'
import { ANSWER, CASE, replyDesk } from './reply-desk.ts'

const LATER = '2026-12-01T09:00:00Z'

/** A case whose mail is unanswered on the day after its deadline. */
async function due(): Promise<Desk> {
  const at = desk()
  await at.run([...ENOUGH, '--yes'])
  await at.run(['confirm', CASE])
  return at
}

const go = (at: Desk, argv: readonly string[], now = LATER) =>
  at.run([...argv, '--json'], { clock: () => now })

describe('an own post', () => {
  it('on the channel that is due is the step, and its clock starts', async () => {
    const at = await due()
    const { json } = await go(at, [
      'log',
      CASE,
      '--channel',
      'x',
      '--at',
      '2026-12-01 09:30',
      '--text',
      'Mine',
    ])
    expect(json().case).toMatchObject({
      state: 'waiting',
      waitingFor: { channel: 'x', since: '2026-12-01T08:30:00Z', dueAt: '2026-12-02T22:59:59Z' },
    })
    expect(json().case.events.at(-1)).toMatchObject({ type: 'note_added', done: { to: '@testfirma' } })
    expect(json().case.ladder.map(({ state }: { state: string }) => state)).toEqual([
      'sent',
      'sent',
      'skipped',
    ])
  })

  it('on another channel, or from before the message that waits, is a note', async () => {
    const at = await due()
    const other = await go(at, ['log', CASE, '--channel', 'facebook', '--text', 'Mine'])
    expect(other.json().case.next).toMatchObject({ action: 'send', channel: 'x' })
    const early = await go(at, ['log', CASE, '--channel', 'x', '--at', '2026-11-20', '--text', 'Mine'])
    expect(early.json().case.next).toMatchObject({ action: 'send', channel: 'x' })
  })
})

describe('a direct message', () => {
  it('is answered by a hand-off, to the account known for posts', async () => {
    const at = await replyDesk()
    at.theyWrote({ channel: 'x-dm', sender: '@testfirma' })
    const asked = (await at.go('show', CASE)).json().case.next
    expect(asked.command).toMatch(/ reply testfirma-1$/)
    const [message] = (await at.go(...ANSWER, '--dry-run')).json().messages
    expect(message).toMatchObject({ channel: 'x-dm', to: '@testfirma', public: false, mode: 'hand-off' })
    expect(message.findings).toEqual([])
    expect((await at.go(...ANSWER)).exit).toBe(3)
    const { json } = await at.go(...ANSWER, '--yes')
    expect(json().case.state).toBe('hand-off')
    expect((await at.go('confirm', CASE)).json().case.state).toBe('waiting')
  })
})

describe('an answer to a competitor', () => {
  it('goes out where it is named, and the deadline of the company stays', async () => {
    const at = await replyDesk()
    const { waitingFor } = (await at.go('show', CASE)).json().case
    at.theyWrote({ channel: 'x', sender: '@rival', official: false, settles: false })
    await at.go('reply', CASE, '--text', 'No, thank you.', '--reply', '4', '--yes')
    const { json } = await at.go('confirm', CASE)
    expect(json().case).toMatchObject({ state: 'waiting', waitingFor })
  })
})

describe('a promised day', () => {
  it.each([
    ['2026-11-27', 'waiting'],
    ['2026-11-26', 'reply'],
  ])('is taken by waiting until it: %s', async (until, state) => {
    const at = await replyDesk()
    const promise = { text: 'by Friday', rule: 'weekday:FR', dueAt: '2026-11-27T11:00:00Z' }
    at.theyWrote({ kind: 'answer', promise })
    const { json } = await at.go('wait', CASE, '--until', until)
    expect(json().case.state).toBe(state)
    expect(json().case.events.at(-1).promise).toBe(state === 'waiting' ? 4 : null)
  })
})

describe('another company that an answer names', () => {
  const TEXT = 'Ihr Paket wurde übergeben. Bitte wenden Sie sich direkt an Hermes.'

  it('is offered with its id, and its letter tells what the former one said', async () => {
    const at = await replyDesk()
    at.theyWrote({ kind: 'redirect', text: TEXT })
    const { stdout } = await at.run(['next', CASE])
    expect(stdout.replace(/\s+/g, ' ')).toContain('escalate change testfirma-1 --company hermes-de')
    await at.go('change', CASE, '--company', 'hermes-de', '--to', 'email=hilfe@carrier.example')
    const [message] = (await at.go('next', CASE, '--dry-run')).json().messages
    expect(message.text).toMatch(/E-Mail an Testfirma: meine Nachricht/)
    expect(message.text).toMatch(/E-Mail von Testfirma: Antwort mit Verweis auf einen anderen Weg/)
    expect(message.text).not.toMatch(/an Sie gewandt|Sie haben/i)
  })

  it.each([TEXT, 'Please contact the customer service of Hermes, we cannot help.'])('%s', async text => {
    const at = await replyDesk()
    at.theyWrote({ kind: 'redirect', text })
    expect((await at.run(['next', CASE, '--why'])).stdout).toContain('hermes-de')
  })

  it('is named only where the directory knows it by that name', async () => {
    const at = await replyDesk()
    at.theyWrote({ kind: 'redirect', text: 'Please contact the manufacturer.' })
    const { stdout } = await at.run(['next', CASE])
    expect(stdout).toContain('change --company')
    expect(stdout).not.toContain('--company manu')
  })
})
