#!/usr/bin/env node
// Starts the program, nothing else. No import statement and only old syntax stand here, so that an old Node
// gets as far as the message. In a fresh checkout there is no dist/ yet: then it is built first.
const version = process.versions.node.split('.').map(Number)

if (version[0] < 20 || (version[0] === 20 && version[1] < 17)) {
  process.stderr.write(`escalate: needs Node 20.17 or newer, this is ${process.versions.node}\n`)
  process.exit(1)
}

// Node 22 and newer keep compiled code: 5 to 10 % of a start (measured). It lies beside the program, where nobody else
// may write who may not write the program itself; in a folder that cannot be written Node goes without.
const { enableCompileCache } = process.getBuiltinModule('node:module')
if (enableCompileCache) enableCompileCache(`${import.meta.dirname}/../.compile-cache`)

import('../dist/escalate.js')
  .catch(buildFirst)
  .then(program => program.main(process.argv.slice(2)))
  .then(code => {
    process.exitCode = code
  })
  .catch(error => {
    process.stderr.write(`escalate: ${Object(error).stack || error}\n`)
    process.exitCode = 1
  })

function buildFirst(error) {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error
  return import('../scripts/first-run.mjs')
    .catch(() => {
      throw new Error('the built program (dist/) is missing here; install the package again')
    })
    .then(firstRun => {
      firstRun.buildIfMissing()
      return import('../dist/escalate.js')
    })
}
