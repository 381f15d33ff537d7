/**
 * `npm run bench:replies -- --hostile`: the mails of test/support/hostile one after the other as `check` and `read` treat
 * them, with the time each took, and how long the main thread could do nothing else.
 */
import { bundleParts } from './bench-replies-parts.mjs'

const NOON = '2026-11-23T11:00:00.000Z'
const LIMIT_MS = 2_000
/** Over the limit by more than it takes to end a thread and to start another. */
const GRACE_MS = 500

/** @returns {Promise<number>} 1 when one took longer than the limit, or made something fail; else 0 */
export async function benchHostile(most) {
  const thread = await bundleParts("import './src/mail-thread.ts'")
  const parts = await bundleParts(`
    export { hostileMails } from './test/support/hostile/mails.ts'
    export { mailReaderOf } from './src/world-mail.ts'
    export { incomingOf } from './src/inbox/from-mail.ts'
    export { readHead } from './src/mail/head.ts'
    export { traceOf } from './src/inbox/trace.ts'`)
  try {
    return await measured(await import(parts.bundled.href), thread.bundled, most)
  } finally {
    parts.dispose()
    thread.dispose()
  }
}

async function measured({ hostileMails, mailReaderOf, ...code }, mailThread, most) {
  const reader = mailReaderOf({ mailThread, stdin: {} })
  // The thread is started by the first large mail; that is not what is measured.
  await reader.parseMail(Buffer.from(`Subject: x\n\n${'a '.repeat(20_000)}`))
  const rows = []
  for (const mail of hostileMails()) rows.push(await tried(mail, reader, code))
  reader.close()
  return print(rows, most)
}

async function tried({ name, bytes }, { parseMail, readMessage }, { incomingOf, readHead, traceOf }) {
  const [start, before] = [performance.now(), performance.eventLoopUtilization()]
  let end
  try {
    readHead(bytes)
    const mail = await parseMail(bytes)
    traceOf(mail, NOON)
    const { sender, ...rest } = incomingOf(mail, NOON)
    end = (await readMessage({ ...rest, from: sender, company: null, ownRefs: [], sentBefore: NOON })).class
  } catch (error) {
    end = error.code ?? `failed: ${error.message}`
  }
  const milliseconds = performance.now() - start
  const busy = performance.eventLoopUtilization(before).active
  return { name, kilobytes: Math.round(bytes.length / 1024), milliseconds, busy, end }
}

function print(rows, most) {
  const line = text => process.stdout.write(`${text}\n`)
  const slowest = rows.toSorted((a, b) => b.milliseconds - a.milliseconds)
  const ends = rows.reduce((all, { end }) => all.set(end, (all.get(end) ?? 0) + 1), new Map())
  line(`${rows.length} malformed and hostile mails`)
  for (const [end, count] of ends) line(`  ${end.padEnd(20)}${String(count).padStart(5)}`)
  line('\nslowest         ms   ms of the main thread')
  for (const { name, kilobytes, milliseconds, busy, end } of slowest.slice(0, most)) {
    const times = `${milliseconds.toFixed(0).padStart(7)}${busy.toFixed(0).padStart(7)}`
    line(`          ${times}   ${name} (${kilobytes} KB, ${end})`)
  }
  const late = rows.filter(({ milliseconds }) => milliseconds > LIMIT_MS + GRACE_MS)
  const failed = rows.filter(({ end }) => end.startsWith('failed'))
  line(`\nover ${LIMIT_MS / 1000} s: ${late.length}; failed: ${failed.length}`)
  return late.length + failed.length > 0 ? 1 : 0
}
