/** What X, or what stands in its place, may do to a post: each a script for one request. */
import { type Deed, json, problem } from '../support/x-server.ts'

export type Verdict = 'sent' | 'unknown' | 'hand-off' | 'sign-in' | 'temporary'

export interface Fault {
  readonly name: string
  readonly deed: Deed | null
  readonly verdict: Verdict
  readonly reason?: RegExp
  /** Milliseconds for a request. */
  readonly limit?: number
}

const raw = (status: number, type: string, body: string, headers: Record<string, string> = {}): Deed => ({
  reply: response => void response.writeHead(status, { 'content-type': type, ...headers }).end(body),
})
const JSON_TYPE = 'application/json'
const reset = (time: string) => String(Date.parse(`2026-11-${time}:00Z`) / 1000)
const QUARTER = {
  'x-rate-limit-limit': '100',
  'x-rate-limit-remaining': '0',
  'x-rate-limit-reset': reset('23T09:14'),
}
const DAY = {
  'x-user-limit-24hour-limit': '100',
  'x-user-limit-24hour-remaining': '0',
  'x-user-limit-24hour-reset': reset('24T03:00'),
}

export const DUPLICATE = problem(
  403,
  'Forbidden',
  'You are not allowed to create a Tweet with duplicate content.',
)

const REFUSED: readonly Fault[] = [
  {
    name: '401',
    deed: problem(401, 'Unauthorized', 'Unauthorized'),
    verdict: 'temporary',
    reason: /renewed; try again$/,
  },
  { name: '401 as a bare text', deed: raw(401, 'text/plain', 'Unauthorized'), verdict: 'temporary' },
  {
    name: '402 without credits',
    deed: problem(402, 'CreditsDepleted', 'Your enrolled account does not have any credits.'),
    verdict: 'hand-off',
    reason: /credits/,
  },
  {
    name: '403 for a duplicate that is not to be seen',
    deed: DUPLICATE,
    verdict: 'unknown',
    reason: /stands there already; look among your own posts$/,
  },
  {
    name: '403 for an answer nobody asked for',
    deed: problem(
      403,
      'Forbidden',
      'Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged by the author.',
    ),
    verdict: 'hand-off',
    reason: /conversation/,
  },
  {
    name: '403 for the app',
    deed: problem(403, 'Client Forbidden', 'x', 'https://api.x.com/2/problems/client-forbidden'),
    verdict: 'hand-off',
    reason: /your app/,
  },
  {
    name: '400',
    deed: problem(400, 'Invalid Request', 'Too long.'),
    verdict: 'hand-off',
    reason: /Too long$/,
  },
  { name: '404', deed: problem(404, 'Not Found', 'Nothing here.'), verdict: 'hand-off' },
  { name: '429 for now', deed: json(429, {}, QUARTER), verdict: 'temporary', reason: /2026-11-23T09:14Z/ },
  {
    name: '429 for a day',
    deed: json(429, {}, { ...QUARTER, ...DAY }),
    verdict: 'temporary',
    reason: /24T03:00Z/,
  },
  { name: 'nobody there', deed: null, verdict: 'temporary', reason: /ECONNREFUSED/ },
]

/** Each of these with the post kept, and with it not kept. */
const DOUBTFUL: readonly Fault[] = [
  { name: '500', deed: problem(500, 'Internal Server Error', 'Oops.'), verdict: 'unknown', reason: /500/ },
  { name: '502 as a page', deed: raw(502, 'text/html', '<h1>Bad gateway</h1>'), verdict: 'unknown' },
  { name: '403 as a page', deed: raw(403, 'text/html', '<h1>Blocked</h1>'), verdict: 'unknown' },
  { name: 'half JSON', deed: raw(201, JSON_TYPE, '{"data":{"id":"1861'), verdict: 'unknown' },
  { name: '201 without an id', deed: json(201, { data: { text: 'x' } }), verdict: 'unknown' },
  {
    name: '201 with a number for an id',
    deed: raw(201, JSON_TYPE, '{"data":{"id":1861}}'),
    verdict: 'unknown',
  },
  { name: '201 as a text', deed: raw(201, 'text/plain', 'Created'), verdict: 'unknown' },
  { name: 'a redirect', deed: raw(302, JSON_TYPE, '{}', { location: '/2/elsewhere' }), verdict: 'unknown' },
  {
    name: 'nothing, the line is dropped',
    deed: { reply: response => response.destroy() },
    verdict: 'unknown',
  },
  {
    name: 'headers, then the line is dropped',
    deed: {
      reply: response => {
        response.writeHead(201, { 'content-type': JSON_TYPE, 'content-length': '80' })
        response.flushHeaders()
        response.socket?.end()
      },
    },
    verdict: 'unknown',
  },
  {
    name: 'half a body, then the line is dropped',
    deed: {
      reply: response => {
        response.writeHead(201, { 'content-type': JSON_TYPE })
        response.write('{"data":{"id":"18', () => response.destroy())
      },
    },
    verdict: 'unknown',
  },
  {
    name: 'nothing, for ever',
    deed: { reply: () => undefined },
    verdict: 'unknown',
    limit: 150,
    reason: /in time/,
  },
  {
    name: '3 MB',
    deed: raw(201, JSON_TYPE, `{"a":"${'a'.repeat(3e6)}"}`),
    verdict: 'unknown',
    reason: /too long/,
  },
]

const SENT: readonly Fault[] = [
  {
    name: 'the right answer with a wrong type',
    deed: {
      keeps: true,
      reply: (response, usual) =>
        void response.writeHead(201, { 'content-type': 'text/plain' }).end(JSON.stringify(usual!.json)),
    },
    verdict: 'sent',
  },
  {
    name: '403 for a duplicate that is this very post',
    deed: { ...DUPLICATE, keeps: true },
    verdict: 'sent',
  },
]

export const FAULTS: readonly Fault[] = [
  ...REFUSED,
  ...SENT,
  ...DOUBTFUL.flatMap(fault => [
    { ...fault, name: `${fault.name}, and the post is there`, deed: { ...fault.deed!, keeps: true } },
    { ...fault, name: `${fault.name}, and there is no post` },
  ]),
]
