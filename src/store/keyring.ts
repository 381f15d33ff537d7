/**
 * The system's keyring, through keytar. A bus on which nobody answers holds a call for 25 seconds or for ever, and Node
 * cannot end while it lasts, `process.exit` included (measured). So each call runs in a child that can be killed.
 */
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

export type KeyringAnswer<T> =
  | { readonly available: true; readonly value: T }
  | { readonly available: false; readonly reason: string }

/** Accounts are `<channel>.<name>`, e.g. `email.password`; the service is `escalate`. */
export interface Keyring {
  get(account: string): Promise<KeyringAnswer<string | null>>
  set(account: string, secret: string): Promise<KeyringAnswer<true>>
  /** @returns whether there was one to delete */
  delete(account: string): Promise<KeyringAnswer<boolean>>
}

export interface KeyringOptions {
  /** Milliseconds a call may take. */
  readonly limit?: number
  /** Module to load instead of keytar. */
  readonly module?: string
}

const SERVICE = 'escalate'

/** Milliseconds. A keyring that works answers in under 100. */
const LIMIT = 3_000

/** Runs in the child: one call, told on stdin, answered on stdout. The secret is never an argument or in the environment. */
const CHILD = `
let told = ''
process.stdin.setEncoding('utf8').on('data', text => { told += text }).on('end', async () => {
  const { module, call, values } = JSON.parse(told)
  let answer
  try {
    const keytar = await import(module)
    const value = await (keytar.default ?? keytar)[call](...values)
    answer = { value: value ?? null }
  } catch (error) {
    answer = { reason: String(error && error.message || error) }
  }
  process.stdout.write(JSON.stringify(answer))
})`

type Call = 'getPassword' | 'setPassword' | 'deletePassword'

const REASONS: readonly (readonly [RegExp, string])[] = [
  [
    /failed to load|libsecret|cannot find|err_module/i,
    'it could not be loaded; on Linux install libsecret (Debian: libsecret-1-0)',
  ],
  [
    /autolaunch|d-?bus|could not connect|ServiceUnknown|was not provided/i,
    'there is no session bus with a keyring service on it',
  ],
  [
    /object does not exist|locked|dismissed|prompt/i,
    'it is locked, or there is no default keyring; unlock it or log in to the desktop once',
  ],
]

/** Own sentences only: what the system says may quote what it was given. */
function explain(said: string): string {
  return REASONS.find(([pattern]) => pattern.test(said))?.[1] ?? 'it refused the call'
}

function keytarModule(): string | null {
  try {
    return createRequire(import.meta.url).resolve('keytar')
  } catch {
    return null
  }
}

function childEnvironment(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _options, NODE_EXTRA_CA_CERTS: _certificates, ...rest } = process.env
  return rest
}

/** @returns what the child wrote, or null if it took too long or could not be started */
async function askChild(question: string, limit: number): Promise<string | null> {
  const { spawn } = await import('node:child_process')
  return new Promise(resolve => {
    const child = spawn(process.execPath, ['-e', CHILD], {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: childEnvironment(),
      windowsHide: true,
    })
    let said = ''
    const end = (answer: string | null): void => {
      clearTimeout(timer)
      child.kill('SIGKILL')
      resolve(answer)
    }
    const timer = setTimeout(() => end(null), limit)
    child.on('error', () => end(null))
    child.stdin.on('error', () => undefined)
    child.stdout.setEncoding('utf8').on('data', text => (said += text))
    child.on('close', () => end(said))
    child.stdin.end(question)
  })
}

function understood<T>(said: string | null, limit: number): KeyringAnswer<T> {
  if (said === null) return { available: false, reason: `it did not answer within ${limit / 1_000} s` }
  try {
    const answer = JSON.parse(said) as { value: T } | { reason: string }
    if ('value' in answer) return { available: true, value: answer.value }
    return { available: false, reason: explain(answer.reason) }
  } catch {
    return { available: false, reason: 'its library ended unexpectedly' }
  }
}

/** @returns the keyring; nothing is loaded before the first call, and no call throws */
export function openKeyring({ limit = LIMIT, module }: KeyringOptions = {}): Keyring {
  const ask = async <T>(call: Call, ...values: string[]): Promise<KeyringAnswer<T>> => {
    const path = module ?? keytarModule()
    if (path === null) return { available: false, reason: 'the optional package keytar is not installed' }
    const question = JSON.stringify({ module: pathToFileURL(path).href, call, values: [SERVICE, ...values] })
    return understood<T>(await askChild(question, limit), limit)
  }
  return {
    get: account => ask<string | null>('getPassword', account),
    set: async (account, secret) => {
      const answer = await ask<null>('setPassword', account, secret)
      return answer.available ? { available: true, value: true } : answer
    },
    delete: account => ask<boolean>('deletePassword', account),
  }
}
