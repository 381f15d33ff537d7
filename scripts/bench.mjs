/**
 * `npm run bench [-- --rounds N] [--node PATH] [--only PART] [--report]`: what starting the program costs, against bare
 * node, and what fetching mail costs, against mbsync (bench-mail.mjs).
 * Every round starts each command once in a process of its own, so that a slow moment of the machine hits all of
 * them alike; the figure is the median of the per-round ratios. `--node` measures a second Node as well;
 * `--only start|mail` leaves the other part out; `--report` prints without judging. Exit code 1 if a limit is broken.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'
import { benchMail } from './bench-mail.mjs'
import { EXTERNAL } from './bundle.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const LAUNCHER = join(ROOT, 'bin', 'escalate.js')
/** Open cases that `status` has to show, and all cases in the large store. */
const OPEN = 100
const LARGE = 100_000
/** Limits of `status` over bare node: docs/decisions/001, measured with headroom of a few percent. */
const LIMIT_NODE_20 = 2.2
const LIMIT_NEWEST_LTS = 1.65
const LIMIT_GROWTH = 0.3

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    node: { type: 'string' },
    only: { type: 'string' },
    report: { type: 'boolean', default: false },
  },
})

const folder = mkdtempSync(join(tmpdir(), 'escalate-bench-'))
try {
  const broken = [
    ...(options.only === 'mail' ? [] : await benchStart(folder)),
    ...(options.only === 'start' ? [] : await benchMail(folder)),
  ]
  for (const sentence of broken) process.stdout.write(`over the limit: ${sentence}\n`)
  process.exitCode = broken.length > 0 && !options.report ? 1 : 0
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** What starting costs, on each Node. */
async function benchStart(base) {
  const homes = await seededHomes(base)
  const nodes = [process.execPath, ...(options.node ? [options.node] : [])]
  return nodes.flatMap(node => benchOne(node, homes, Number(options.rounds)))
}

/** Two data folders, filled by the program's own store: 100 open cases, alone and among 100,000. */
async function seededHomes(base) {
  const seed = join(ROOT, 'node_modules', `.bench-seed-${process.pid}.mjs`)
  await build({
    absWorkingDir: ROOT,
    entryPoints: ['test/support/seed.ts'],
    outfile: seed,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.17',
    banner: { js: "import{createRequire as r}from'node:module';const require=r(import.meta.url);" },
    external: [...EXTERNAL, 'node:*'],
    logLevel: 'warning',
  })
  try {
    return [OPEN, LARGE].map(cases => {
      const home = join(base, `home-${cases}`)
      mustRun(process.execPath, [seed, home, String(OPEN), String(cases)])
      return home
    })
  } finally {
    rmSync(seed, { force: true })
  }
}

function mustRun(node, args) {
  const result = spawnSync(node, args, { stdio: ['ignore', 2, 2], env: environment() })
  if (result.status !== 0) throw new Error(`${args.join(' ')} ended with ${result.status ?? result.signal}`)
}

/** Node 20 reads NODE_EXTRA_CA_CERTS at every start (+75 ms): it would slow bare node and flatter the ratio. */
function environment(home) {
  const { NODE_EXTRA_CA_CERTS, ...env } = process.env
  return home ? { ...env, ESCALATE_HOME: home } : env
}

/** @returns {string[]} the limits that are broken on this Node */
function benchOne(node, [small, large], rounds) {
  const rows = [
    { name: 'node -e 0', args: ['-e', '0'] },
    { name: 'escalate --version', args: [LAUNCHER, '--version'], home: small },
    { name: `status --json, ${OPEN} open`, args: [LAUNCHER, 'status', '--json'], home: small },
    { name: `status --json, ${OPEN} of ${LARGE}`, args: [LAUNCHER, 'status', '--json'], home: large },
  ].map(row => ({ ...row, times: [] }))
  for (const row of rows) shownCases(node, row)
  for (let round = 0; round < rounds; round++) for (const row of rows) row.times.push(time(node, row))
  const version = versionOf(node)
  print(version, rows, rounds)
  return judge(
    version,
    rows.slice(2).map(row => ratio(row, rows[0])),
  )
}

/** A run to warm the file cache, which also proves that what is measured is the whole answer. */
function shownCases(node, { args, home }) {
  const { status, stdout } = spawnSync(node, args, { encoding: 'utf8', env: environment(home) })
  const shown = args.includes('status') ? JSON.parse(stdout).cases.length : OPEN
  if (status !== 0 || shown !== OPEN) throw new Error(`${args.join(' ')}: exit ${status}, ${shown} cases`)
}

function time(node, { args, home }) {
  const env = environment(home)
  const start = process.hrtime.bigint()
  const { status } = spawnSync(node, args, { stdio: 'ignore', env })
  const milliseconds = Number(process.hrtime.bigint() - start) / 1e6
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}`)
  return milliseconds
}

function versionOf(node) {
  return spawnSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' }).stdout.trim()
}

function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

function ratio(row, base) {
  return median(row.times.map((milliseconds, round) => milliseconds / base.times[round]))
}

function print(version, rows, rounds) {
  process.stdout.write(`Node ${version}, ${rounds} rounds\n`)
  for (const row of rows) {
    const milliseconds = median(row.times).toFixed(1).padStart(7)
    const times = ratio(row, rows[0]).toFixed(2).padStart(6)
    process.stdout.write(`  ${row.name.padEnd(34)}${milliseconds} ms${times} x\n`)
  }
}

function judge(version, [small, large]) {
  const limit = Number.parseInt(version, 10) >= 24 ? LIMIT_NEWEST_LTS : LIMIT_NODE_20
  const broken = []
  if (small > limit) broken.push(`Node ${version}: status takes ${small.toFixed(2)}, limit ${limit}`)
  const growth = large - small
  if (growth > LIMIT_GROWTH)
    broken.push(`Node ${version}: ${LARGE} cases add ${growth.toFixed(2)}, limit ${LIMIT_GROWTH}`)
  return broken
}
