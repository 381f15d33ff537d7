/** `connect email` with a person: they see where it goes and agree before anybody asks for the password. */
import { describe, expect, it } from 'vitest'
import { ADDRESS, connectDesk, FOUND, fails, NOTHING, PASSWORD, works } from './connect-desk.ts'

const AGREE = 'Are these your servers?'
const SECRET = 'Password of the mail account'
const TABLE = {
  ...FOUND,
  origin: 'table',
  foreign: false,
  signIn: 'app-password',
  provider: { id: 'icloud', name: 'iCloud', notes: ['two-step-first', 'app-password'] } as never,
} as const

describe('a person', () => {
  it('sees servers and where they are from, agrees, and types the password', async () => {
    const at = connectDesk({
      person: [
        ['Your mail address', ADDRESS],
        [AGREE, true],
        [SECRET, PASSWORD],
      ],
    })
    const { exit, stdout } = await at.run('connect', 'email')
    expect(exit).toBe(0)
    const text = stdout.replace(/\s+/g, ' ')
    expect(text).toContain(
      'smtp.example.org, port 465, encrypted from the start (TLS), user name erika@example.org',
    )
    expect(text).toContain('From the settings that example.org publishes')
    expect(text).toContain('Note: imap.hoster.test does not belong to example.org')
    expect(at.entries).toEqual({ 'email.password': PASSWORD })
  })

  it('who presses Enter at what was found has not agreed: they correct it, and are asked again', async () => {
    const at = connectDesk({
      settings: { me: { email: ADDRESS } },
      person: [
        ['Your mail address', ''],
        [AGREE, ''],
        ['Server that sends', 'Mail.Mine.Test'],
        ['Encryption', 'starttls'],
        ['Port', ''],
        ['User name there', 'erika'],
        ['Server that receives', ''],
        ['Encryption', 'tls'],
        ['Port', ''],
        ['User name there', ''],
        [AGREE, true],
        [SECRET, PASSWORD],
      ],
    })
    const { exit } = await at.run('connect', 'email')
    expect(exit).toBe(0)
    expect(at.written()).toMatchObject({
      smtp: { host: 'mail.mine.test', port: 587, security: 'starttls', user: 'erika' },
      imap: { host: 'imap.hoster.test', port: 993, security: 'tls', user: ADDRESS },
    })
  })

  it('who agrees to the shipped list by Enter reads what the provider wants, then is asked for that', async () => {
    const at = connectDesk({
      found: TABLE,
      person: [
        ['Your mail address', ADDRESS],
        [AGREE, ''],
        ['App password', 'abcd efgh ijkl mnop'],
      ],
    })
    const { exit, stdout } = await at.run('connect', 'email')
    expect(exit).toBe(0)
    const text = stdout.replace(/\s+/g, ' ')
    expect(text).toContain('From the list that comes with escalate: iCloud.')
    expect(text).toMatch(/two-step verification.*app password.*App-Specific Passwords/)
    expect(at.entries).toEqual({ 'email.password': 'abcdefghijklmnop' })
  })

  it('whose servers nobody knows names them; "-" is for no IMAP', async () => {
    const at = connectDesk({
      found: NOTHING,
      probes: [[works('send')]],
      person: [
        ['Your mail address', ADDRESS],
        ['Server that sends', 'smtp.mine.test'],
        ['Encryption', 'tls'],
        ['Port', '2465'],
        ['User name there', ''],
        ['Server that receives', '-'],
        [AGREE, true],
        [SECRET, PASSWORD],
      ],
    })
    const { exit, stdout } = await at.run('connect', 'email')
    expect(exit).toBe(0)
    expect(stdout.replace(/\s+/g, ' ')).toContain('No mail servers were found for example.org')
    expect(at.written()).toMatchObject({ smtp: { host: 'smtp.mine.test', port: 2465 } })
    expect(at.written().imap).toBeUndefined()
  })

  it('who mistypes the password may try again, three times in all', async () => {
    const wrong = [fails('send', 'sign-in'), fails('receive', 'sign-in')]
    const at = connectDesk({
      probes: [wrong, wrong],
      person: [
        ['Your mail address', ADDRESS],
        [AGREE, true],
        [SECRET, 'wrong'],
        ['once more?', true],
        [SECRET, 'wrong too'],
        ['once more?', true],
        [SECRET, PASSWORD],
      ],
    })
    expect((await at.run('connect', 'email')).exit).toBe(0)
    expect(at.tried.map(({ password }) => password)).toEqual(['wrong', 'wrong too', PASSWORD])
    const never = connectDesk({
      probes: [wrong, wrong, wrong],
      person: [
        ['Your mail address', ADDRESS],
        [AGREE, true],
        ...[1, 2].flatMap(() => [[SECRET, 'wrong'] as const, ['once more?', true] as const]),
        [SECRET, 'wrong'],
      ],
    })
    expect((await never.run('connect', 'email')).exit).toBe(4)
    expect([never.entries, never.written()]).toEqual([{}, null])
  })

  it('is not asked again where a server did not answer', async () => {
    const at = connectDesk({
      probes: [[fails('send', 'sign-in'), fails('receive', 'temporary')]],
      person: [
        ['Your mail address', ADDRESS],
        [AGREE, true],
        [SECRET, 'wrong'],
      ],
    })
    expect((await at.run('connect', 'email')).exit).toBe(4)
  })

  it('who gave every host by flags is asked for nothing but address and password', async () => {
    const at = connectDesk({
      person: [
        ['Your mail address', ADDRESS],
        [SECRET, PASSWORD],
      ],
    })
    const { exit } = await at.run('connect', 'email', '--smtp-host', 'a.test', '--imap-host', 'b.test')
    expect(exit).toBe(0)
    expect(at.tried).toMatchObject([{ host: 'a.test', imap: 'b.test' }])
  })

  it('with OAuth2 is told how to get a client id, then asked for it', async () => {
    const at = connectDesk({
      found: {
        ...TABLE,
        signIn: 'oauth2',
        provider: { id: 'outlook', name: 'Outlook.com', notes: ['own-client-id'] } as never,
      },
      world: { signInByDevice: async () => 'token' },
      person: [
        ['Your mail address', ADDRESS],
        [AGREE, ''],
        ['Client id of your own app', '1b4e28ba-2fa1-11d2-883f-0016d3cca427'],
      ],
    })
    const { exit, stdout } = await at.run('connect', 'email')
    expect(exit).toBe(0)
    expect(stdout.replace(/\s+/g, ' ')).toContain('App registrations > New registration')
    expect(at.written().clientId).toBe('1b4e28ba-2fa1-11d2-883f-0016d3cca427')
    expect(at.entries).toEqual({ 'email.token': 'token' })
  })
})
