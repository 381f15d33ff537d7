/** What the terminal can do: colour and width. */
import type { GlobalOptions, System } from '../world.ts'

/** @returns whether stdout and stderr are coloured; NO_COLOR, CLICOLOR_FORCE, TERM=dumb do what they do elsewhere */
export function colours({ env, stdout, stderr }: System, options: GlobalOptions): [boolean, boolean] {
  if (options.color === 'always') return [true, true]
  if (options.color === 'never' || env.NO_COLOR) return [false, false]
  if (env.CLICOLOR_FORCE && env.CLICOLOR_FORCE !== '0') return [true, true]
  if (env.TERM === 'dumb' || env.CLICOLOR === '0') return [false, false]
  return [stdout.isTTY === true, stderr.isTTY === true]
}

/** Columns: of the terminal, as COLUMNS says, else 80; lines longer than 100 are hard to read. */
export function widthOf({ env, stdout }: System): number {
  const columns = stdout.columns ?? Number(env.COLUMNS)
  return Math.min(100, Math.max(40, Number.isInteger(columns) && columns > 0 ? columns : 80))
}
