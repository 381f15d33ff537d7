/** Sends and reads in a program that trusts the authority of the test, and lets servers lie to it. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect } from 'vitest'
import type { Errand, Upshot } from '../support/account-driver.ts'
import { bundleProgram } from '../support/bundle.ts'
import { type HostileServer, holds, hostileServer, type Proof, type Script } from '../support/hostile-mail.ts'
import { makeTlsFiles, type TlsFiles } from '../support/tls-files.ts'

export const USER = 'erika'
export const PASSWORD = 'right-horse-7'

/** `none` only to show that the server would hear what is said in the clear. */
export type Security = 'tls' | 'starttls' | 'none'

/** What a case came to, and whether the password was heard. */
export interface Run {
  readonly upshot: Upshot
  readonly heard: HostileServer['heard']
  readonly leaked: { readonly plain: boolean; readonly secure: boolean }
}

export interface Runner extends AsyncDisposable {
  readonly tls: TlsFiles
  run(direction: Errand['direction'], security: Security, script: Script): Promise<Run>
}

/** Settings of an account at this port, in one direction. */
function errandFor(direction: Errand['direction'], security: Security, port: number): Errand {
  const at = direction === 'send' ? 'email.smtp' : 'email.imap'
  return {
    direction,
    settings: {
      [`${at}.host`]: '127.0.0.1',
      [`${at}.port`]: String(port),
      [`${at}.security`]: security,
      [`${at}.user`]: USER,
    },
    secrets: { password: PASSWORD },
  }
}

/** One program for all cases of a file; they are told to it one after the other. */
export async function startRunner(): Promise<Runner> {
  const dir = mkdtempSync(join(tmpdir(), 'escalate-tls-'))
  const tls = makeTlsFiles(dir)
  const program = await bundleProgram('test/support/account-driver.ts', join(dir, 'program'))
  const env = { ...process.env, NODE_EXTRA_CA_CERTS: tls.authorityFile }
  const child = spawn(process.execPath, [program], { env, stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    tls,
    async run(direction, security, script) {
      await using server = await hostileServer(script)
      child.stdin.write(`${JSON.stringify(errandFor(direction, security, server.port))}\n`)
      const { value = '{"kind":"nothing"}' } = await lines.next()
      expect(server.connections()).toBeGreaterThan(0)
      expect(value).not.toContain(PASSWORD)
      const { heard } = server
      const leaked = { plain: holds(heard.plain, PASSWORD), secure: holds(heard.secure, PASSWORD) }
      return { upshot: JSON.parse(value) as Upshot, heard, leaked }
    },
    async [Symbol.asyncDispose]() {
      child.stdin.end()
      if (child.exitCode === null) await once(child, 'exit')
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** Versions that RFC 8996 forbids; today's OpenSSL speaks them only when told to. */
export function outdated(good: Proof, version: 'TLSv1' | 'TLSv1.1'): Proof {
  return { ...good, minVersion: version, maxVersion: version, ciphers: 'DEFAULT@SECLEVEL=0' }
}
