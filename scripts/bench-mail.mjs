/**
 * The part of `npm run bench` about mail: `escalate check` beside mbsync (Debian: isync), both fetching the same mailbox of
 * 10,000 messages from the same Dovecot, one after the other in every round. What a start costs is taken off by an
 * empty run of each. Left out, and said so, where Dovecot or mbsync is missing.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { mbsync, ourProgram } from './bench-mail-programs.mjs'
import { EXTERNAL } from './bundle.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const MESSAGES = 10_000
const NEW = 1_000
const CASES = 20
/** Limits: our time for 1,000 new mails over that of mbsync, and our memory in megabytes. */
const LIMIT_RATIO = 1.0
const LIMIT_MEGABYTES = 150

/**
 * How many of the new mails are for cases. The second mix is no mailbox that anybody has: it shows what a reply costs,
 * which mbsync does not read, and is not judged.
 */
const MIXES = [
  { name: '50 of them for cases', every: NEW / 50, rounds: 5, judged: true },
  { name: 'all of them for cases', every: 1, rounds: 2, judged: false },
]

/**
 * Measures and prints.
 * @param {string} folder a temporary one
 * @returns {Promise<string[]>} the limits that are broken
 */
export async function benchMail(folder) {
  const missing = [
    ...(existsSync('/usr/sbin/dovecot') ? [] : ['Dovecot (dovecot-imapd, dovecot-lmtpd)']),
    ...(spawnSync('mbsync', ['--version']).status === 0 ? [] : ['mbsync (isync)']),
  ]
  if (missing.length > 0) {
    process.stdout.write(`mail: left out, there is no ${missing.join(' and no ')} here\n`)
    return []
  }
  const parts = await partsOfTests()
  const server = await parts.startDovecot()
  try {
    return await measure(folder, server, parts)
  } finally {
    await server[Symbol.asyncDispose]()
  }
}

/** The same server and the same mail as in the tests. */
async function partsOfTests() {
  const file = join(ROOT, 'node_modules', `.bench-mail-${process.pid}.mjs`)
  const names = ['dovecot', 'mail-cases', 'mail-corpus']
  await build({
    absWorkingDir: ROOT,
    stdin: {
      contents: names.map(name => `export * from './test/support/${name}.ts'`).join('\n'),
      resolveDir: ROOT,
    },
    outfile: file,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.17',
    banner: { js: "import{createRequire as r}from'node:module';const require=r(import.meta.url);" },
    external: [...EXTERNAL, 'node:*'],
    logLevel: 'warning',
  })
  try {
    return await import(pathToFileURL(file).href)
  } finally {
    rmSync(file, { force: true })
  }
}

async function measure(folder, server, { openMailCases, mailbox }) {
  const ours = ourProgram(join(folder, 'mail-home'), server)
  const theirs = mbsync(join(folder, 'mbsync'), server)
  const cases = openMailCases(ours.home, CASES, new Date(Date.now() - 86_400_000).toISOString())
  let last = 0
  const deliver = async (count, every) => {
    server.mailboxes.deliver(mailbox(last, count, every, cases, new Date()))
    last += count
    await touch(server)
  }
  await deliver(MESSAGES, MESSAGES / 50)
  const first = { ours: ours.run(50), theirs: theirs.run(last) }
  const rows = MIXES.map(mix => ({ ...mix, empty: [], full: [] }))
  for (const row of rows) {
    for (let round = 0; round < row.rounds; round++) {
      await deliver(NEW, row.every)
      const fetched = () => theirs.run(last)
      row.full.push(both(round, () => ours.run(NEW / row.every), fetched))
      row.empty.push(both(round, () => ours.run(0), fetched))
    }
  }
  print(first, rows)
  return judge(first, rows)
}

/** Who goes first changes, so that neither always finds the server warmed up by the other. */
function both(round, ours, theirs) {
  if (round % 2 === 0) return { ours: ours(), theirs: theirs() }
  const second = theirs()
  return { ours: ours(), theirs: second }
}

/** A session that makes the server take up what was put into its folder, as it would have been by and by. */
async function touch({ port, user, password, authorityFile }) {
  const { ImapFlow } = await import('imapflow')
  const tls = { ca: readFileSync(authorityFile) }
  const auth = { user, pass: password }
  const client = new ImapFlow({ host: '127.0.0.1', port, secure: true, auth, tls, logger: false })
  client.on('error', () => undefined)
  await client.connect()
  await client.mailboxOpen('INBOX', { readOnly: true })
  await client.search({ all: true })
  await client.logout()
}

function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

const time = (runs, who) => median(runs.map(run => run[who].milliseconds))
const ratio = ({ full, empty }) =>
  (time(full, 'ours') - time(empty, 'ours')) / (time(full, 'theirs') - time(empty, 'theirs'))
/** The most memory of check in these runs, in megabytes. */
const memory = runs => Math.max(...runs.map(({ ours }) => ours.megabytes))

function line(name, milliseconds, ...rest) {
  const text = [`${milliseconds.toFixed(0).padStart(7)} ms`, ...rest].join('  ')
  process.stdout.write(`  ${name.padEnd(46)}${text}\n`)
}

const megabytes = number => `${number.toFixed(0)} MB`
const asked = ({ ours }) => `${ours.requests} requests`

function print(first, rows) {
  process.stdout.write(`mail: Dovecot, ${MESSAGES} messages, ${CASES} cases\n`)
  const of = `50 of ${MESSAGES} for cases`
  line(`check, the first, ${of}`, first.ours.milliseconds, asked(first), megabytes(memory([first])))
  line('mbsync, the first', first.theirs.milliseconds)
  for (const row of rows) {
    const [empty, full] = [row.empty[0], row.full[0]]
    line('check, nothing new', time(row.empty, 'ours'), asked(empty), megabytes(memory(row.empty)))
    line('mbsync, nothing new', time(row.empty, 'theirs'))
    line(`check, ${NEW} new, ${row.name}`, time(row.full, 'ours'), asked(full), megabytes(memory(row.full)))
    line(`mbsync, ${NEW} new`, time(row.full, 'theirs'))
    const judged = row.judged ? `limit ${LIMIT_RATIO.toFixed(1)}` : 'not judged'
    process.stdout.write(
      `  ${NEW} new without the empty run: ${ratio(row).toFixed(2)} x mbsync (${judged})\n`,
    )
  }
}

function judge(first, rows) {
  const judged = rows.filter(row => row.judged)
  const slow = judged
    .filter(row => !(ratio(row) <= LIMIT_RATIO))
    .map(row => `${NEW} new mails, ${row.name}: ${ratio(row).toFixed(2)} times mbsync, limit ${LIMIT_RATIO}`)
  const most = memory([first, ...judged.flatMap(({ empty, full }) => [...empty, ...full])])
  const big = most > LIMIT_MEGABYTES ? [`check takes ${megabytes(most)}, limit ${LIMIT_MEGABYTES}`] : []
  return [...slow, ...big]
}
