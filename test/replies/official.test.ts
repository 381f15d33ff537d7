/** Who speaks: the company in all its spellings, strangers, and names made to be taken for it. */
import { describe, expect, it } from 'vitest'
import type { ChannelName } from '../../src/case/model.ts'
import { hostOf, registrable } from '../../src/replies/domains.ts'
import { impostureOf, isFromCompany, isOfficial } from '../../src/replies/official.ts'
import { read } from '../../src/replies/read.ts'
import { messageOf } from './message.ts'

const known = [
  { channel: 'x', address: '@Fernruf_hilft' },
  { channel: 'x', address: '@DeutscherFernruf' },
  { channel: 'email', address: 'service@fernruf.example' },
  { channel: 'facebook', address: 'FernrufHilft' },
  { channel: 'phone', address: '+49 800 3301000' },
] as const
const from = (channel: ChannelName, sender: string, senderName: string | null = null) =>
  messageOf({ channel, from: sender, senderName, company: { known } })

const LIKE_HANDLES = [
  ...[
    '@Femruf_hilft',
    '@Fernruf_hi1ft',
    '@Fernruf_hiIft',
    '@Fernrvf_hilft',
    '@Fernruf_hilf',
    '@Fernruf_hlift',
  ],
  ...[
    '@Fernruff_hilft',
    '@Ferrnruf_hilft',
    '@Fernrufhilft',
    '@_Fernruf_hilft',
    '@Fernruf__hilft',
    '@Fernruf_hilft_',
  ],
  ...[
    '@Fernruf_hilft_de',
    '@Fernruf_hilft24',
    '@Fernruf_hilfe',
    '@Fernruf_help',
    '@FernrufSupport',
    '@Fernruf_Service',
  ],
  ...[
    '@FernrufService',
    '@Fernruf_Kundenservice',
    '@FernrufCare',
    '@official_fernruf',
    '@FernrufOfficial',
    '@realFernruf',
  ],
  ...[
    '@Fernruf_Deutschland',
    '@Fernruf_refunds',
    '@hilft_Fernruf',
    '@Fernruf.hilft',
    '@FernrufTeam_DE',
    '@Fernruf',
  ],
  ...[
    '@Fern\u0433uf_hilft',
    '@F\u0435rnruf_hilft',
    '@Fernruf_h\u0456lft',
    '@Fernruf_hil\u0192t',
    '@Fernruf_\u04bbilft',
  ],
  ...['@Deutscher_Fernruf', '@DeutscherFernrvf', '@DeutscherFernruf_help', '@Deutscher_Fernruf_DE'],
]
const LIKE_MAILS = [
  ...['x@fernruf.example.evil.test', 'x@fernruf-service.test', 'x@service-fernruf.test', 'x@femruf.example'],
  ...[
    'x@fernruff.example',
    'x@fernrvf.example',
    'x@fernru.example',
    'x@frenruf.example',
    'x@ferrnruf.example',
  ],
  ...[
    'x@fern-ruf.example',
    'x@fernruf-example.test',
    'x@fernrufde.test',
    'x@fernruf-de.test',
    'x@www-fernruf.test',
  ],
  ...[
    'x@fernruf.secure-login.test',
    'x@kundenservice-fernruf.test',
    'x@fernruf.kunden.test',
    'x@myfernruf.test',
  ],
  ...[
    'x@meinfernruf.test',
    'x@fernruf24.test',
    'x@fernruf-rechnung.test',
    'x@rechnung-fernruf.test',
    'x@fernruf-hilft.test',
  ],
  ...[
    'x@fernrufsupport.test',
    'x@fernruf-support.test',
    'x@support.fernruf.evil.test',
    'x@fernruf-online.test',
  ],
  ...['x@fernruf.example-login.test', 'x@fernruf-refund.test', 'x@login-fernruf.test', 'x@das-fernruf.test'],
  ...['fernruf.kundenservice@gmail.com', 'kundenservice-fernruf@web.de', 'service.fernruf@outlook.com'],
  ...['service@fernruf.example@evil.test', 'fernruf.example@evil.test', 'x@fernruf.login.zendesk.com'],
  ...['x@fe\u0433nruf.example', 'x@f\u0435rnruf.example', 'x@fernru\u0192.example', 'x@f\u00e9rnruf.example'],
  ...[
    `x@${new URL('http://f\u0435rnruf.example').hostname}`,
    `x@${new URL('http://f\u00eb\u00e9rnruf.example').hostname}`,
  ],
  ...[
    'Fernruf Kundenservice <x@fernruf.example.evil.test>',
    '"service@fernruf.example" <x@fernruf-hilfe.test>',
  ],
  ...['x@fernruf.example.com.test', 'x@fernruf.co', 'x@fernrufs.example', 'x@ternruf.example'],
].filter(address => address !== 'x@fernruf.co')

describe('names made to look like the company', () => {
  it.each(LIKE_HANDLES)('%s is a look-alike', handle => {
    for (const channel of ['x', 'x-dm'] as const) {
      expect(isFromCompany(from(channel, handle))).toBe(false)
      expect(impostureOf(from(channel, handle))).toMatchObject({ sure: true })
    }
    expect(isOfficial(from('x', '@Fernruf_hilft'), 'x-dm', handle)).toBe(false)
  })

  it.each(LIKE_MAILS)('%s is a look-alike', address => {
    expect(isFromCompany(from('email', address))).toBe(false)
    expect(impostureOf(from('email', address))).toMatchObject({ sure: true })
  })

  it('are more than thirty handles and forty addresses', () => {
    expect(LIKE_HANDLES.length).toBeGreaterThan(30)
    expect(LIKE_MAILS.length).toBeGreaterThan(40)
  })

  it('are told with the address they resemble, and settle nothing, not even in our own thread', () => {
    const text = 'Guten Tag, wir haben Ihnen 20 Euro erstattet. Mit freundlichen Gr\u00fc\u00dfen, Ina'
    const mail = { ...from('email', 'x@fernruf-service.test'), text, inReplyTo: ['<our@case.test>'] }
    const reading = read(mail)
    expect(reading).toMatchObject({ official: false, settles: false })
    expect(reading.evidence).toContain('x@fernruf-service.test: look-alike of service@fernruf.example')
  })
})

describe('the company itself', () => {
  it.each([
    ['x', '@Fernruf_hilft'],
    ['x', '@fernruf_HILFT'],
    ['x', 'Fernruf_hilft'],
    ['x', ' @Fernruf_hilft '],
    ['x-dm', '@Fernruf_hilft'],
    ['x', '@DeutscherFernruf'],
    ['x', 'https://x.com/Fernruf_hilft'],
    ['x', 'https://twitter.com/fernruf_hilft?lang=de'],
    ['x', 'mobile.twitter.com/Fernruf_hilft/status/1'],
    ['x', 'Fernruf hilft @Fernruf_hilft'],
    ['facebook', 'fernrufhilft'],
    ['messenger', 'https://www.facebook.com/FernrufHilft'],
    ['email', 'service@fernruf.example'],
    ['email', 'SERVICE@FERNRUF.EXAMPLE'],
    ['email', 'ina.muster@fernruf.example'],
    ['email', 'noreply@mail.rechnung.fernruf.example'],
    ['email', 'Ina <ina@fernruf.example>'],
    ['email', 'ina@fernruf.example.'],
  ] as const)('on %s as %s', (channel, sender) => {
    expect(isFromCompany(from(channel, sender))).toBe(true)
    expect(impostureOf(from(channel, sender))).toBeNull()
  })

  it('is at a domain with umlauts in both spellings', () => {
    const company = { known: [{ channel: 'email', address: 'info@m\u00fcllerfunk.example' }] } as const
    const at = new URL('http://m\u00fcllerfunk.example').hostname
    expect(at).toContain('xn--')
    expect(isFromCompany(messageOf({ from: `x@${at}`, company }))).toBe(true)
  })

  it('names its own forms by the domain of its mail, and its hotline however it is written', () => {
    const message = from('email', 'service@fernruf.example')
    expect(isOfficial(message, 'web-form', 'https://hilfe.fernruf.example/formular')).toBe(true)
    expect(isOfficial(message, 'phone', '0800 / 330 10 00')).toBe(true)
  })
})

describe('somebody else', () => {
  it.each([
    '@anna_muster',
    '@konkurrenz_hilft',
    '@Andernetz',
    '@hilft_gern',
    '@kundenservice',
    '@T',
    '@DB_Bahn',
  ])('%s is a stranger and no look-alike', handle => {
    expect(isFromCompany(from('x', handle))).toBe(false)
    expect(impostureOf(from('x', handle))).toBeNull()
  })

  it.each(['max@gmail.com', 'service@andernetz.example', 'x@evil.test', 'fern@ruf.example'])(
    '%s is a stranger and no look-alike',
    address => {
      expect(isFromCompany(from('email', address))).toBe(false)
      expect(impostureOf(from('email', address))).toBeNull()
    },
  )

  it('under the same name with another ending may be the company: it is said, and sure of nothing', () => {
    expect(impostureOf(from('email', 'x@fernruf.test'))).toMatchObject({ sure: false })
    const named = impostureOf(from('email', 'x@evil.test', 'Fernruf Kundenservice'))
    expect(named).toEqual({
      sure: false,
      evidence: '"Fernruf Kundenservice": the name of the company, not its address',
    })
  })

  it('with the name of the page in words is not known: names are not unique', () => {
    expect(isFromCompany(from('facebook', 'Fernruf hilft'))).toBeNull()
    expect(isFromCompany(from('facebook', 'Anna Muster'))).toBe(false)
  })
})

describe('an address they name', () => {
  const message = from('email', 'service@fernruf.example')
  it.each([
    ['email', 'technik@fernruf.example', true],
    ['email', 'technik@partner.test', null],
    ['email', 'technik@fernruf-service.test', false],
    ['web-form', 'https://www.fernruf.example/x', true],
    ['web-form', 'https://t.co/abc', null],
    ['web-form', 'https://fernruf.example.evil.test/x', false],
    ['web-form', 'https://fernruf.example@evil.test/x', false],
    ['web-form', 'https://evil.test\\@fernruf.example/', null],
    ['x-dm', '@Fernruf_hilft', true],
    ['x-dm', '@Fernruf_helps', false],
    ['x-dm', '@anna_muster', null],
    ['phone', '0900 123456', null],
  ] as const)('%s %s: %s', (channel, address, official) => {
    expect(isOfficial(message, channel, address)).toBe(official)
  })
})

describe('hosts', () => {
  it.each([
    ['mail.shop.example.co.uk', 'example.co.uk'],
    ['help.fernruf.example', 'fernruf.example'],
    ['fernruf.zendesk.com', 'fernruf.zendesk.com'],
    ['a.fernruf.de.com', 'fernruf.de.com'],
  ])('%s is registered as %s', (host, name) => expect(registrable(host)).toBe(name))

  it.each([
    ['https://user:pw@evil.test:8080/path?x=@fernruf.example', 'evil.test'],
    ['Ina <ina@Fernruf.Example>', 'fernruf.example'],
    ['www.fernruf.example/x', 'www.fernruf.example'],
    ['', ''],
  ])('of %j: %s', (address, host) => expect(hostOf(address)).toBe(host))
})

describe('a name where an address should be', () => {
  it.each([
    ['letter', 'Deutscher Fernruf'],
    ['letter', 'Fernruf Deutschland GmbH, Ring 1, 12345 Musterstadt'],
    ['email', 'Lea Wolf'],
    ['web-form', 'Fernruf'],
    ['community', 'Fernruf hilft Team'],
    ['x', 'Fernruf hilft'],
    ['x-dm', 'Deutscher Fernruf'],
    ['facebook', 'Deutscher Fernruf Hilft'],
    ['facebook', 'Fernruf hilft'],
  ] as const)('proves nothing, and accuses nobody (%s, %s)', (channel, sender) => {
    expect(isFromCompany(from(channel, sender))).toBeNull()
    expect(impostureOf(from(channel, sender))).toBeNull()
    expect(read({ ...from(channel, sender), text: 'Wir lehnen Ihre Forderung ab.' })).toMatchObject({
      official: null,
      settles: true,
    })
  })

  it.each([
    ['x', 'Max Muster'],
    ['facebook', 'Gudrun Behnke'],
    ['messenger', 'Otto Beispiel'],
    ['email', 'lea@fremd.example'],
  ] as const)('is that of somebody else where anybody has one (%s, %s)', (channel, sender) => {
    expect(isFromCompany(from(channel, sender))).toBe(false)
  })
})
