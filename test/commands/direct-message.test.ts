/** A private message beside a public post, which nobody asked for: begun by --channel, written by the person. */
import { beforeEach, describe, expect, it } from 'vitest'
import { AT_EIGHT, type Desk, desk, ENOUGH } from '../support/in-process.ts'

const CASE = 'testfirma-1'
const NUMBER = 'KD-4711-0815'

let at: Desk
const opened = async (...more: string[]) => {
  at = desk()
  const ref = ['--ref', `customer number=${NUMBER}`, '--text-lang', 'en']
  await at.run([...ENOUGH.with(-1, 'x=@Testfirma_hilft'), ...ref, ...more, '--yes'], AT_EIGHT)
}
const posted = () => at.run(['confirm', CASE, '--at', '2026-11-23 08:00'])
const next = (...flags: string[]) => at.run(['next', CASE, ...flags])
const planOf = async (channel: string) =>
  (await next('--channel', channel, '--dry-run', '--json')).json().messages[0]

describe('after a post on X', () => {
  beforeEach(async () => {
    await opened('--channels', 'x,email')
    await posted()
  })

  it('is offered, but not suggested', async () => {
    expect((await next('--why')).stdout).toContain('X direct message (@Testfirma_hilft)')
    const { json } = await next('--json')
    expect(json().case).toMatchObject({ state: 'waiting', waitingFor: { channel: 'x' } })
  })

  it('holds the matter and the number, and claims no request of theirs', async () => {
    const message = await planOf('x-dm')
    expect(message).toMatchObject({ to: '@Testfirma_hilft', public: false, mode: 'hand-off' })
    expect(message.text).toContain(NUMBER)
    expect(message.text).not.toContain('You asked me')
    expect(message.findings.map((each: { rule: string }) => each.rule)).toEqual(['missing-name'])
  })

  it('is handed off and confirmed as one that they asked for, with a clock of its own', async () => {
    expect((await next('--channel', 'x-dm', '--yes', '--json')).json().case.state).toBe('hand-off')
    const { json } = await at.run(['confirm', CASE, '--json'])
    expect(json().case).toMatchObject({ state: 'waiting', waitingFor: { channel: 'x-dm' } })
    const again = await next('--channel', 'x-dm', '--yes', '--json')
    expect([again.exit, again.json().error.code]).toEqual([2, 'not_offered'])
    expect((await planOf('email')).channel).toBe('email')
  })

  it('leaves the clock of the post alone when it was not sent', async () => {
    const before = (await next('--json')).json().case.waitingFor
    await next('--channel', 'x-dm', '--yes')
    await at.run(['confirm', CASE, '--not-sent'])
    expect((await next('--json')).json().case.waitingFor).toEqual(before)
  })

  it('goes where `change --to` says', async () => {
    expect((await at.run(['change', CASE, '--to', 'x-dm=@Testf_privat'])).stderr).toBe('')
    const { json } = await next('--channel', 'x-dm', '--dry-run', '--json')
    expect(json().messages[0].to).toBe('@Testf_privat')
    expect((await next('--json')).json().case.waitingFor.channel).toBe('x')
  })

  it.each([
    ['en', 'As a private message: '],
    ['de', 'Als private Nachricht: '],
  ])('is named where private data would stand in the thread (%s)', async (lang, words) => {
    const text = 'Which customer number do you have?'
    await at.run(['log', CASE, '--channel', 'x', '--sender', '@Testfirma_hilft', '--text', text])
    const reply = ['reply', CASE, '--text', `It is ${NUMBER}.`, '--dry-run', '--json', '--lang', lang]
    const hint = (await at.run(reply)).json().messages[0].findings[0].hint
    expect(hint).toContain(words)
    expect(hint).toContain(`next ${CASE} --channel x-dm`)
  })
})

describe('an answer on X that is too long', () => {
  it('is refused, not cut', async () => {
    await opened('--channels', 'x')
    await posted()
    const asked = 'Which modem do you have?'
    await at.run(['log', CASE, '--channel', 'x', '--sender', '@Testfirma_hilft', '--text', asked])
    const long = 'It is the grey one by the window. '.repeat(10)
    const { exit, json } = await at.run(['reply', CASE, '--text', long, '--yes', '--json'])
    expect(exit).not.toBe(0)
    expect(JSON.stringify(json())).toContain('too-long')
  })
})

describe('before anything stands there', () => {
  it('is not offered, and its address can be set ahead', async () => {
    await opened()
    const refused = await next('--channel', 'x-dm', '--json')
    expect(refused.exit).toBe(2)
    expect((await at.run(['change', CASE, '--to', 'x-dm=@Testf_privat'])).stderr).toBe('')
  })

  it('has no address where the case has no account on X or Facebook', async () => {
    await opened()
    const { exit, json } = await at.run(['change', CASE, '--to', 'messenger=testfirma', '--json'])
    expect([exit, json().error.code]).toEqual([2, 'bad_input'])
    expect(json().error.message).toContain('has no facebook')
    expect(json().error.hints[0]).toContain('--to facebook=')
    const both = ['--to', 'messenger=testfirma', '--to', 'facebook=testfirma']
    expect((await at.run(['change', CASE, ...both])).exit).toBe(0)
  })
})

describe('in Messenger', () => {
  it('is the private text, not that of the page', async () => {
    await opened('--to', 'facebook=testfirma.hilft', '--channels', 'facebook')
    await posted()
    const message = await planOf('messenger')
    expect(message).toMatchObject({ to: 'testfirma.hilft', public: false })
    expect(message.text).toContain(NUMBER)
    expect(message.text).not.toContain('You asked me')
  })
})
