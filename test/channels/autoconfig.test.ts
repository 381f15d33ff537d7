import { describe, expect, it } from 'vitest'
import { autoconfigUrls, configuredServers } from '../../src/channels/email/accounts/autoconfig.ts'
import { readConfig } from '../../src/channels/email/accounts/config-xml.ts'
import { config, server } from './config-files.ts'

const ADDRESS = 'erika.beispiel@example.org'
const found = (xml: string) => configuredServers(xml, ADDRESS)
const hosts = (xml: string) => {
  const servers = found(xml)?.servers
  return [servers?.smtp?.host ?? null, servers?.imap?.host ?? null]
}

describe('a configuration file', () => {
  it('gives the first server of each kind', () => {
    const xml = config(
      server('imap', { host: 'imap.example.org' }),
      server('imap', { host: 'second.example.org' }),
      server('pop3', { host: 'pop.example.org' }),
      server('smtp', { host: 'smtp.example.org', port: '587', socketType: 'STARTTLS' }),
    )
    expect(found(xml)).toEqual({
      servers: {
        smtp: { host: 'smtp.example.org', port: 587, security: 'starttls' },
        imap: { host: 'imap.example.org', port: 993, security: 'tls' },
        user: 'address',
      },
      signIn: 'password',
    })
  })

  it.each(['plain', '', 'none', 'TLS?'])('takes no server with the socket type %j', socketType => {
    const xml = config(
      server('smtp', { socketType }),
      server('imap', { socketType, host: 'imap.example.org' }),
    )
    expect(found(xml)).toBeNull()
  })

  it('passes over what does not encrypt to what does', () => {
    const xml = config(
      server('imap', { host: 'plain.example.org', socketType: 'plain' }),
      server('imap', { host: 'tls.example.org' }),
    )
    expect(hosts(xml)).toEqual([null, 'tls.example.org'])
  })

  it.each([
    ['%EMAILADDRESS%', 'address'],
    ['%EMAILLOCALPART%', 'local-part'],
    ['%EMAILLOCALPART%@%EMAILDOMAIN%', 'address'],
    [' %EMAILADDRESS% ', 'address'],
    ['erika.beispiel@example.org', 'address'],
    ['', 'address'],
  ])('understands the user name %j', (username, user) => {
    expect(found(config(server('smtp', { username })))?.servers.user).toBe(user)
  })

  it('takes the whole address where the two servers differ', () => {
    const xml = config(
      server('imap', { username: '%EMAILLOCALPART%' }),
      server('smtp', { username: '%EMAILADDRESS%' }),
    )
    expect(found(xml)?.servers.user).toBe('address')
  })

  it.each(['customer-%EMAILLOCALPART%', '%REALNAME%', 'somebody@example.org'])(
    'leaves out a server that wants the user name %j',
    username => expect(found(config(server('smtp', { username })))).toBeNull(),
  )

  it('puts the domain into a host name', () => {
    expect(hosts(config(server('smtp', { host: 'mail.%EMAILDOMAIN%' })))[0]).toBe('mail.example.org')
  })

  it('is not led astray by an address that looks like a placeholder', () => {
    const xml = config(server('smtp', { host: 'mail.example.org', username: '%EMAILLOCALPART%' }))
    expect(configuredServers(xml, '$&%EMAILDOMAIN%@example.org')?.servers.smtp?.host ?? null).toBeNull()
    expect(configuredServers(xml, '$&@example.org')?.servers.user).toBe('local-part')
  })

  it.each([
    'localhost',
    '127.0.0.1',
    '::1',
    '[::1]',
    'mail',
    'mail .example.org',
    '-mail.example.org',
    'mail..example.org',
    'mail.example.org:25',
    'mail.example.org/x',
    'user@mail.example.org',
    'mail.ex\u00e4mple.org',
    'mail.example.123',
    `${'a'.repeat(64)}.example.org`,
    `${'a.'.repeat(130)}org`,
    '\u001b[31mmail.example.org',
    '',
  ])('takes no host %j', host => {
    expect(found(config(server('smtp', { host })))).toBeNull()
  })

  it.each(['0', '65536', '-1', '99999', '465x', '4e2', '', '١٢٣'])('takes no port %j', port => {
    expect(found(config(server('smtp', { port })))).toBeNull()
  })

  it('recognises servers with OAuth2 alone, and prefers one with a password', () => {
    const only = config(server('smtp', { authentication: ['OAuth2'] }), server('imap'))
    expect(found(only)?.signIn).toBe('oauth2')
    const both = config(server('smtp', { authentication: ['OAuth2', 'password-cleartext'] }))
    expect(found(both)?.signIn).toBe('password')
    const second = config(
      server('smtp', { host: 'new.example.org', authentication: ['OAuth2'] }),
      server('smtp', { host: 'old.example.org' }),
    )
    expect([hosts(second)[0], found(second)?.signIn]).toEqual(['old.example.org', 'password'])
  })

  it.each(['GSSAPI', 'NTLM', 'TLS-client-cert', 'client-IP-address', 'none'])(
    'leaves out a server with %s alone',
    authentication => expect(found(config(server('smtp', { authentication: [authentication] })))).toBeNull(),
  )

  it('is asked for without the address of the person', () => {
    for (const url of autoconfigUrls('example.org')) {
      expect(url).toMatch(/^https:\/\/(?:autoconfig\.)?example\.org\/[a-z0-9.\-/]+$/)
    }
  })
})

describe('a file that means harm, or is none', () => {
  const good = config(server('smtp'), server('imap'))
  const laughs = Array.from(
    { length: 10 },
    (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`,
  ).join('')

  it.each([
    ['nothing', ''],
    ['blanks', ' \n '],
    [
      'a billion laughs',
      `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">${laughs}]><clientConfig>&l10;</clientConfig>`,
    ],
    [
      'a file of this machine',
      good.replace('<clientConfig', '<!DOCTYPE x SYSTEM "file:///etc/passwd"><clientConfig'),
    ],
    ['an entity of its own', good.replace('smtp.example.org', '&host;')],
    ['an entity of HTML', good.replace('smtp.example.org', 'smtp.example.org&nbsp;')],
    ['100,000 elements', good.replace('<displayName>', `${'<a/>'.repeat(100_000)}<displayName>`)],
    ['great depth', `${'<a>'.repeat(10_000)}${'</a>'.repeat(10_000)}`],
    ['a page', '<!DOCTYPE html><html><head><title>Parked</title></head><body><p>Buy now<br></body></html>'],
    ['a page without a type', '<html><body><p>Buy now<br></body></html>'],
    ['JSON', '{"imap":"imap.example.org"}'],
    ['UTF-16 read as UTF-8', Buffer.from(good, 'utf16le').toString('utf8')],
    ['bytes', Buffer.from(Array.from({ length: 500 }, (_, at) => at % 256)).toString('utf8')],
    ['no end', good.slice(0, -20)],
    ['two roots', good + good.slice(good.indexOf('<clientConfig'))],
    ['tags that cross', good.replace('</hostname>', '</port>')],
    ['an unquoted attribute', good.replace('type="smtp"', 'type=smtp')],
  ])('%s', (_, xml) => {
    expect(readConfig(xml)).toBeNull()
    expect(found(xml)).toBeNull()
  })

  it.each([
    ['another root', good.replaceAll('clientConfig', 'other')],
    ['servers at another place', good.replaceAll('emailProvider', 'webMail')],
    [
      'servers within servers',
      good
        .replaceAll('emailProvider>', 'x>')
        .replace('<x>', '<emailProvider><x>')
        .replace('</x>', '</x></emailProvider>'),
    ],
    [
      'another kind',
      good.replaceAll('type="smtp"', 'type="__proto__"').replaceAll('type="imap"', 'type="exchange"'),
    ],
  ])('has no servers where it has %s', (_, xml) => {
    expect(found(xml)).toBeNull()
  })

  it('has at most 30 servers, and no endless fields', () => {
    expect(readConfig(config(...Array.from({ length: 31 }, () => server('smtp'))))).toBeNull()
    const long = readConfig(config(server('smtp', { host: 'a'.repeat(60_000) })))
    expect(long?.[0]?.hostname.length).toBeLessThan(60_001)
    expect(found(config(server('smtp', { host: `${'a'.repeat(60_000)}.org` })))).toBeNull()
  })

  it('may begin with a byte order mark, and hold comments and the five entities', () => {
    const xml = good.replace('<displayName>', '<!-- a & b --><displayName>&lt;&amp;&gt;&quot;&apos; ')
    expect(hosts(`\uFEFF${xml}`)).toEqual(['smtp.example.org', 'imap.example.org'])
  })
})
