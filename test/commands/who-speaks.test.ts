/** Who speaks, and what follows: a look-alike, its links, a redirect with the whole file, a promise as a new date. */
import { beforeEach, describe, expect, it } from 'vitest'
import { AT_EIGHT, type Desk, desk, ENOUGH } from '../support/in-process.ts'

const CASE = 'testfirma-1'
const LINK = 'https://example.com.evil.test/login'

let at: Desk
beforeEach(async () => {
  at = desk()
  await at.run([...ENOUGH, '--yes'], AT_EIGHT)
  await at.run(['confirm', CASE, '--at', '2026-11-23 08:00'])
})

const logged = (text: string, sender = 'service@example.com') =>
  at.run(['log', CASE, '--channel', 'email', '--sender', sender, '--text', text, '--json'])

describe('a look-alike of the company', () => {
  const SENDER = 'service@example-service.test'
  const TEXT = `Dear customer, we have refunded 50 euros. Please confirm your IBAN at ${LINK} today.`

  it('is told as one, does not stop the clock, and is warned of for asking for bank data', async () => {
    const { exit, json, stderr } = await logged(TEXT, SENDER)
    expect([exit, json().case.state]).toEqual([0, 'waiting'])
    const { reading } = json().case.events.at(-1)
    expect(reading).toMatchObject({ official: false, settles: false })
    expect(reading.evidence).toContain(`${SENDER}: look-alike of service@example.com`)
    expect(stderr).toContain('service[@]example-service[.]test is made to look like service@example.com')
  })

  it('has its links shown inert, while JSON keeps them as they came', async () => {
    await logged(TEXT, SENDER)
    const { stdout } = await at.run(['show', CASE])
    expect(stdout).toContain('made to look like service@example.com')
    expect(stdout).not.toMatch(/https?:\/\/example/)
    expect(stdout).toContain('example[.]com[.]evil[.]test')
    const { json } = await at.run(['show', CASE, '--json'])
    expect(json().case.events.at(-1).text).toContain(LINK)
  })

  it('and so are mail addresses, its own too; JSON keeps them', async () => {
    await logged('Dear customer, please write to agent.7@desk.evil.test today.', SENDER)
    const { stdout } = await at.run(['show', CASE])
    expect(stdout).toContain('agent.7[@]desk[.]evil[.]test')
    expect(stdout).not.toMatch(/@(?:desk\.evil|example-service)\.test/)
    const { json } = await at.run(['show', CASE, '--json'])
    expect(json().case.events.at(-1)).toMatchObject({
      sender: SENDER,
      text: expect.stringContaining('agent.7@desk.evil.test'),
    })
  })

  it('while the links of the company stay live', async () => {
    await logged('Dear customer, please use our form: https://www.example.com/form')
    expect((await at.run(['show', CASE])).stdout).toContain('https://www.example.com/form')
  })
})

describe('a request to go elsewhere', () => {
  it('becomes the next step, and the whole file goes along', async () => {
    const text = 'Dear customer, our technical desk deals with this. Please write to technik@example.com.'
    const { json } = await logged(text)
    expect(json().case.events.at(-1).reading.redirect).toEqual({
      channel: 'email',
      address: 'technik@example.com',
      official: true,
    })
    expect(json().case.next).toMatchObject({ action: 'send', channel: 'email' })
    const { json: plan } = await at.run(['next', CASE, '--dry-run', '--json'])
    const [message] = plan().messages
    expect(message.to).toBe('technik@example.com')
    const { problem } = json().case
    expect(message.text).toContain(problem)
  })

  it('is not followed to an address made to look like theirs', async () => {
    const { json } = await logged(
      'Dear customer, please write to care@example-support.test with your number.',
    )
    expect(json().case.next).toMatchObject({ action: 'choose' })
    expect(json().case.next.reason).toContain('care[@]example-support[.]test')
    const next = await at.run(['next', CASE, '--dry-run', '--json'])
    expect(next.stdout).not.toContain('"to":"care@example-support.test"')
  })
})

describe('a promise', () => {
  const TEXT =
    'Dear customer, thank you for your patience. Your case is being examined, we will get back to you within 8 working days.'

  it('is told with its date and the command that takes it, in log, show and next --why', async () => {
    const { stderr } = await logged(TEXT)
    const told = /within 8 working days" \(3 Dec 2026\).*wait testfirma-1/s
    expect(stderr).toMatch(told)
    for (const argv of [
      ['show', CASE],
      ['next', CASE, '--why'],
    ])
      expect((await at.run(argv)).stdout).toMatch(told)
  })

  it('is taken by wait, which says by which reply the date was moved; then it is proposed no more', async () => {
    await logged(TEXT)
    const { json } = await at.run(['wait', CASE, '--json'])
    expect(json().case.waitingFor.dueAt).toMatch(/^2026-12-03T/)
    const { stdout } = await at.run(['show', CASE])
    expect(stdout).toContain('as promised in 4')
    expect(stdout).not.toContain('To take it as the new date')
  })

  it('with an hour keeps it, as the date that wait takes', async () => {
    const { json } = await logged('Dear customer, we will call you by noon on 3 December 2026. Regards, Ina')
    expect(json().case.events.at(-1).reading.promise).toMatchObject({
      text: 'by noon on 3 December 2026',
      rule: 'by:2026-12-03@12:00',
      dueAt: '2026-12-03T11:00:00Z',
    })
    const { json: taken } = await at.run(['wait', CASE, '--json'])
    expect(taken().case.waitingFor.dueAt).toBe('2026-12-03T11:00:00Z')
  })

  it('that is far away is told to replace nothing by itself, in log and show, and moves nothing', async () => {
    const before = (await at.run(['show', CASE, '--json'])).json().case.waitingFor.dueAt
    const { stderr, json } = await logged(
      'Dear customer, we have received it. We will reply by 30 April 2027. Regards, Ina',
    )
    expect(stderr).toContain('does not replace the present deadline by itself')
    expect((await at.run(['show', CASE])).stdout).toMatch(/does not replace the present\s+deadline/)
    expect(json().case.waitingFor?.dueAt ?? before).toBe(before)
  })

  it('in hours runs on the wall clock', async () => {
    const { json } = await logged(
      'Dear customer, a colleague will call you within 48 hours. Kind regards, Ina',
    )
    expect(json().case.events.at(-1).reading.promise).toMatchObject({ rule: '48h' })
    const { at: said, reading } = json().case.events.at(-1)
    expect(Date.parse(reading.promise.dueAt) - Date.parse(said)).toBe(48 * 3_600_000)
  })
})

describe('judge', () => {
  it('corrects the reading to any class, and the newest correction wins', async () => {
    await logged('Dear customer, thank you for your message. Kind regards, Ina Muster')
    const states = []
    for (const as of ['question', 'ack', 'offer', 'unrelated', 'bounce', 'refusal', 'rejected', 'solved']) {
      const { json } = await at.run(['judge', CASE, '--as', as, '--reply', '4', '--json'])
      states.push([as, json().case.state])
    }
    expect(states).toEqual([
      ['question', 'reply'],
      ['ack', 'waiting'],
      ['offer', 'reply'],
      ['unrelated', 'waiting'],
      ['bounce', expect.stringMatching(/^(?:due|exhausted)$/)],
      ['refusal', 'reply'],
      ['rejected', expect.stringMatching(/^(?:due|exhausted)$/)],
      ['solved', 'waiting'],
    ])
  })
})
