/** "Please send us a DM": the step after it, made ready for the person, on each channel a company sends people to. */
import { beforeEach, describe, expect, it } from 'vitest'
import { AT_EIGHT, type Desk, desk, ENOUGH } from '../support/in-process.ts'

const CASE = 'testfirma-1'
const NUMBER = 'KD-4711-0815'

let at: Desk
beforeEach(async () => {
  at = desk()
  const own = ['--to', 'facebook=testfirma.hilft']
  const opened = [...ENOUGH.with(-1, 'x=@Testfirma_hilft'), ...own, '--ref', `customer number=${NUMBER}`]
  await at.run([...opened, '--text-lang', 'en', '--yes'], AT_EIGHT)
  await at.run(['confirm', CASE, '--at', '2026-11-23 08:00'])
})

const said = (channel: string, sender: string, text: string) =>
  at.run(['log', CASE, '--channel', channel, '--sender', sender, '--text', text, '--json'])

async function plan() {
  const { json } = await at.run(['next', CASE, '--dry-run', '--json'])
  return json().messages[0]
}

describe('a direct message on X', () => {
  beforeEach(() => said('x', '@Testfirma_hilft', 'Please send us your customer number by DM.'))

  it('is the next step: with the whole matter and the private number, to the account that asks', async () => {
    const message = await plan()
    expect(message).toMatchObject({
      channel: 'x-dm',
      to: '@Testfirma_hilft',
      public: false,
      mode: 'hand-off',
    })
    expect(message.text).toContain(NUMBER)
    expect(message.text).toContain('You asked me to write to you here.')
    expect(message.handOff).toMatchObject({ url: 'https://x.com/Testfirma_hilft', clipboard: message.text })
    expect(message.findings.map((each: { rule: string }) => each.rule)).not.toContain('unknown-address')
  })

  it('is explained, approved, confirmed and waited for like every hand-off', async () => {
    expect((await at.run(['next', CASE, '--why'])).stdout).toContain('@Testfirma_hilft')
    const refused = await at.run(['next', CASE, '--json'])
    expect([refused.exit, refused.json().error.code]).toEqual([3, 'approval_needed'])
    const handed = await at.run(['next', CASE, '--yes', '--json'])
    expect([handed.exit, handed.json().case.state]).toEqual([0, 'hand-off'])
    expect(at.opened).toContain('https://x.com/Testfirma_hilft')
    const confirmed = await at.run(['confirm', CASE, '--json'])
    expect(confirmed.json().case).toMatchObject({
      state: 'waiting',
      waitingFor: { channel: 'x-dm', dueAt: '2026-11-24T22:59:59Z' },
    })
  })

  it('can be named with --channel; the post of the ladder holds no private number all the same', async () => {
    expect((await at.run(['next', CASE, '--channel', 'x-dm', '--dry-run', '--json'])).exit).toBe(0)
    const { json } = await at.run(['next', CASE, '--channel', 'x', '--dry-run', '--json'])
    expect(json().messages[0]).toMatchObject({ channel: 'x', public: true })
    expect(json().messages[0].text).not.toContain(NUMBER)
  })
})

describe('a message in Messenger', () => {
  it('opens the chat with the page, the text in it', async () => {
    await said('facebook', 'testfirma.hilft', 'Please send us a private message with your customer number.')
    const message = await plan()
    expect(message).toMatchObject({ channel: 'messenger', to: 'testfirma.hilft', public: false })
    const url = new URL(message.handOff.url)
    expect([url.origin, url.pathname]).toEqual(['https://m.me', '/testfirma.hilft'])
    expect(url.searchParams.get('text')).toBe(message.text)
    expect(message.text).toContain(NUMBER)
  })
})

describe('a call', () => {
  const text = 'Dear customer, please call our hotline on 0800 555 0100.'

  it('is the sheet, headed by the number, with the day they named it', async () => {
    await said('email', 'service@example.com', text)
    const message = await plan()
    expect(message).toMatchObject({ channel: 'phone', to: '0800 555 0100', mode: 'hand-off' })
    expect(message.text).toMatch(/^Call: .*\nNumber: 0800 555 0100\n/)
    expect(message.text).toContain('On 23 November 2026 you asked me to call.')
    expect(message.text).toContain(NUMBER)
  })

  it('that was made stands in the history as a call', async () => {
    await said('email', 'service@example.com', text)
    await at.run(['next', CASE, '--yes'])
    expect((await at.run(['confirm', CASE, '--json'])).json().case.state).toBe('waiting')
    const { json } = await at.run(['next', CASE, '--channel', 'x', '--dry-run', '--json'])
    expect(json().messages[0].channel).toBe('x')
    await said('email', 'service@example.com', 'Dear customer, please write to technik@example.com.')
    expect((await plan()).text).toContain('phone: call')
  })

  it('without a number asks for one, and takes it', async () => {
    const { json } = await said('email', 'service@example.com', 'Dear customer, please call our hotline.')
    expect(json().case.next).toMatchObject({ action: 'choose', channel: 'phone' })
    expect(json().case.next.reason).toContain('change --to')
    const changed = await at.run(['change', CASE, '--to', 'phone=+49 30 5550100', '--json'])
    expect(changed.json().case.next).toMatchObject({ action: 'send', channel: 'phone' })
    expect((await plan()).to).toBe('+49305550100')
  })
})

describe('a form and a letter', () => {
  it('take the whole letter, and open the form that was named', async () => {
    await said('email', 'service@example.com', 'Please use our form: https://www.example.com/complaint')
    const form = await plan()
    expect(form).toMatchObject({ channel: 'web-form', to: 'https://www.example.com/complaint' })
    expect(form.handOff).toMatchObject({ url: 'https://www.example.com/complaint', clipboard: form.text })
    expect(form.text).toContain(NUMBER)
  })

  it('by post: to the address that is given', async () => {
    await said('email', 'service@example.com', 'Dear customer, please send us your complaint by post.')
    await at.run(['change', CASE, '--to', 'letter=Testfirma GmbH, Musterweg 1, 12345 Musterstadt'])
    const letter = await plan()
    expect(letter).toMatchObject({ channel: 'letter', to: 'Testfirma GmbH\nMusterweg 1\n12345 Musterstadt' })
    const { stdout } = await at.run(['next', CASE, '--yes'])
    expect(stdout).toContain('Testfirma GmbH, Musterweg 1, 12345 Musterstadt')
  })
})

describe('an address that is not known as the company’s', () => {
  const TEXT = 'Dear customer, please write to reklamation@dienstleister-nord.test.'
  const CAUTION = 'not known as an address of the company'

  it('is cautioned of wherever it is suggested', async () => {
    const { json } = await said('email', 'service@example.com', TEXT)
    expect(json().case.next.reason).toContain(CAUTION)
    const told = async (...argv: string[]) => (await at.run(argv)).stdout.replace(/\s+/g, ' ')
    expect(await told('status', CASE)).toContain(CAUTION)
    expect(await told('next', CASE, '--why')).toContain(CAUTION)
    expect(await told('status', '--lang', 'de')).toContain(
      'Als Adresse des Unternehmens ist das nicht bekannt',
    )
    expect((await plan()).findings.map((each: { rule: string }) => each.rule)).toContain('unknown-address')
  })

  it('is not opened by itself where it is a link', async () => {
    await said('email', 'service@example.com', 'Please use our form: https://formular-nord.test/complaint')
    const { exit, stdout, stderr } = await at.run(['next', CASE, '--yes'])
    expect([exit, at.opened.filter(each => !each.startsWith('mailto:'))]).toEqual([0, []])
    expect(stdout).toContain('https://formular-nord.test/complaint')
    expect(stderr.replace(/\s+/g, ' ')).toContain(CAUTION)
  })

  it('while a known one is not', async () => {
    const { json } = await said('email', 'service@example.com', 'Please write to technik@example.com.')
    expect(json().case.next.reason).not.toContain(CAUTION)
    expect((await plan()).findings.map((each: { rule: string }) => each.rule)).not.toContain(
      'unknown-address',
    )
  })
})

describe('what cannot be made ready', () => {
  it('is told in their words, and stays the person’s to do', async () => {
    const app = await said('x', '@Testfirma_hilft', 'Please use our app for this.')
    expect(app.json().case.next).toMatchObject({ action: 'choose', channel: null })
    expect(app.json().case.next.reason).toContain('"Please use our app for this."')
  })
})

describe('an account of another company', () => {
  it('does not count as an answer, and is named as the other one’s', async () => {
    const other = desk()
    const opened = await other.run([...ENOUGH.with(2, 'telekom-de'), '--yes', '--json'], AT_EIGHT)
    const { id } = opened.json().case
    await other.run(['confirm', id, '--at', '2026-11-23 08:00'])
    const text = 'Switch to us, we give you 50 euros!'
    const { json } = await other.run([
      'log',
      id,
      '--channel',
      'x',
      '--sender',
      '@vodafoneservice',
      '--text',
      text,
      '--json',
    ])
    const { reading } = json().case.events.at(-1)
    expect(reading).toMatchObject({ official: false, settles: false })
    expect(reading.evidence.join()).toContain('account of Vodafone Deutschland, another company')
    expect(json().case.state).toBe('waiting')
  })
})
