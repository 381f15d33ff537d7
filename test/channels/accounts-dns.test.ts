import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { findServers } from '../../src/channels/email/accounts/find-servers.ts'
import { realNet } from '../../src/channels/email/accounts/net.ts'

/** Type numbers and response codes of RFC 1035 and RFC 2782. */
const MX = 15
const SRV = 33
const NO_SUCH_NAME = 3
const FAILURE = 2

const nameOf = (name: string) =>
  Buffer.concat(
    [...name.split('.').filter(Boolean), ''].map(label => Buffer.from([label.length, ...Buffer.from(label)])),
  )
const numbers = (...values: number[]) => Buffer.from(values.flatMap(value => [value >> 8, value & 255]))
const mx = (priority: number, host: string) => ({
  type: MX,
  data: Buffer.concat([numbers(priority), nameOf(host)]),
})
const srv = (priority: number, weight: number, port: number, host: string) => ({
  type: SRV,
  data: Buffer.concat([numbers(priority, weight, port), nameOf(host)]),
})

type Zone = Readonly<Record<string, readonly { type: number; data: Buffer }[] | number>>

/** Name, and where the question ends, of a message of RFC 1035 section 4. */
function questionIn(message: Buffer): { name: string; end: number } {
  const labels: string[] = []
  let at = 12
  for (let length = message[at] ?? 0; length > 0; length = message[at] ?? 0) {
    labels.push(message.subarray(at + 1, at + 1 + length).toString('latin1'))
    at += 1 + length
  }
  return { name: labels.join('.'), end: at + 5 }
}

/** A name server on loopback; a name that is not in its zone does not exist, a number is the code of a failure. */
async function nameServer(zone: Zone, silent = false) {
  const socket = createSocket('udp4')
  socket.on('message', (message, { port, address }) => {
    const { name, end } = questionIn(message)
    const found = zone[name.toLowerCase()] ?? NO_SUCH_NAME
    const records = typeof found === 'number' ? [] : found
    const header = Buffer.concat([
      message.subarray(0, 2),
      numbers(0x8180 | (typeof found === 'number' ? found : 0), 1, records.length, 0, 0),
    ])
    const answers = records.map(({ type, data }) =>
      Buffer.concat([numbers(0xc00c, type, 1, 0, 60, data.length), data]),
    )
    if (!silent) socket.send(Buffer.concat([header, message.subarray(12, end), ...answers]), port, address)
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  const nameServers = [`127.0.0.1:${socket.address().port}`]
  return {
    net: (limit = 5_000) => realNet({ nameServers, limit }),
    [Symbol.asyncDispose]: async () => {
      socket.close()
      await once(socket, 'close')
    },
  }
}

describe('DNS', () => {
  it('gives the records of a name', async () => {
    await using server = await nameServer({
      'example.org': [mx(10, 'aspmx.l.google.com')],
      '_imaps._tcp.example.org': [srv(1, 2, 993, 'imap.example.org')],
    })
    expect(await server.net().mx('example.org')).toMatchObject([
      { exchange: 'aspmx.l.google.com', priority: 10 },
    ])
    expect(await server.net().srv('_imaps._tcp.example.org')).toMatchObject([
      { name: 'imap.example.org', port: 993, priority: 1, weight: 2 },
    ])
  })

  it('without a record is an answer, without an answer an error', async () => {
    await using server = await nameServer({ 'empty.example.org': [], 'broken.example.org': FAILURE })
    expect(await server.net().mx('none.example.org')).toEqual([])
    expect(await server.net().srv('empty.example.org')).toEqual([])
    await expect(server.net().mx('broken.example.org')).rejects.toThrow()
    await using silent = await nameServer({}, true)
    await expect(silent.net(100).mx('example.org')).rejects.toThrow()
  })

  it('leads to servers, and to none where the target is the root', async () => {
    const zone = {
      '_submissions._tcp.example.test': [srv(0, 0, 0, '')],
      '_submission._tcp.example.test': [srv(0, 1, 587, 'mail.example.test')],
      '_imaps._tcp.example.test': [srv(0, 0, 0, '')],
    }
    await using server = await nameServer(zone)
    const net = { ...server.net(), get: () => Promise.reject(new Error('no answer')) }
    expect(await findServers('erika@example.test', net)).toMatchObject({
      servers: { smtp: { host: 'mail.example.test', port: 587, security: 'starttls' }, imap: null },
      origin: 'srv',
    })
  })
})
