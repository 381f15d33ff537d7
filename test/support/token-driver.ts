/**
 * A program that wants a token once, as `check` and `next` do: `node driver.mjs '<settings>'`, with ESCALATE_HOME set.
 * It says `ready`, waits for a byte on stdin, and prints the token.
 */
import { once } from 'node:events'
import { writeSync } from 'node:fs'
import { buildWorld } from '../../src/build-world.ts'
import { accessToken } from '../../src/channels/email/oauth/access-token.ts'
import { realSystem } from '../../src/main.ts'
import type { Keyring } from '../../src/store/keyring.ts'

const none = async () => ({ available: false, reason: 'a test has none' }) as const
const keyring: Keyring = { get: none, set: none, delete: none }
const settings = JSON.parse(process.argv[2]!) as Record<string, string>

const world = await buildWorld({ ...realSystem(), settings, keyring }, {})
writeSync(1, 'ready\n')
await once(process.stdin, 'data')
process.stdin.destroy()
writeSync(1, `${await accessToken(world.connection('email'))}\n`)
world.close()
