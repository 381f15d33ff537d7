/** Against a real Secret Service: run by `scripts/with-secret-service.sh npm run test:servers`. */
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { openKeyring } from '../../src/store/keyring.ts'
import { readSecret } from '../../src/store/secrets.ts'

const ring = openKeyring()
const ACCOUNT = 'email.password'

afterEach(async () => {
  await ring.delete(ACCOUNT)
})

it('stores, finds, replaces and deletes a secret', async () => {
  expect(await ring.get(ACCOUNT)).toEqual({ available: true, value: null })
  expect(await ring.set(ACCOUNT, 'first')).toEqual({ available: true, value: true })
  expect(await ring.set(ACCOUNT, 'zweites "Geheimnis" äöü')).toEqual({ available: true, value: true })
  expect(await ring.get(ACCOUNT)).toEqual({ available: true, value: 'zweites "Geheimnis" äöü' })
  expect(await ring.get('x.token')).toEqual({ available: true, value: null })
  expect(await ring.delete(ACCOUNT)).toEqual({ available: true, value: true })
  expect(await ring.delete(ACCOUNT)).toEqual({ available: true, value: false })
})

it('is the second place where a secret is looked for', async () => {
  await ring.set(ACCOUNT, 'from the keyring')
  const sources = {
    env: {},
    keyring: ring,
    setting: () => undefined,
    settingsFile: null,
    secretsFile: join('/nonexistent', 'secrets.json'),
    warn: (warning: object) => expect.unreachable(JSON.stringify(warning)),
  }
  const name = { channel: 'email', name: 'password' }
  expect(await readSecret(name, sources)).toEqual({ value: 'from the keyring', origin: 'keyring' })
  const env = { ESCALATE_SECRET_EMAIL_PASSWORD: 'from the environment' }
  expect((await readSecret(name, { ...sources, env }))?.origin).toBe('env')
})
