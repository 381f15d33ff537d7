/** One request, told apart by whether it may have been acted upon. */
import { createServer, type RequestListener } from 'node:http'
import { type AddressInfo, createServer as plainServer, type Socket } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { ask } from '../../src/channels/ask.ts'

const at = (port: number) => new URL(`http://127.0.0.1:${port}/path`)
const get = (port: number, limit?: number) => ask({ method: 'GET', url: at(port), headers: {} }, limit)

async function listening(server: ReturnType<typeof plainServer>): Promise<number> {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>(resolve => void server.close(() => resolve())))
  return (server.address() as AddressInfo).port
}

const web = (listener: RequestListener) => listening(createServer(listener))

/** Ends or breaks each connection once something was asked. */
const raw = (answer: (socket: Socket) => void) =>
  listening(plainServer(socket => void socket.on('error', () => {}).once('data', () => answer(socket))))

describe('ask', () => {
  it('gives status, headers and JSON', async () => {
    const port = await web((_, response) => response.writeHead(429, { 'x-reset': '7' }).end('{"a":1}'))
    const answer = await get(port)
    expect(answer).toMatchObject({ kind: 'answer', status: 429, json: { a: 1 } })
    expect(answer.kind === 'answer' && answer.headers.get('x-reset')).toBe('7')
  })

  it('gives no JSON for anything else, and follows no redirect', async () => {
    const html = await web((_, response) => response.end('<html>'))
    expect(await get(html)).toMatchObject({ kind: 'answer', status: 200, json: undefined })
    const seen: (string | undefined)[] = []
    const elsewhere = await web((request, response) => {
      seen.push(request.url)
      response.writeHead(302, { location: '/other' }).end()
    })
    expect(await get(elsewhere)).toMatchObject({ kind: 'answer', status: 302 })
    expect(seen).toEqual(['/path'])
  })

  it.each([
    ['a port where nobody listens', 9],
    ['a port that is never connected to', 6000],
  ])('knows that nothing was sent: %s', async (_, port) => {
    expect(await get(port)).toMatchObject({ kind: 'not-sent' })
  })

  it('knows that nothing was sent where there is no such host', async () => {
    const url = new URL('http://nobody.invalid/')
    expect(await ask({ method: 'POST', url, headers: {}, body: '{}' })).toMatchObject({ kind: 'not-sent' })
  })

  it.each<[string, (socket: Socket) => void]>([
    ['before a byte', socket => socket.destroy()],
    ['in the head', socket => socket.end('HTTP/1.1 200 OK\r\nContent-')],
    ['in the body', socket => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"a"')],
    ['by nonsense', socket => socket.end('hello\r\n\r\n')],
  ])('does not know what became of it when the line breaks %s', async (_, answer) => {
    expect(await get(await raw(answer))).toMatchObject({ kind: 'no-answer' })
  })

  it('waits no longer than it may, and reads no further', async () => {
    expect(await get(await raw(() => {}), 50)).toEqual({ kind: 'no-answer', reason: 'no answer in time' })
    const endless = await web((_, response) => response.end(Buffer.alloc(3_000_000, 97)))
    expect(await get(endless)).toEqual({ kind: 'no-answer', reason: 'the answer is too long' })
  })

  it('says nothing of what was asked', async () => {
    const secret = 'hunter2hunter2'
    const port = await raw(socket => socket.destroy())
    const headers = { authorization: `Bearer ${secret}` }
    const answer = await ask({ method: 'POST', url: at(port), headers, body: secret })
    expect(JSON.stringify(answer)).not.toContain(secret)
  })
})
