/**
 * A program that wants a token of X once, as `check` and `next` do: `node driver.mjs '<settings>'`, with ESCALATE_HOME
 * set; with `refused` behind it, X has refused the one that is stored at its begin.
 * It says `ready`, waits for a byte on stdin, and prints the token and what the system shows of this process.
 */
import { once } from 'node:events'
import { readFileSync, writeSync } from 'node:fs'
import { buildWorld } from '../../src/build-world.ts'
import { renewToken } from '../../src/channels/x/sign-in/renew.ts'
import { requireToken } from '../../src/channels/x/token.ts'
import { realSystem } from '../../src/main.ts'
import type { Keyring } from '../../src/store/keyring.ts'

const none = async () => ({ available: false, reason: 'a test has none' }) as const
const keyring: Keyring = { get: none, set: none, delete: none }
const settings = JSON.parse(process.argv[2]!) as Record<string, string>

const world = await buildWorld({ ...realSystem(), settings, keyring }, {})
const refused =
  process.argv[3] === 'refused' ? requireToken(await world.connection('x').secret('token')) : null
writeSync(1, 'ready\n')
await once(process.stdin, 'data')
process.stdin.destroy()
const { accessToken } = await renewToken(world.connection('x'), Date.now, refused)
const shown = readFileSync('/proc/self/cmdline', 'utf8') + readFileSync('/proc/self/environ', 'utf8')
writeSync(1, `${accessToken} ${shown.includes('-secret-') ? 'shown' : 'hidden'}\n`)
world.close()
