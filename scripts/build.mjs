/** `npm run build`. */
import { buildProgram } from './bundle.mjs'

try {
  await buildProgram()
} catch (error) {
  // esbuild has already told its own errors, with the place in the source.
  if (!error.errors) process.stderr.write(`build: ${error.stack}\n`)
  process.exitCode = 1
}
