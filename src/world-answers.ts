/** Answers of a broken-off interview, kept beside the cases. */
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { ensureFolder } from './store/paths.ts'
import { replaceFile } from './store/replace-file.ts'
import type { World } from './world.ts'

/** Only the user may read it: it holds what they typed. */
export function answersIn(file: string): World['answers'] {
  return {
    read: () => (existsSync(file) ? readFileSync(file, 'utf8') : null),
    keep: text => {
      ensureFolder(dirname(file))
      replaceFile(file, text)
    },
    drop: () => rmSync(file, { force: true }),
  }
}
