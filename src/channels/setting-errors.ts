/** What is said of a setting that is missing or wrong, and of a host that must not be reached now. */
import { EXIT, UserError } from '../errors.ts'

/** @returns the refusal of a host that is not this machine while the clock is set by hand */
export function clockIsSet(host: string): UserError {
  return new UserError(
    'clock_is_set',
    EXIT.refused,
    `The clock is set by hand, so nothing is sent to ${host}.`,
    {
      hints: ['Leave out --now and ESCALATE_NOW to send.'],
    },
  )
}

/** @returns the error for a setting that is not there; exit 2 */
export function missingSetting(key: string, example: string): UserError {
  return new UserError('missing_setting', EXIT.usage, `The setting ${key} is missing.`, {
    hints: [`escalate config set ${key} ${example}`],
    missing: [key],
  })
}

/** @returns the error for a setting with a value that is none; exit 2 */
export function badSetting(key: string, right: string): UserError {
  return new UserError('bad_setting', EXIT.usage, `The setting ${key} must be ${right}.`)
}
