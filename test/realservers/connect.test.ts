/** From `connect` to `disconnect` with real servers and a real Secret Service: where the password goes, and where not. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { openKeyring } from '../../src/store/keyring.ts'
import { type CorrectServer, correctServer } from '../channels/smtp-doubles.ts'
import { openMailCases } from '../support/mail-cases.ts'
import { answerMail } from '../support/mail-corpus.ts'
import { type Ended, newHome, start } from '../support/program.ts'
import { type Dovecot, startDovecot } from './customer.ts'

const ring = openKeyring()
const ACCOUNT = 'email.password'

async function held(): Promise<string | null> {
  const answer = await ring.get(ACCOUNT)
  if (!answer.available) throw new Error('there is no keyring: scripts/with-secret-service.sh makes one')
  return answer.value
}

let dovecot: Dovecot
let smtp: CorrectServer

beforeAll(async () => {
  dovecot = await startDovecot()
  smtp = await correctServer(
    {},
    {
      ...{ ...dovecot.proof, secure: true, authOptional: false },
      onAuth({ username, password }, _session, done) {
        const right = username === dovecot.user && password === dovecot.password
        done(right ? null : Object.assign(new Error('no'), { responseCode: 535 }), { user: dovecot.user })
      },
    },
  )
})

afterAll(async () => {
  await smtp[Symbol.asyncDispose]()
  await dovecot[Symbol.asyncDispose]()
})

afterEach(async () => {
  await ring.delete(ACCOUNT)
})

/** The session bus is all that this program gets of the test's environment. */
function run(home: string, args: readonly string[], stdin?: string): Promise<Ended> {
  const bus = process.env.DBUS_SESSION_BUS_ADDRESS
  if (bus === undefined) throw new Error('there is no session bus: scripts/with-secret-service.sh makes one')
  const env = { NODE_EXTRA_CA_CERTS: dovecot.authorityFile, DBUS_SESSION_BUS_ADDRESS: bus }
  return start(args, { home, env, ...(stdin === undefined ? {} : { stdin }) })
}

function connect(home: string, password: string): Promise<Ended> {
  const server = (protocol: string, port: number) => [
    ...[`--${protocol}-host`, '127.0.0.1', `--${protocol}-port`, String(port)],
    ...[`--${protocol}-security`, 'tls', `--${protocol}-user`, dovecot.user],
  ]
  const servers = [...server('smtp', smtp.port), ...server('imap', dovecot.port)]
  const argv = ['connect', 'email', '--address', dovecot.user, ...servers, '--password-stdin']
  return run(home, [...argv, '--no-input', '--json'], `${password}\n`)
}

it('keeps the password in the keyring and nowhere else, reads with it, and forgets it', async () => {
  const home = newHome()
  const connected = await connect(home, dovecot.password)
  expect(connected.exit, connected.stderr).toBe(0)
  expect(await held()).toBe(dovecot.password)
  const said = [connected.stdout, connected.stderr, readFileSync(join(home, 'config.json'), 'utf8')]
  for (const text of said) expect(text).not.toContain(dovecot.password)
  expect(smtp.stored).toEqual([])

  const [about] = openMailCases(home, 1, new Date(Date.now() - 86_400_000).toISOString())
  dovecot.mailboxes.deliver([answerMail(1, about!, new Date())])
  const checked = await run(home, ['check', '--json'])
  expect([checked.exit, checked.json().received.length]).toEqual([0, 1])
  expect((await run(home, ['channels'])).stdout).toContain('127.0.0.1')

  expect((await run(home, ['disconnect', 'email', '--yes', '--json'])).exit).toBe(0)
  expect(await held()).toBeNull()
  expect((await run(home, ['check', '--json'])).json().channels).toEqual([])
})

it('keeps nothing of a password that is refused', async () => {
  const home = newHome()
  const { exit, stdout, stderr } = await connect(home, 'wrong-donkey-8')
  expect(exit).toBe(4)
  expect(await held()).toBeNull()
  for (const text of [stdout, stderr, dovecot.log.text()]) expect(text).not.toContain('wrong-donkey-8')
  const settings = await run(home, ['config', 'get', 'email.imap.host'])
  expect(settings.stdout).not.toContain('127.0.0.1')
})
