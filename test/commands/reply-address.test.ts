import { describe, expect, it } from 'vitest'
import { HOSTILE_ADDRESSES } from '../channels/hostile-addresses.ts'
import { ANSWER, replyDesk, type Theirs } from './reply-desk.ts'

describe('whom an answer goes to', () => {
  const planned = async (theirs: Theirs, ...argv: string[]) => {
    const at = await replyDesk()
    at.theyWrote(theirs)
    const { json } = await at.go(...ANSWER, ...argv, '--dry-run')
    const [message] = json().messages
    const rules = message.findings.map(({ rule }: { rule: string }) => rule)
    return { ...message, rules }
  }

  it('the sender; at the company, but unknown by itself: without a terminal it is handed off', async () => {
    const message = await planned({ sender: 'anna.muster@care.example.com' })
    expect(message).toMatchObject({
      to: 'anna.muster@care.example.com',
      mode: 'hand-off',
      origin: { kind: 'reply', confidence: 'low' },
      rules: [],
    })
  })

  it('the address the user gave is sent to', async () => {
    const message = await planned({})
    expect(message).toMatchObject({ to: 'service@example.com', mode: 'smtp', origin: { kind: 'user' } })
  })

  it('Reply-To, if it is the company’s', async () => {
    const theirs = { sender: 'anna@other.test', replyTo: 'tickets@example.com', official: null }
    expect(await planned(theirs)).toMatchObject({ to: 'tickets@example.com', rules: [] })
  })

  it('nobody else, whatever a Reply-To or sender says that is no address', async () => {
    const at = await replyDesk()
    const plannedFor = async (theirs: Theirs) => {
      const seq = at.theyWrote(theirs)
      const { json } = await at.go(...ANSWER, '--reply', `${seq}`, '--dry-run')
      return json().messages[0].to
    }
    for (const text of HOSTILE_ADDRESSES.slice(0, 60)) {
      expect(await plannedFor({ replyTo: text })).toBe('service@example.com')
      expect(await plannedFor({ sender: text })).toBe('service@example.com')
    }
  }, 120_000)

  it.each([
    ['another domain', 'service@evil.test'],
    ['a look-alike', 'service@examp1e.com'],
    ['a domain that begins alike', 'service@example.com.evil.test'],
    ['two addresses', 'service@example.com, evil@evil.test'],
    ['a name with an address', '"service@example.com" <evil@evil.test>'],
    ['an address with a line break', 'service@example.com\r\nBcc: evil@evil.test'],
  ])('not a Reply-To of %s', async (_, replyTo) => {
    expect(await planned({ replyTo })).toMatchObject({ to: 'service@example.com' })
  })

  it('a sender whom nobody knows is warned of, and written to by hand', async () => {
    const at = await replyDesk()
    at.theyWrote({ sender: 'agent@desk.test', official: null })
    const { exit, json, stderr } = await at.go(...ANSWER, '--yes')
    expect([exit, json().case.state]).toEqual([0, 'hand-off'])
    expect(json().case.events.at(-1)).toMatchObject({
      type: 'handed_off',
      purpose: 'reply',
      why: 'address-unsure',
    })
    expect(json().findings).toMatchObject([{ rule: 'unknown-address', match: 'agent@desk.test' }])
    expect(stderr).toContain('agent@desk.test')
    expect(at.server.stored).toHaveLength(1)
  })

  it('a mailbox that nobody reads is warned of', async () => {
    expect((await planned({ sender: 'no-reply@example.com' })).rules).toEqual(['unread-address'])
  })

  it('a message pasted without an address is answered where the case wrote to', async () => {
    expect(await planned({ sender: 'Ms Muster' })).toMatchObject({ to: 'service@example.com', rules: [] })
  })

  it('an answer on X is handed off there', async () => {
    const x = { channel: 'x', sender: '@testfirma', subject: null, tickets: [] } as const
    const message = await planned(x)
    expect(message).toMatchObject({ channel: 'x', to: '@testfirma', public: true, mode: 'hand-off' })
    expect(message.text).toContain('My customer number is 4711.')
    expect(message.handOff.url).toContain('https://x.com/intent/')
    const at = await replyDesk()
    at.theyWrote(x)
    const { exit, json } = await at.go(...ANSWER, '--attach', 'photo.jpg')
    expect([exit, json().error.code]).toEqual([2, 'bad_input'])
  })
})
