/** Which file a change of the settings is written to: the file itself, or the one a link leads to. */
import { lstatSync, readlinkSync, realpathSync, statSync } from 'node:fs'
import { EXIT, UserError } from '../errors.ts'

/**
 * Whoever keeps such files in a repository links them, and the link stays. A link to anything else than settings leads
 * to a file that is not ours to rewrite.
 * @param broken whether what the file holds is no JSON object
 * @returns the file that is to be written, and its mode
 * @throws UserError `settings_damaged` (exit 2) naming the target
 */
export function targetOf(file: string, broken: boolean): { readonly target: string; readonly mode: number } {
  const link = lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() ?? false
  if (!link) return { target: file, mode: 0o600 }
  const found = statSync(file, { throwIfNoEntry: false })
  if (found?.isFile() && (found.size === 0 || !broken))
    return { target: realpathSync(file), mode: found.mode & 0o777 }
  const what = found ? 'which holds no settings' : 'which is not there'
  const message = `${file} is a link to ${readlinkSync(file)}, ${what}; nothing was changed.`
  throw new UserError('settings_damaged', EXIT.usage, message, {
    hints: ['Delete the link, or let it lead to a file that holds {}.'],
  })
}
