import { isIPv4 } from 'node:net'
import { describe, expect, it } from 'vitest'
import { hostName } from '../../src/channels/email/accounts/host-names.ts'
import {
  PROVIDERS,
  providerOf,
  providerOfHost,
  providerOfMx,
} from '../../src/channels/email/accounts/providers.ts'

const places = PROVIDERS.flatMap(({ id, smtp, imap }) =>
  [smtp, imap].flatMap(server => (server === null ? [] : [{ id, ...server }])),
)

describe('the table of providers', () => {
  it('names every provider and every domain once', () => {
    const ids = PROVIDERS.map(({ id }) => id)
    const domains = PROVIDERS.flatMap(each => each.domains)
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
    expect(domains.filter((domain, at) => domains.indexOf(domain) !== at)).toEqual([])
    expect(domains.length).toBeGreaterThan(200)
  })

  it('holds only host names as DNS knows them, and loopback for a bridge', () => {
    const names = PROVIDERS.flatMap(({ domains, mx, alsoSmtp }) => [...domains, ...mx, ...alsoSmtp])
    expect(names.filter(name => hostName(name) !== name)).toEqual([])
    expect(places.filter(({ host }) => hostName(host) !== host && !isIPv4(host)).map(({ id }) => id)).toEqual(
      [],
    )
    expect(places.filter(({ host }) => isIPv4(host)).map(({ id, host }) => `${id} ${host}`)).toEqual([
      'proton 127.0.0.1',
      'proton 127.0.0.1',
    ])
  })

  it('knows no server without encryption, and no unusual port but those with a reason', () => {
    const usual = ['993 tls', '465 tls', '587 starttls']
    const unusual = places.filter(({ port, security }) => !usual.includes(`${port} ${security}`))
    expect([...new Set(unusual.map(({ id }) => id))]).toEqual(['proton', 'spectrum'])
    expect(places.filter(({ security }) => !['tls', 'starttls'].includes(security))).toEqual([])
  })

  it('says where each entry is from, and of which day it is', () => {
    expect(PROVIDERS.filter(({ source }) => !source.startsWith('https://')).map(({ id }) => id)).toEqual([])
    expect(PROVIDERS.filter(({ checked }) => !/^20\d\d-\d\d-\d\d$/.test(checked))).toEqual([])
  })

  it('tells of every sign-in and user name that is not the usual one', () => {
    for (const { id, signIn, user, notes, smtp, imap } of PROVIDERS) {
      expect([id, notes.includes('app-password')]).toEqual([id, signIn === 'app-password'])
      expect([id, notes.includes('own-client-id')]).toEqual([id, signIn === 'oauth2'])
      expect([id, notes.includes('local-part')]).toEqual([id, user === 'local-part'])
      expect([id, notes.includes('own-app-only')]).toEqual([id, smtp === null && imap === null])
    }
  })
})

describe('a provider', () => {
  it.each([
    ['gmail.com', 'smtp.gmail.com:465', 'imap.gmail.com:993', 'app-password', true],
    ['outlook.de', 'smtp-mail.outlook.com:587', 'outlook.office365.com:993', 'oauth2', true],
    ['gmx.at', 'mail.gmx.net:465', 'imap.gmx.net:993', 'password', null],
    ['web.de', 'smtp.web.de:465', 'imap.web.de:993', 'password', null],
    ['t-online.de', 'securesmtp.t-online.de:465', 'secureimap.t-online.de:993', 'password', null],
    ['me.com', 'smtp.mail.me.com:587', 'imap.mail.me.com:993', 'app-password', false],
    ['YAHOO.co.uk', 'smtp.mail.yahoo.com:465', 'imap.mail.yahoo.com:993', 'app-password', null],
  ])('of %s', (domain, smtp, imap, signIn, filesSent) => {
    const found = providerOf(domain)
    expect(`${found?.smtp?.host}:${found?.smtp?.port}`).toBe(smtp)
    expect(`${found?.imap?.host}:${found?.imap?.port}`).toBe(imap)
    expect([found?.signIn, found?.filesSent]).toEqual([signIn, filesSent])
  })

  it('is not found by a part of a name', () => {
    for (const domain of ['notgmail.com', 'sub.gmail.com', 'gmail.com.example.org', 'com', '']) {
      expect(providerOf(domain)).toBeNull()
    }
  })

  it('is found by its SMTP server, whatever it is called; never by a host of this machine', () => {
    expect(providerOfHost('SMTP.gmail.com.')?.id).toBe('gmail')
    expect(providerOfHost('smtp.googlemail.com')?.id).toBe('gmail')
    expect(providerOfHost('smtp.office365.com')?.id).toBe('microsoft-365')
    expect(providerOfHost('127.0.0.1')).toBeNull()
    expect(providerOfHost('imap.gmail.com')).toBeNull()
  })

  it('is found by where mail goes to, but not when it goes to two', () => {
    expect(providerOfMx(['aspmx.l.google.com', 'alt1.aspmx.l.google.com', 'aspmx2.googlemail.com'])?.id).toBe(
      'gmail',
    )
    expect(providerOfMx(['example-org.mail.protection.outlook.com.'])?.id).toBe('microsoft-365')
    expect(providerOfMx(['example-org.x-v1.mx.microsoft'])?.id).toBe('microsoft-365')
    expect(providerOfMx(['smtp.rzone.de'])?.id).toBe('strato')
    expect(providerOfMx(['aspmx.l.google.com', 'smtp.rzone.de'])).toBeNull()
    expect(providerOfMx(['aspmx.l.google.com', 'mail.example.org'])).toBeNull()
    expect(providerOfMx(['evilgoogle.com'])).toBeNull()
    expect(providerOfMx([])).toBeNull()
  })
})
