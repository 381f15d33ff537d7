/** The two programs that `npm run bench` lets fetch mail, and how a run of each is timed. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const LAUNCHER = fileURLToPath(new URL('../bin/escalate.js', import.meta.url))

/** Writes down the most memory the process had; loaded before the program. */
const WITNESS = `process.on('exit', () => require('node:fs').writeFileSync(process.env.BENCH_MEMORY,
  String(process.resourceUsage().maxRSS)))\n`

/**
 * @param {string} home a folder to make, with an account in its settings
 * @returns {{home: string, run: (expected: number) => {milliseconds: number, requests: number, megabytes: number}}}
 *   `run` throws when it does not bring as many replies as expected
 */
export function ourProgram(home, { port, user, password, authorityFile }) {
  mkdirSync(home, { mode: 0o700 })
  const imap = { host: '127.0.0.1', port, security: 'tls', user }
  writeFileSync(join(home, 'config.json'), JSON.stringify({ email: { imap } }), { mode: 0o600 })
  const [witness, memory] = [join(home, 'witness.cjs'), join(home, 'memory')]
  writeFileSync(witness, WITNESS)
  const env = {
    PATH: process.env.PATH,
    HOME: home,
    ESCALATE_HOME: home,
    ESCALATE_SECRET_EMAIL_PASSWORD: password,
    NODE_EXTRA_CA_CERTS: authorityFile,
    NODE_OPTIONS: `--require=${witness}`,
    BENCH_MEMORY: memory,
  }
  /** A run that did not bring what it should is no measurement. */
  const run = expected => {
    const { milliseconds, stdout } = timed(process.execPath, [LAUNCHER, 'check', '--json'], env)
    const { received, channels } = JSON.parse(stdout)
    if (received.length !== expected) throw new Error(`check brought ${received.length}, not ${expected}`)
    return { milliseconds, requests: channels[0].requests, megabytes: Number(readFileSync(memory)) / 1024 }
  }
  return { home, run }
}

/**
 * @param {string} folder a folder to make
 * @returns {{run: (expected: number) => {milliseconds: number}}} `run` throws when it does not hold as many mails then
 */
export function mbsync(folder, { port, user, password, authorityFile }) {
  mkdirSync(folder)
  const file = join(folder, 'config')
  const config = [
    ...['IMAPAccount bench', 'Host localhost', `Port ${port}`, `User ${user}`, `Pass ${password}`],
    ...['SSLType IMAPS', `CertificateFile ${authorityFile}`, 'AuthMechs LOGIN', ''],
    ...['IMAPStore far', 'Account bench', ''],
    ...['MaildirStore near', `Path ${folder}/`, `Inbox ${folder}/INBOX`, ''],
    ...[
      'Channel bench',
      'Far :far:',
      'Near :near:',
      'Patterns INBOX',
      'Create Near',
      'Sync Pull',
      'SyncState *',
    ],
  ]
  writeFileSync(file, `${config.join('\n')}\n`, { mode: 0o600 })
  const run = expected => {
    const env = { PATH: process.env.PATH, HOME: folder }
    const { milliseconds } = timed('mbsync', ['-q', '-c', file, 'bench'], env)
    const held = ['new', 'cur'].flatMap(name => readdirSync(join(folder, 'INBOX', name))).length
    if (held !== expected) throw new Error(`mbsync holds ${held} mails, not ${expected}`)
    return { milliseconds }
  }
  return { run }
}

function timed(program, args, env) {
  const start = process.hrtime.bigint()
  const { status, stdout, stderr } = spawnSync(program, args, { env, encoding: 'utf8', maxBuffer: 2 ** 28 })
  const milliseconds = Number(process.hrtime.bigint() - start) / 1e6
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}: ${stderr}`)
  return { milliseconds, stdout }
}
