/** The directory of one installation: what we ship, and the user's own entries in front. */
import { existsSync, readFileSync } from 'node:fs'
import { directoryOf } from './directory.ts'
import { coreCompanies, mergeCompanies, parseCompanies } from './load.ts'
import type { Directory } from './record.ts'

/**
 * @param onlyOwn leaves out the companies that come with the program
 * @throws UserError `bad_directory` (exit 2) when the own file is damaged
 */
export function homeDirectory(ownFile: string, onlyOwn = false): Directory {
  const core = onlyOwn ? [] : coreCompanies()
  const own = existsSync(ownFile) ? parseCompanies(readFileSync(ownFile, 'utf8'), ownFile) : []
  return directoryOf(own.length > 0 ? mergeCompanies(core, own) : core)
}
