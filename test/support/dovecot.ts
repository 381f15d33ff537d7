/** Debian's Dovecot 2.3 on loopback, with one user and a mailbox of its own in a folder that is gone afterwards. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { dovecotConfig, type Owner } from './dovecot-config.ts'
import { type DovecotLog, dovecotLog } from './dovecot-log.ts'
import { freePorts } from './free-ports.ts'
import { type Mailboxes, mailboxesIn } from './maildir-files.ts'
import { makeTlsFiles } from './tls-files.ts'
import type { Identity } from './x509.ts'

const PROGRAM = '/usr/sbin/dovecot'
/** Milliseconds a start may take; it takes about 200. */
const START_LIMIT = 20_000

export interface DovecotOptions {
  /** `special-use`: Sent and Junk are marked as such; `german`: "Gesendet" is a folder like any other. */
  readonly folders?: 'special-use' | 'german'
}

export interface Dovecot extends AsyncDisposable {
  /** TLS from the first byte. */
  readonly port: number
  /** In the clear, then STARTTLS. */
  readonly startTlsPort: number
  /** Hands in mail as the last hop does (RFC 2033). */
  readonly lmtpPort: number
  readonly user: string
  readonly password: string
  /** For NODE_EXTRA_CA_CERTS of the program under test, and nowhere else. */
  readonly authorityFile: string
  /** What it proves itself with; another server of the same test may do so too. */
  readonly proof: Identity
  readonly mailboxes: Mailboxes
  readonly log: DovecotLog
  stop(): Promise<void>
  start(): Promise<void>
}

/** Starts as the user of the test; as root it steps down to nobody, because Dovecot serves no mail of root's. */
function ownerOf(): Owner {
  const ask = (...args: string[]) => execFileSync('id', args, { encoding: 'utf8' }).trim()
  const root = process.getuid?.() === 0
  const who = root ? ['nobody'] : []
  return {
    user: ask('-un', ...who),
    group: ask('-gn', ...who),
    uid: Number(ask('-u', ...who)),
    gid: Number(ask('-g', ...who)),
  }
}

function give(dir: string, { uid, gid }: Owner): void {
  if (process.getuid?.() === 0) execFileSync('chown', ['-R', `${uid}:${gid}`, dir])
}

/** @throws Error when Dovecot is not installed or does not start: without it these tests prove nothing */
export async function startDovecot({ folders = 'special-use' }: DovecotOptions = {}): Promise<Dovecot> {
  if (!existsSync(PROGRAM)) throw new Error('Dovecot is missing (Debian: dovecot-imapd dovecot-lmtpd)')
  const dir = mkdtempSync(join(tmpdir(), 'escalate-dovecot-'))
  chmodSync(dir, 0o755)
  const owner = ownerOf()
  const [port, startTlsPort, lmtpPort] = (await freePorts(3)) as [number, number, number]
  const { authorityFile, certFile, keyFile, good: proof } = makeTlsFiles(dir)
  const account = { user: 'erika@example.org', password: 'right-horse-7' }
  const config = dovecotConfig({
    dir,
    owner,
    folders,
    ...account,
    port,
    startTlsPort,
    lmtpPort,
    certFile,
    keyFile,
  })
  const file = join(dir, 'dovecot.conf')
  writeFileSync(file, config)
  for (const name of ['run', 'state', 'mail', 'raw']) mkdirSync(join(dir, name))
  give(dir, owner)
  let child: ChildProcess | null = null
  const start = async () => {
    child = await launch(file, owner, [port, startTlsPort, lmtpPort], join(dir, 'log'))
  }
  const stop = async () => {
    if (child && child.exitCode === null && child.kill('SIGTERM')) await once(child, 'exit')
    child = null
  }
  await start()
  return {
    ...account,
    port,
    startTlsPort,
    lmtpPort,
    authorityFile,
    proof,
    mailboxes: mailboxesIn(join(dir, 'mail'), path => give(path, owner)),
    log: dovecotLog(join(dir, 'log'), join(dir, 'raw')),
    start,
    stop,
    [Symbol.asyncDispose]: async () => {
      await stop()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

async function launch(
  file: string,
  { uid, gid }: Owner,
  ports: number[],
  log: string,
): Promise<ChildProcess> {
  const as = process.getuid?.() === 0 ? { uid, gid } : {}
  const child = spawn(PROGRAM, ['-F', '-c', file], { ...as, stdio: 'ignore' })
  const limit = Date.now() + START_LIMIT
  while (!(await Promise.all(ports.map(answers))).every(Boolean)) {
    if (child.exitCode !== null || Date.now() > limit) {
      child.kill()
      throw new Error(`Dovecot did not start:\n${existsSync(log) ? readFileSync(log, 'utf8') : '(no log)'}`)
    }
    await pause(20)
  }
  return child
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}
