/** Flags of the form NAME=VALUE. */
import { EXIT, UserError } from '../errors.ts'

/** @throws UserError `bad_input` (exit 2) naming the flag */
export function pairOf(flag: string, text: string, example: string): [string, string] {
  const at = text.indexOf('=')
  const [name, value] = [text.slice(0, at).trim(), text.slice(at + 1).trim()]
  if (at > 0 && name && value) return [name, value]
  throw new UserError('bad_input', EXIT.usage, `${flag}: ${JSON.stringify(text)} is not NAME=VALUE`, {
    hints: [`e.g. ${flag} ${example}`],
  })
}

/** @returns addresses by channel. @throws UserError `bad_input` (exit 2), also for two on one channel */
export function addressesOf(to: readonly string[]): Record<string, string> {
  const pairs = to.map(text => {
    const [channel, address] = pairOf('--to', text, 'email=service@example.com')
    return [channel.toLowerCase(), address] as const
  })
  const twice = pairs.find(([channel], index) => pairs.findIndex(([each]) => each === channel) < index)
  if (twice) throw new UserError('bad_input', EXIT.usage, `--to: two addresses for ${twice[0]}`)
  return Object.fromEntries(pairs)
}
