/** What a channel is told of settings and secrets, and how secrets are kept. Loads nothing before it is asked. */
import type { ChannelName } from './case/model.ts'
import type { Connection } from './channels/channel.ts'
import type { Keyring } from './store/keyring.ts'
import type { Paths } from './store/paths.ts'
import type { Settings } from './store/read-settings.ts'
import type { WarnOfSecret } from './store/secret-warning.ts'
import type { SecretSources } from './store/secrets.ts'
import type { System, World } from './world.ts'

export interface SecretWorld {
  readonly system: System
  readonly clockSet: boolean
  readonly settings: () => Settings
  readonly paths: Paths
  readonly warn: WarnOfSecret
  /** Then no secret is kept or dropped; a renewed one is, as the old one may be used up. */
  readonly dryRun: boolean
}

type Parts = Pick<World, 'connection' | 'keyring' | 'keepSecret' | 'dropSecret' | 'secretOrigin'>

/** A value in a file is not read by a shell, so nobody else turns `~/` into the home folder. */
function settingIn({ settings, system }: SecretWorld): Connection['setting'] {
  return key => {
    const value = settings().get(key)?.toString()
    return key === 'email.maildir' ? value?.replace(/^~(?=[/\\]|$)/, () => system.home) : value
  }
}

async function keyringOf(system: System): Promise<Keyring> {
  return system.keyring ?? (await import('./store/keyring.ts')).openKeyring()
}

/** @returns where secrets are looked for; each warning is told once in a run */
function sourcesIn(world: SecretWorld, setting: Connection['setting']): () => Promise<SecretSources> {
  const { system, paths, warn } = world
  const told = new Set<string>()
  const once: WarnOfSecret = warning => {
    const key = JSON.stringify(warning)
    if (!told.has(key)) warn(warning)
    told.add(key)
  }
  return async () => {
    const { settingsFile, secretsFile } = paths
    return {
      env: system.env,
      keyring: await keyringOf(system),
      setting,
      settingsFile,
      secretsFile,
      warn: once,
    }
  }
}

type Sources = () => Promise<SecretSources>

/** Secrets of the user's own that were renewed and could be kept nowhere are good for this run. */
function connections(
  { clockSet, paths }: SecretWorld,
  setting: Connection['setting'],
  sources: Sources,
): World['connection'] {
  const renewed = new Map<string, string>()
  const latest = async (channel: ChannelName, name: string): Promise<SecretSources> => {
    const all = await sources()
    const value = renewed.get(`${channel}.${name}`)
    const { secretVariable } = await import('./store/secrets.ts')
    return value === undefined
      ? all
      : { ...all, env: { ...all.env, [secretVariable({ channel, name })]: value } }
  }
  return channel => ({
    setting,
    secret: async name => {
      const { readSecret } = await import('./store/secrets.ts')
      return (await readSecret({ channel, name }, await latest(channel, name)))?.value ?? null
    },
    loopbackOnly: clockSet,
    renewSecret: async (name, renew) => {
      const { renewSecret } = await import('./store/renew-secret.ts')
      const { withLock } = await import('./store/lock.ts')
      return withLock(paths.secretsLock, async () => {
        const { value, kept } = await renewSecret({ channel, name }, renew, await latest(channel, name))
        if (!kept && value !== null) renewed.set(`${channel}.${name}`, value)
        return value
      })
    },
  })
}

function keeping(
  { paths, dryRun }: SecretWorld,
  sources: Sources,
): Pick<World, 'keepSecret' | 'dropSecret' | 'secretOrigin'> {
  const locked = async <T>(work: () => Promise<T>): Promise<T> =>
    (await import('./store/lock.ts')).withLock(paths.secretsLock, work)
  return {
    keepSecret: async (name, value, { plainFile = false } = {}) => {
      const { keepSecret, placeToKeep } = await import('./store/keep-secret.ts')
      const places = await sources()
      return dryRun
        ? placeToKeep(name, places, plainFile)
        : locked(() => keepSecret(name, value, places, plainFile))
    },
    dropSecret: async name => {
      const { dropSecret, isKept } = await import('./store/keep-secret.ts')
      const places = await sources()
      return dryRun ? isKept(name, places) : locked(() => dropSecret(name, places))
    },
    secretOrigin: async name => (await import('./store/secrets.ts')).originOfSecret(name, await sources()),
  }
}

/** @returns the parts of the world that have to do with secrets; one is looked up when it is asked for, and only then */
export function secretsOf(world: SecretWorld): Parts {
  const setting = settingIn(world)
  const sources = sourcesIn(world, setting)
  return {
    connection: connections(world, setting, sources),
    keyring: async () => (await keyringOf(world.system)).get('doctor.probe'),
    ...keeping(world, sources),
  }
}
