import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { beforeAll, describe, expect, it } from 'vitest'
import { httpsGet } from '../../src/channels/email/accounts/https-get.ts'
import { certify } from '../support/x509.ts'

const authority = certify({ name: 'authority of this test', authority: true })
const leaf = certify({ name: 'localhost', hosts: ['localhost'], usage: 'serverAuth' }, authority.issuer)

type Answer = (request: IncomingMessage, response: ServerResponse) => void

/** A web server on loopback that hears what it is asked. */
async function site(answer: Answer, identity = leaf) {
  const heard: { url: string | undefined; headers: string[] }[] = []
  const server = createServer({ cert: identity.cert, key: identity.key }, (request, response) => {
    heard.push({ url: request.url, headers: Object.keys(request.headers) })
    answer(request, response)
  })
  server.on('tlsClientError', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const base = `https://localhost:${(server.address() as AddressInfo).port}`
  return {
    base,
    heard,
    get: (path = '/', limit = 10_000) => httpsGet(`${base}${path}`, { limit, ca: authority.cert }),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

const redirect =
  (to: string): Answer =>
  (_, response) =>
    response.writeHead(302, { location: to }).end()

describe('a page over https', () => {
  it('comes as it is, and the asking says nothing of the person', async () => {
    await using server = await site((_, response) => response.end('<clientConfig>ä</clientConfig>'))
    expect(await server.get('/mail/config-v1.1.xml')).toEqual({
      status: 200,
      body: '<clientConfig>ä</clientConfig>',
    })
    expect(server.heard).toEqual([
      { url: '/mail/config-v1.1.xml', headers: ['accept', 'host', 'connection'] },
    ])
  })

  it.each([404, 500, 204, 304])('of status %i has no body', async status => {
    await using server = await site((_, response) =>
      response.writeHead(status).end(status === 404 ? 'no' : undefined),
    )
    expect(await server.get()).toEqual({ status, body: '' })
  })

  it('may have 64 KB and not a byte more', async () => {
    await using server = await site(({ url }, response) =>
      response.end('a'.repeat(64 * 1024 + Number(url?.slice(1)))),
    )
    expect((await server.get('/0')).body).toHaveLength(64 * 1024)
    await expect(server.get('/1')).rejects.toThrow('too long')
  })

  it('is given up when it never ends', async () => {
    await using server = await site((_, response) => {
      const more = () => response.write('a'.repeat(10_000), more)
      more()
    })
    await expect(server.get()).rejects.toThrow('too long')
  })

  it('is given up when nothing comes', async () => {
    await using silent = await site(() => undefined)
    await expect(silent.get('/', 100)).rejects.toThrow()
    await using slow = await site((_, response) => response.write('a'))
    await expect(slow.get('/', 100)).rejects.toThrow()
  })
})

describe('a redirect', () => {
  it('is followed within the same owner, three times at most', async () => {
    await using server = await site(({ url }, response) => {
      const left = Number(url?.slice(1))
      if (left === 0) response.end('here')
      else response.writeHead(301, { location: `/${left - 1}` }).end()
    })
    expect(await server.get('/3')).toEqual({ status: 200, body: 'here' })
    await expect(server.get('/4')).rejects.toThrow('too many')
  })

  it.each([
    'http://localhost/',
    'https://example.org/x.xml',
    'https://user@localhost/',
    'file:///etc/passwd',
    'ftp://localhost/',
  ])('to %s is refused', async to => {
    await using server = await site(redirect(to))
    await expect(server.get()).rejects.toThrow('must not lead')
    expect(server.heard).toHaveLength(1)
  })

  it('to nowhere is no page', async () => {
    await using server = await site((_, response) => response.writeHead(302).end('moved'))
    expect(await server.get()).toEqual({ status: 302, body: '' })
  })
})

describe('who answers', () => {
  let stranger = leaf
  beforeAll(() => {
    const other = certify({ name: 'authority of nobody', authority: true })
    stranger = certify({ name: 'localhost', hosts: ['localhost'], usage: 'serverAuth' }, other.issuer)
  })

  it('must prove it, and is told nothing before', async () => {
    await using server = await site((_, response) => response.end('x'), stranger)
    await expect(server.get()).rejects.toThrow()
    expect(server.heard).toEqual([])
  })

  it('must speak https', async () => {
    await expect(httpsGet('http://localhost:1/', { limit: 1_000 })).rejects.toThrow('only https')
  })
})
