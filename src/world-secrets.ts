/** What a channel is told of settings and secrets. */
import type { Paths } from './store/paths.ts'
import type { Settings } from './store/read-settings.ts'
import type { System, World } from './world.ts'

export interface SecretWorld {
  readonly system: System
  readonly clockSet: boolean
  readonly settings: () => Settings
  readonly paths: Paths
  readonly warn: (message: string) => void
}

/** @returns the connection of a channel; a secret is looked up when the channel asks, and only then */
export function connectionOf({ system, clockSet, settings, paths, warn }: SecretWorld): World['connection'] {
  const setting = (key: string) => settings().get(key)?.toString()
  return channel => ({
    setting,
    secret: async name => {
      const { readSecret } = await import('./store/secrets.ts')
      const { openKeyring } = await import('./store/keyring.ts')
      const { settingsFile, secretsFile } = paths
      const sources = { env: system.env, keyring: openKeyring(), setting, settingsFile, secretsFile, warn }
      return (await readSecret({ channel, name }, sources))?.value ?? null
    },
    loopbackOnly: clockSet,
  })
}
