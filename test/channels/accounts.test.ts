import { describe, expect, it } from 'vitest'
import { findServers } from '../../src/channels/email/accounts/find-servers.ts'
import type { MailExchange, Net, Service } from '../../src/channels/email/accounts/net.ts'
import { config, server } from './config-files.ts'

interface World {
  /** By URL: a body, or a status. */
  readonly pages?: Readonly<Record<string, string | number>>
  readonly mx?: readonly string[]
  readonly srv?: Readonly<Record<string, readonly Partial<Service>[]>>
  /** What gives no answer at all. */
  readonly silent?: readonly ('get' | 'mx' | 'srv')[]
}

const AUTOCONFIG = 'https://autoconfig.example.org/mail/config-v1.1.xml'
const WELL_KNOWN = 'https://example.org/.well-known/autoconfig/mail/config-v1.1.xml'
const FILE = config(server('smtp'), server('imap'))

/** A network that answers as written here, and keeps what it was asked. */
function netOf({ pages = {}, mx = [], srv = {}, silent = [] }: World): Net & { readonly asked: string[] } {
  const asked: string[] = []
  const ask = <T>(way: 'get' | 'mx' | 'srv', what: string, answer: T): Promise<T> => {
    asked.push(`${way} ${what}`)
    return silent.includes(way) ? Promise.reject(new Error('no answer')) : Promise.resolve(answer)
  }
  const exchanges: MailExchange[] = mx.map(exchange => ({ exchange, priority: 10 }))
  const service = { name: '', port: 0, priority: 0, weight: 0 }
  return {
    asked,
    get: url => {
      const page = pages[url] ?? 404
      return ask(
        'get',
        url,
        typeof page === 'string' ? { status: 200, body: page } : { status: page, body: '' },
      )
    },
    mx: domain => ask('mx', domain, exchanges),
    srv: name =>
      ask(
        'srv',
        name,
        (srv[name.replace('.example.org', '')] ?? []).map(each => ({ ...service, ...each })),
      ),
  }
}

const find = (world: World, address = 'erika@example.org') => findServers(address, netOf(world))

describe('where servers are looked for', () => {
  it('asks nobody about a provider of the table', async () => {
    const net = netOf({ pages: { [AUTOCONFIG]: FILE } })
    const found = await findServers('Erika.Beispiel@WEB.de', net)
    expect(net.asked).toEqual([])
    expect(found).toMatchObject({
      servers: {
        smtp: { host: 'smtp.web.de', port: 465 },
        imap: { host: 'imap.web.de' },
        user: 'local-part',
      },
      origin: 'table',
      provider: { id: 'web-de' },
      signIn: 'password',
      foreign: false,
      tried: [{ way: 'table', at: 'web.de', result: 'found' }],
    })
  })

  it('says that a provider has no servers at all', async () => {
    const found = await find({}, 'erika@tuta.com')
    expect(found).toMatchObject({ servers: null, origin: 'table', provider: { notes: ['own-app-only'] } })
  })

  it('takes the first of the two files', async () => {
    const other = config(server('smtp', { host: 'other.example.org' }))
    const pages = { [AUTOCONFIG]: FILE, [WELL_KNOWN]: other }
    expect(await find({ pages })).toMatchObject({
      servers: { smtp: { host: 'smtp.example.org' } },
      origin: 'autoconfig',
      provider: null,
      foreign: false,
    })
    expect((await find({ pages: { [WELL_KNOWN]: other } })).servers?.smtp?.host).toBe('other.example.org')
  })

  it('goes on to the next place only where the one before had nothing', async () => {
    const mx = ['aspmx.l.google.com']
    const srv = { '_submissions._tcp': [{ name: 'smtp.example.org', port: 465 }] }
    const net = netOf({ pages: { [AUTOCONFIG]: FILE }, mx, srv })
    await findServers('erika@example.org', net)
    expect(net.asked).toEqual([`get ${AUTOCONFIG}`, `get ${WELL_KNOWN}`])
    const second = netOf({ mx, srv })
    expect(await findServers('erika@example.org', second)).toMatchObject({
      origin: 'mx',
      provider: { id: 'gmail' },
    })
    expect(second.asked.slice(2)).toEqual(['mx example.org'])
    expect(await find({ mx: ['mail.example.org'], srv })).toMatchObject({ origin: 'srv', provider: null })
  })

  it('tells what was tried when nothing was found', async () => {
    const found = await find({ pages: { [AUTOCONFIG]: '<html></html>', [WELL_KNOWN]: 500 }, silent: ['mx'] })
    expect(found).toEqual({
      servers: null,
      origin: null,
      provider: null,
      signIn: 'password',
      foreign: false,
      tried: [
        { way: 'table', at: 'example.org', result: 'nothing' },
        { way: 'autoconfig', at: AUTOCONFIG, result: 'unusable' },
        { way: 'autoconfig', at: WELL_KNOWN, result: 'nothing' },
        { way: 'mx', at: 'example.org', result: 'unreachable' },
        { way: 'srv', at: 'example.org', result: 'nothing' },
      ],
    })
  })

  it('is no error without a network', async () => {
    const found = await find({ silent: ['get', 'mx', 'srv'] })
    expect(found.servers).toBeNull()
    expect(found.tried.slice(1).map(({ result }) => result)).toEqual(Array(4).fill('unreachable'))
  })

  it('asks nobody where only the table is wanted', async () => {
    const net = netOf({ pages: { [AUTOCONFIG]: FILE } })
    expect((await findServers('erika@example.org', net, { tableOnly: true })).servers).toBeNull()
    expect(net.asked).toEqual([])
  })

  it.each([
    '',
    'erika',
    'a@b@example.org',
    'Erika <erika@example.org>',
    'erika@exa mple.org',
    '-x@example.org',
  ])('refuses %j before it asks', async address => {
    const net = netOf({})
    await expect(findServers(address, net)).rejects.toMatchObject({ code: 'bad_address', exit: 2 })
    expect(net.asked).toEqual([])
  })
})

describe('servers of somebody else', () => {
  it('are marked, with the user warned before a password is typed', async () => {
    const xml = config(server('smtp', { host: 'mail.evil.test' }), server('imap'))
    expect((await find({ pages: { [AUTOCONFIG]: xml } })).foreign).toBe(true)
    const srv = { '_imaps._tcp': [{ name: 'imap.hoster.test', port: 993 }] }
    expect((await find({ srv })).foreign).toBe(true)
  })

  it('are known where the table knows them, with all that provider wants', async () => {
    const xml = config(server('smtp', { host: 'smtp.gmail.com' }), server('imap', { host: 'imap.gmail.com' }))
    expect(await find({ pages: { [AUTOCONFIG]: xml } })).toMatchObject({
      origin: 'autoconfig',
      provider: { id: 'gmail' },
      signIn: 'app-password',
      foreign: false,
    })
    const mixed = config(
      server('smtp', { host: 'smtp.gmail.com' }),
      server('imap', { host: 'imap.evil.test' }),
    )
    expect((await find({ pages: { [AUTOCONFIG]: mixed } })).foreign).toBe(true)
  })

  it.each([
    ['mail.shop.co.uk', 'erika@shop.co.uk', false],
    ['mail.other.co.uk', 'erika@shop.co.uk', true],
    ['mail.example.com', 'erika@sub.example.com', false],
  ])('%s for %s: %s', async (host, address, foreign) => {
    const domain = address.split('@')[1]
    const pages = { [`https://autoconfig.${domain}/mail/config-v1.1.xml`]: config(server('smtp', { host })) }
    expect((await find({ pages }, address)).foreign).toBe(foreign)
  })
})

describe('SRV records', () => {
  const smtp = async (srv: World['srv']) => (await find({ srv: srv ?? {} })).servers?.smtp ?? null

  it('with TLS from the first byte come before those with STARTTLS', async () => {
    const srv = {
      '_submissions._tcp': [{ name: 'tls.example.org', port: 465 }],
      '_submission._tcp': [{ name: 'starttls.example.org', port: 587 }],
      '_imaps._tcp': [],
      '_imap._tcp': [{ name: 'imap.example.org.', port: 143 }],
    }
    expect((await find({ srv })).servers).toEqual({
      smtp: { host: 'tls.example.org', port: 465, security: 'tls' },
      imap: { host: 'imap.example.org', port: 143, security: 'starttls' },
      user: 'address',
    })
  })

  it('are taken by priority, then by weight', async () => {
    const list = [
      { name: 'c.example.org', port: 465, priority: 20, weight: 99 },
      { name: 'b.example.org', port: 465, priority: 10, weight: 1 },
      { name: 'a.example.org', port: 466, priority: 10, weight: 5 },
    ]
    expect(await smtp({ '_submissions._tcp': list })).toEqual({
      host: 'a.example.org',
      port: 466,
      security: 'tls',
    })
  })

  it.each(['.', ''])('with the target %j say that there is no such service', async name => {
    const none = [{ name, port: 0 }]
    expect((await find({ srv: { '_submissions._tcp': none, '_imaps._tcp': none } })).servers).toBeNull()
    const srv = { '_submissions._tcp': none, '_submission._tcp': [{ name: 'mail.example.org', port: 587 }] }
    expect(await smtp(srv)).toMatchObject({ security: 'starttls' })
  })

  it.each([
    { name: '127.0.0.1', port: 465 },
    { name: 'localhost', port: 465 },
    { name: '\u001b[2Jmail.example.org', port: 465 },
    { name: 'mail.example.org', port: 0 },
    { name: 'mail.example.org', port: 70_000 },
  ])('that make no sense are none: %j', async record => {
    expect(await smtp({ '_submissions._tcp': [record] })).toBeNull()
  })

  it('of one direction leave the other to be asked', async () => {
    const found = await find({ srv: { '_imaps._tcp': [{ name: 'imap.example.org', port: 993 }] } })
    expect(found.servers).toMatchObject({ smtp: null, imap: { host: 'imap.example.org' } })
  })
})
