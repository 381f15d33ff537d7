/** The callback of the sign-in to X under attack (facts/faults.md, row 30): everything but the right answer is refused. */
import { connect, type Socket } from 'node:net'
import { networkInterfaces } from 'node:os'
import { describe, expect, it } from 'vitest'
import { type Begun, begin, CODE, GRANT, get, HOUR, raw } from './x-sign-in-double.ts'

const TOKEN = JSON.stringify({
  kind: 'oauth2',
  accessToken: GRANT.access_token,
  refreshToken: GRANT.refresh_token,
  expiresAt: new Date(HOUR + 7_200_000).toISOString(),
})

const CSP = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"

const bodyOf = (answer: string) => answer.slice(answer.indexOf('\r\n\r\n') + 4)

/** Our own pages: strict policy, nothing that runs, nothing of the request or the sign-in. */
function expectSafePage(answer: string, { state }: Begun): void {
  expect(answer).toContain(`content-security-policy: ${CSP}\r\n`)
  for (const line of ['cache-control: no-store', 'referrer-policy: no-referrer', 'x-frame-options: DENY'])
    expect(answer).toContain(`${line}\r\n`)
  expect(answer).toContain('content-type: text/html; charset=utf-8\r\n')
  expect(answer).not.toMatch(/access-control|set-cookie|location:/i)
  expect(bodyOf(answer)).toMatch(/<h1>.+<\/h1>/)
  expect(bodyOf(answer)).not.toMatch(/<script|<img|<link|href|src=|onerror|style/i)
  for (const text of [
    state,
    CODE,
    ...Object.values(GRANT)
      .map(String)
      .filter(each => each.includes('-')),
  ])
    expect(answer).not.toContain(text)
}

/** The real browser still gets through, and its code is redeemed once. */
async function expectStillWorks(begun: Begun): Promise<void> {
  const { port, right, outcome, x, link } = begun
  const answer = await raw(port, get(port, right))
  expect(answer).toMatch(/^HTTP\/1\.1 200 /)
  expectSafePage(answer, begun)
  expect(await outcome).toBe(TOKEN)
  expect(x.tokens()).toEqual([
    {
      grant_type: 'authorization_code',
      code: CODE,
      client_id: 'client-id-1',
      redirect_uri: link.searchParams.get('redirect_uri'),
      code_verifier: expect.stringMatching(/^[\w-]{43}$/),
    },
  ])
}

interface Attack {
  readonly name: string
  readonly head: (begun: Begun) => string
  readonly status: number | RegExp
  /** The parser of HTTP says it, before we are asked. */
  readonly early?: boolean
}

const NAVIGATES = 'Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n'
const other =
  (target: (begun: Begun) => string, more = '') =>
  (begun: Begun) =>
    get(begun.port, target(begun), more)

const ATTACKS: readonly Attack[] = [
  { name: 'a wrong state', head: other(() => `/callback?state=${'A'.repeat(43)}&code=evil`), status: 400 },
  { name: 'no state', head: other(() => '/callback?code=evil'), status: 400 },
  { name: 'an empty state', head: other(() => '/callback?state=&code=evil'), status: 400 },
  { name: 'no query', head: other(() => '/callback'), status: 400 },
  { name: 'an empty query', head: other(() => '/callback?'), status: 400 },
  { name: 'the state and no code', head: other(({ state }) => `/callback?state=${state}`), status: 400 },
  {
    name: 'the state and an empty code',
    head: other(({ state }) => `/callback?state=${state}&code=`),
    status: 400,
  },
  {
    name: 'the state by its beginning',
    head: other(({ state }) => `/callback?state=${state.slice(0, 42)}&code=evil`),
    status: 400,
  },
  {
    name: 'the state and more',
    head: other(({ state }) => `/callback?state=${state}A&code=evil`),
    status: 400,
  },
  {
    name: 'the state in capitals',
    head: other(({ state }) => `/callback?state=${state.toUpperCase()}.&code=evil`),
    status: 400,
  },
  {
    name: 'a list of states',
    head: other(({ state }) => `/callback?state[]=${state}&code=evil`),
    status: 400,
  },
  {
    name: 'two states',
    head: other(({ state }) => `/callback?state=x&state=${state}&code=evil`),
    status: 400,
  },
  {
    name: 'two states, ours first',
    head: other(({ state }) => `/callback?state=${state}&state=x&code=evil`),
    status: 400,
  },
  {
    name: 'the state encoded',
    head: other(
      ({ state }) => `/callback?state=%${state.charCodeAt(0).toString(16)}${state.slice(1)}&code=evil`,
    ),
    status: 400,
  },
  {
    name: 'its name encoded',
    head: other(({ state }) => `/callback?%73tate=${state}&code=evil`),
    status: 400,
  },
  {
    name: 'the state behind a semicolon',
    head: other(({ state }) => `/callback?code=evil;state=${state}`),
    status: 400,
  },
  {
    name: 'two codes',
    head: other(({ state }) => `/callback?state=${state}&code=evil&code=${CODE}`),
    status: 400,
  },
  {
    name: 'code and error',
    head: other(({ state }) => `/callback?state=${state}&code=evil&error=access_denied`),
    status: 400,
  },
  {
    name: 'a code with a line break',
    head: other(({ state }) => `/callback?state=${state}&code=a%0d%0ab`),
    status: 400,
  },
  {
    name: 'a code with a NUL',
    head: other(({ state }) => `/callback?state=${state}&code=a%00b`),
    status: 400,
  },
  {
    name: 'a broken encoding',
    head: other(({ state }) => `/callback?state=${state}&code=%E0%A4%A`),
    status: 400,
  },
  {
    name: 'letters that are not ASCII',
    head: other(({ state }) => `/callback?state=${state}&code=%C3%A4`),
    status: 400,
  },
  {
    name: 'error=access_denied of a stranger',
    head: other(() => '/callback?error=access_denied'),
    status: 400,
  },
  {
    name: 'a script in error_description',
    head: other(() => '/callback?error=x&error_description=%3Cscript%3Ealert(1)%3C/script%3E&state=x'),
    status: 400,
  },
  {
    name: 'a query of 5,000 characters',
    head: other(({ state }) => `/callback?state=${state}&code=evil&x=${'a'.repeat(5_000)}`),
    status: 400,
  },
  {
    name: 'a query of 100,000 characters',
    head: other(({ state }) => `/callback?state=${state}&code=evil&x=${'a'.repeat(100_000)}`),
    status: 431,
    early: true,
  },
  {
    name: 'a flood of headers',
    head: other(({ right }) => right, 'X-A: b\r\n'.repeat(5_000)),
    status: 431,
    early: true,
  },
  {
    name: 'another host name',
    head: ({ port, right }) => get(port, right).replace('127.0.0.1', 'evil.test'),
    status: 421,
  },
  {
    name: 'localhost',
    head: ({ port, right }) => get(port, right).replace('127.0.0.1', 'localhost'),
    status: 421,
  },
  {
    name: 'another port',
    head: ({ port, right }) => get(port, right).replace(`:${port}`, ':80'),
    status: 421,
  },
  {
    name: 'a host with a user',
    head: ({ port, right }) => get(port, right).replace('127.0.0.1', 'x@127.0.0.1'),
    status: 421,
  },
  {
    name: 'two hosts',
    head: ({ port, right }) => get(port, right, 'Host: evil.test\r\n'),
    status: /^4\d\d$/,
  },
  { name: 'no host', head: ({ right }) => `GET ${right} HTTP/1.1\r\n\r\n`, status: 400, early: true },
  { name: 'HTTP/1.0 without a host', head: ({ right }) => `GET ${right} HTTP/1.0\r\n\r\n`, status: 421 },
  {
    name: 'an address in absolute form',
    head: ({ port, right }) => get(port, `http://127.0.0.1:${port}${right}`),
    status: 404,
  },
  { name: 'another path', head: other(({ right }) => `/other${right}`), status: 404 },
  { name: 'a path below', head: other(({ right }) => right.replace('?', '/?')), status: 404 },
  {
    name: 'a path in capitals',
    head: other(({ right }) => right.replace('callback', 'Callback')),
    status: 404,
  },
  {
    name: 'a path encoded',
    head: other(({ right }) => right.replace('callback', '%63allback')),
    status: 404,
  },
  { name: 'a path with two slashes', head: other(({ right }) => `/${right}`), status: 404 },
  { name: 'a path with dots', head: other(({ right }) => `/x/..${right}`), status: 404 },
  {
    name: 'the query behind a fragment',
    head: other(({ right }) => right.replace('?', '#?')),
    status: /^40[04]$/,
  },
  {
    name: 'POST',
    head: ({ port, right }) => get(port, right, 'Content-Length: 0\r\n').replace('GET', 'POST'),
    status: 405,
  },
  { name: 'HEAD', head: ({ port, right }) => get(port, right).replace('GET', 'HEAD'), status: 405 },
  {
    name: 'OPTIONS, as before a request across sites',
    head: ({ port, right }) => get(port, right, 'Origin: https://evil.test\r\n').replace('GET', 'OPTIONS'),
    status: 405,
  },
  {
    name: 'PUT',
    head: ({ port, right }) => get(port, right, 'Content-Length: 0\r\n').replace('GET', 'PUT'),
    status: 405,
  },
  {
    name: 'GET with a body',
    head: ({ port, right }) => `${get(port, right, 'Content-Length: 3\r\n')}abc`,
    status: 400,
  },
  { name: 'a web page without a state', head: other(() => '/callback?code=evil', NAVIGATES), status: 400 },
  {
    name: 'fetch of a web page, even with the state',
    head: other(
      ({ right }) => right,
      'Origin: https://evil.test\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: cors\r\nSec-Fetch-Dest: empty\r\n',
    ),
    status: 403,
  },
  {
    name: 'a picture on a web page',
    head: other(
      ({ right }) => right,
      'Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: image\r\n',
    ),
    status: 403,
  },
  {
    name: 'a frame on a web page',
    head: other(
      ({ right }) => right,
      'Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe\r\n',
    ),
    status: 403,
  },
  {
    name: 'a script of an older browser',
    head: other(({ right }) => right, 'Origin: https://evil.test\r\n'),
    status: 403,
  },
  { name: 'the picture of a page (favicon)', head: other(() => '/favicon.ico'), status: 404 },
  { name: 'no HTTP at all', head: () => 'hello\r\n\r\n', status: 400, early: true },
  { name: 'a TLS greeting', head: () => '\u0016\u0003\u0001\u0002\u0000', status: 400, early: true },
  {
    name: 'a header with a bare line feed',
    head: ({ port, right }) => `GET ${right} HTTP/1.1\r\nHost: 127.0.0.1:${port}\nX: y\r\n\r\n`,
    status: /^(?:4\d\d)$/,
    early: true,
  },
]

describe('an attack on the callback', () => {
  it('comes in more than 25 ways', () => expect(ATTACKS.length).toBeGreaterThan(25))

  it.each(ATTACKS)('$name: refused, nothing is redeemed, and the person still gets through', async attack => {
    const begun = await begin()
    const answer = await raw(begun.port, attack.head(begun))
    const status = /^HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1] ?? answer
    expect(status).toMatch(attack.status instanceof RegExp ? attack.status : String(attack.status))
    if (!attack.early && attack.name !== 'HEAD' && attack.name !== 'two hosts') expectSafePage(answer, begun)
    expect(answer).not.toMatch(/evil|alert/)
    expect(begun.x.asked).toEqual([])
    await expectStillWorks(begun)
  })

  it('is let in where it is the browser that X sent back', async () => {
    const begun = await begin()
    const answer = await raw(begun.port, get(begun.port, begun.right, NAVIGATES))
    expect(answer).toMatch(/^HTTP\/1\.1 200 /)
    expect(await begun.outcome).toBe(TOKEN)
  })
})

describe('one shot', () => {
  it('the same answer again finds nobody, and the code is redeemed once', async () => {
    const begun = await begin()
    await expectStillWorks(begun)
    expect(await raw(begun.port, get(begun.port, begun.right))).toBe('')
    expect(begun.x.tokens()).toHaveLength(1)
  })

  it('a second code with the right state, at the same time: the first counts', async () => {
    const begun = await begin()
    const second = begun.right.replace(CODE, 'code-secret-2')
    const answers = await Promise.all([
      raw(begun.port, get(begun.port, begun.right)),
      raw(begun.port, get(begun.port, second)),
    ])
    expect(answers.filter(answer => /^HTTP\/1\.1 200 /.test(answer))).toHaveLength(1)
    expect(await begun.outcome).toBe(TOKEN)
    expect(begun.x.tokens()).toHaveLength(1)
  })

  it('a second request behind the first on the same connection is not heard', async () => {
    const begun = await begin()
    const second = begun.right.replace(CODE, 'code-secret-2')
    const answer = await raw(begun.port, get(begun.port, begun.right) + get(begun.port, second))
    expect(answer.match(/HTTP\/1\.1 200/g)).toHaveLength(1)
    expect(await begun.outcome).toBe(TOKEN)
    expect(begun.x.tokens().map(({ code }) => code)).toEqual([CODE])
  })

  it('the right answer behind a wrong one on a connection that was to be kept is not heard', async () => {
    const begun = await begin()
    const wrong = get(begun.port, '/callback?code=evil', 'Connection: keep-alive\r\n')
    const answer = await raw(begun.port, wrong + get(begun.port, begun.right))
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    expect(answer).not.toContain('200 OK')
    expect(begun.x.asked).toEqual([])
    await expectStillWorks(begun)
  })

  it('after five minutes nobody is there', async () => {
    const begun = await begin()
    expect(begun.patience()).toBe(5 * 60 * 1_000)
    begun.later()
    expect(await begun.outcome).toBe('sign_in_expired')
    expect(await raw(begun.port, get(begun.port, begun.right))).toBe('')
    expect(begun.x.asked).toEqual([])
  })

  it('a request that was begun before and ends after is not heard', async () => {
    const begun = await begin()
    const whole = get(begun.port, begun.right)
    const socket = connect(begun.port, '127.0.0.1')
    socket.on('error', () => {})
    await new Promise<void>(resolve => socket.write(whole.slice(0, -2), () => resolve()))
    begun.later()
    expect(await begun.outcome).toBe('sign_in_expired')
    socket.end(whole.slice(-2))
    expect(begun.x.asked).toEqual([])
  })

  it('a no of the person ends it, with no word of what else stands there', async () => {
    const begun = await begin()
    const evil = `error=access_denied&error_description=%3Cscript%3Ealert(1)%3C%2Fscript%3E`
    const answer = await raw(begun.port, get(begun.port, `/callback?${evil}&state=${begun.state}`))
    expect(answer).toMatch(/^HTTP\/1\.1 403 /)
    expectSafePage(answer, begun)
    expect(answer).not.toContain('alert')
    expect(await begun.outcome).toBe('sign_in_denied')
    expect(begun.x.asked).toEqual([])
  })
})

const held = async (port: number, text: string): Promise<Socket> => {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  await new Promise<void>(resolve => socket.write(text, () => resolve()))
  return socket
}

describe('the port', () => {
  it('slow connections keep nobody out, and are gone in the end', async () => {
    const begun = await begin()
    const slow = await Promise.all(Array.from({ length: 60 }, () => held(begun.port, 'GET /callback?sta')))
    const gone = slow.map(socket => new Promise(resolve => socket.once('close', resolve)))
    await expectStillWorks(begun)
    await Promise.all(gone)
  })

  it('is taken by another program: said, and nothing is asked', async () => {
    const first = await begin()
    const second = await begin(undefined, { port: first.port })
    expect(await second.outcome).toBe('callback_port_taken')
    expect(second.x.asked).toEqual([])
    await expectStillWorks(first)
  })

  it('two sign-ins at once on two ports: the answer of one is a stranger to the other', async () => {
    const [one, two] = await Promise.all([begin(), begin()])
    expect(one.state).not.toBe(two.state)
    expect(await raw(two.port, get(two.port, one.right))).toMatch(/^HTTP\/1\.1 400 /)
    expect([one.x.asked, two.x.asked]).toEqual([[], []])
    await expectStillWorks(one)
    await expectStillWorks(two)
  })

  const outside = Object.values(networkInterfaces())
    .flatMap(each => each ?? [])
    .filter(({ address, scopeid }) => address !== '127.0.0.1' && !scopeid)
    .map(({ address }) => address)

  it.each([...new Set(['::1', '127.0.0.2', ...outside])])('is closed on %s', async address => {
    const begun = await begin()
    const code = await new Promise(resolve => {
      const socket = connect(begun.port, address)
      socket.once('error', error => resolve((error as { code?: string }).code))
      socket.once('connect', () => resolve('connected'))
    })
    expect(code).not.toBe('connected')
    await expectStillWorks(begun)
  })
})

describe('the page', () => {
  it('speaks German', async () => {
    const begun = await begin(undefined, { language: 'de' })
    const refused = Buffer.from(
      await raw(begun.port, get(begun.port, '/callback?code=evil')),
      'latin1',
    ).toString()
    expect(refused).toContain('<html lang="de">')
    expect(refused).toContain('Das ist nicht deine Anmeldung')
    const done = Buffer.from(await raw(begun.port, get(begun.port, begun.right)), 'latin1').toString()
    expect(done).toContain('Du kannst diese Seite schließen.')
    expectSafePage(done, begun)
    expect(await begun.outcome).toBe(TOKEN)
  })
})
