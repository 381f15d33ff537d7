/**
 * Waits on this machine for the browser to come back from X: once, for five minutes, on 127.0.0.1 only.
 * Whatever else comes is refused and changes nothing; only the right state ends the waiting.
 */
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { Language } from '../../../case/model.ts'
import { EXIT, UserError } from '../../../errors.ts'
import { answer, pageOf } from './callback-page.ts'
import { type Judged, judge } from './callback-request.ts'

/** Runs something after so many milliseconds; the result takes that back. */
export type Timer = (run: () => void, milliseconds: number) => () => void

/** Milliseconds in which the person has to sign in; facts/faults.md, row 30. */
export const PATIENCE = 5 * 60 * 1_000

/** Milliseconds and bytes of a request's head: a browser sends its own at once, of some 2 kB. */
const HEAD_TIME = 5_000
const HEAD_SIZE = 16 * 1024

/** Connections at once: a browser opens a few, a flood must not use up the files of this process. */
const MOST = 200

export interface Callback {
  /** @throws UserError `sign_in_expired` (exit 4) when nobody came in time, or the callback was closed */
  readonly returned: Promise<Exclude<Judged, { kind: 'refused' }>>
  readonly close: () => Promise<void>
}

export interface CallbackOptions {
  readonly port: number
  readonly state: string
  readonly language: Language
  readonly timer: Timer
}

/** Heads come whole and soon; a connection is used for one request, as another could only be a trick. */
function listener(): Server {
  const server = createServer({
    headersTimeout: HEAD_TIME,
    requestTimeout: HEAD_TIME,
    connectionsCheckingInterval: 1_000,
    keepAliveTimeout: 1,
    maxHeaderSize: HEAD_SIZE,
    requireHostHeader: true,
  })
  server.maxRequestsPerSocket = 1
  server.maxConnections = MOST
  return server
}

function portTaken(port: number, error: unknown): UserError {
  const code = (error as { code?: unknown }).code
  const why = code === 'EADDRINUSE' ? 'another program uses it' : String(code ?? 'it was refused')
  return new UserError(
    'callback_port_taken',
    EXIT.usage,
    `Port ${port} of this machine cannot be listened on: ${why}.`,
    {
      hints: [
        'Is another "escalate connect x" still waiting? End it, or the program on that port.',
        'Or without the port: escalate connect x --no-browser',
        'Or another port: escalate config set x.callbackPort PORT (and the same in the settings of your app at X)',
      ],
    },
  )
}

async function listen(server: Server, port: number): Promise<void> {
  try {
    server.listen({ host: '127.0.0.1', port, exclusive: true })
    await once(server, 'listening')
  } catch (error) {
    throw portTaken(port, error)
  }
}

const tooLate = () =>
  new UserError('sign_in_expired', EXIT.signIn, 'Nobody signed in within five minutes.', {
    hints: ['escalate connect x'],
  })

/**
 * Listens from now on.
 * @throws UserError `callback_port_taken` (exit 2)
 */
export async function openCallback({ port, state, language, timer }: CallbackOptions): Promise<Callback> {
  const server = listener()
  await listen(server, port)
  const close = async () => {
    cancel()
    open = false
    server.closeAllConnections()
    if (server.listening) await new Promise(resolve => server.close(resolve))
    end(null)
  }
  let open = true
  let end: (judged: Exclude<Judged, { kind: 'refused' }> | null) => void = () => {}
  const returned = new Promise<Exclude<Judged, { kind: 'refused' }>>((resolve, reject) => {
    end = judged => (judged === null ? reject(tooLate()) : resolve(judged))
  })
  // Whoever closes without waiting is told nothing.
  returned.catch(() => {})
  const cancel = timer(() => void close(), PATIENCE)
  server.on('request', (request, response) => {
    const judged: Judged = open ? judge(request, { port, state }) : { kind: 'refused', status: 410 }
    if (judged.kind === 'refused') return answer(response, judged.status, pageOf('refused', language))
    open = false
    const page = pageOf(judged.kind === 'code' ? 'done' : 'denied', language)
    answer(response, judged.kind === 'code' ? 200 : 403, page, () => {
      end(judged)
      void close()
    })
  })
  return { returned, close }
}
