/** Tries an account in both directions before anything of it is stored. */
import type { Probe } from '../../channels/account.ts'
import type { Connection } from '../../channels/channel.ts'
import { EXIT, UserError } from '../../errors.ts'
import { quoted } from '../../intake/flags.ts'
import { SIGN_IN } from '../../terminal/texts/sign-in.ts'
import type { World } from '../../world.ts'
import { type MailAccount, settingsOf } from './connect-account.ts'
import type { Secret } from './connect-secret.ts'
import { say, tellProbes } from './connect-view.ts'

/** The newest text of the secret: a token may be renewed by its first use. */
export interface Trial {
  readonly probes: readonly Probe[]
  readonly secret: Secret | null
}

/** Settings and secret as they would be; the real ones are not looked at. */
function trialConnection(base: Connection, account: MailAccount, held: Map<string, string>): Connection {
  const settings = settingsOf(account, null)
  const secret = async (name: string) => held.get(name) ?? null
  return {
    ...base,
    setting: key => (Object.hasOwn(settings, key) ? (settings[key] ?? undefined) : base.setting(key)),
    secret,
    renewSecret: async (name, renew) => {
      const fresh = await renew(await secret(name))
      if (fresh !== null) held.set(name, fresh)
      return secret(name)
    },
  }
}

/**
 * Signs in at each server and sends nothing; says what became of it.
 * @throws UserError for settings that are wrong or a clock that is set by hand; a server's refusal is a probe
 */
export async function tryAccount(account: MailAccount, secret: Secret | null, world: World): Promise<Trial> {
  const channel = await world.channel('email')
  const held = new Map(secret ? [[secret.name, secret.value]] : [])
  say(world, SIGN_IN[world.language].trying)
  const probes = (await channel.probe?.(trialConnection(world.connection('email'), account, held))) ?? []
  tellProbes(probes, world)
  return { probes, secret: secret && { ...secret, value: held.get(secret.name) ?? secret.value } }
}

const HINTS: Readonly<Record<NonNullable<Probe['next']>, readonly string[]>> = {
  'sign-in': [
    'Is it an app password, where the provider wants one? Is POP3/IMAP allowed there? Is the user name right?',
    'What the provider wants is told by: escalate connect email --dry-run --address ADDRESS',
  ],
  temporary: [
    'Try again later; if it lasts, host, port or encryption may be wrong: --smtp-host, --imap-host ...',
  ],
  refused: [
    'Look up host, port and encryption at the provider: --smtp-host, --smtp-port, --smtp-security, --imap-...',
  ],
}

const FAILURES = [
  ['sign-in', 'account_refused', EXIT.signIn],
  ['refused', 'servers_wrong', EXIT.usage],
  ['temporary', 'servers_unreachable', EXIT.temporary],
] as const

/** A direction that failed without a word of what to do next is taken for a trouble that passes. */
const nextOf = ({ next }: Probe) => next ?? 'temporary'

/** @returns whether every direction that failed did so for the name or the password */
export const onlySignIn = (probes: readonly Probe[]): boolean =>
  probes.some(({ ok }) => !ok) && probes.every(probe => probe.ok || nextOf(probe) === 'sign-in')

/** @returns the error of a trial that failed, or null: exit 4 before 2 before 8, as a sign-in is the nearest to be mended */
export function failureOf(probes: readonly Probe[], address: string): UserError | null {
  const failed = probes.filter(({ ok }) => !ok)
  const worst = FAILURES.find(([next]) => failed.some(probe => nextOf(probe) === next))
  if (worst === undefined) return null
  const [next, code, exit] = worst
  const which = failed.map(({ at, reason }) => `${at}: ${reason ?? 'no answer'}`).join('; ')
  const one = probes.length > failed.length ? onlyOne(failed) : []
  const known = failed.flatMap(({ advice }) => advice ?? [])
  // Where all that fails is known, waiting and guessing are no advice.
  const usual = known.length === failed.length ? [] : HINTS[next]
  const hints = [
    ...new Set([...known, ...usual.map(hint => hint.replace('ADDRESS', () => quoted(address))), ...one]),
  ]
  return new UserError(code, exit, `${which.replace(/\.$/, '')}. Nothing was stored.`, { hints })
}

/** Half an account is better than none, if the person says so. */
function onlyOne(failed: readonly Probe[]): readonly string[] {
  return failed.every(({ direction }) => direction === 'receive')
    ? ['Sending works: --no-imap connects it alone, and you record replies by hand.']
    : []
}
