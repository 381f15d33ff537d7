/** The mail thread as it is built, and threads of tests that misbehave. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { launcher } from './build.ts'

/** @returns the built module of the mail thread. @throws Error with the compiler's message */
export function builtThread(): URL {
  return new URL('../dist/chunks/mail-thread.js', pathToFileURL(launcher()))
}

/** Answers `{ say }`, refuses `{ refuse }`, and to all else runs on for ever or eats memory. */
const RUDE = `
import { parentPort } from 'node:worker_threads'
parentPort.on('message', job => {
  if ('say' in job) parentPort.postMessage({ value: job.say })
  else if ('refuse' in job) parentPort.postMessage({ refusal: { code: job.refuse, exit: 2, message: 'no', hints: ['h'] } })
  else if ('fail' in job) throw new Error(job.fail)
  else if ('eat' in job) for (const eaten = []; ; ) eaten.push({ a: [eaten.length] })
  else for (;;);
})
parentPort.postMessage('ready')
`

/** @returns the module of a thread that never answers to a mail */
export function rudeThread(folder: string): URL {
  const file = join(folder, 'rude-thread.mjs')
  writeFileSync(file, RUDE)
  return pathToFileURL(file)
}
