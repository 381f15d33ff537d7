import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { program } from './bundle.ts'
import { folder } from './folder.ts'

/** Any Node then looks for the package, as one without a sound SQLite of its own does. */
const OLD_NODE =
  "Object.defineProperty(process, 'versions', { value: { ...process.versions, sqlite: '3.45.1' } })"

const TRY = `
import { openDatabase } from '@store/driver.ts'
${OLD_NODE}
try {
  const db = openDatabase(':memory:')
  console.log(JSON.stringify({ answer: db.prepare('SELECT 6 * 7 AS answer').get().answer }))
} catch (error) {
  console.log(JSON.stringify({ code: error.code, exit: error.exit, hints: error.hints }))
}`

const run = (file: string): unknown =>
  JSON.parse(execFileSync(process.execPath, [file], { encoding: 'utf8' }))

describe('where Node has no sound SQLite', () => {
  it('the package is used', async () => {
    expect(run(await program(folder(), 'try', TRY))).toEqual({ answer: 42 })
  })

  it('and the package has another layout, its own entry decides', async () => {
    const dir = folder()
    const place = join(dir, 'node_modules', '@photostructure', 'sqlite')
    mkdirSync(place, { recursive: true })
    writeFileSync(
      join(place, 'index.js'),
      'exports.DatabaseSync = class { prepare() { return { get: () => ({ answer: 43 }) } } }',
    )
    expect(run(await program(dir, 'try', TRY, false))).toEqual({ answer: 43 })
  })

  it('and the optional package is missing, says what to do', async () => {
    expect(run(await program(folder(), 'try', TRY, false))).toEqual({
      code: 'no_sqlite',
      exit: 1,
      hints: [expect.stringContaining('newer Node'), expect.stringContaining('npm install')],
    })
  })
})
