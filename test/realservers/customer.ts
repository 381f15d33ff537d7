/** A person whose mail account lies on the Dovecot of the test, and who uses the real, built program. */
import { type Dovecot, startDovecot } from '../support/dovecot.ts'
import { type Ended, newHome, start } from '../support/program.ts'

export interface Customer {
  readonly home: string
  run(args: readonly string[], stdin?: string): Promise<Ended>
  /** `check --json`; the sessions it opened at the server are over when this resolves. */
  check(): Promise<Ended>
}

export interface Account {
  readonly security?: 'tls' | 'starttls'
  readonly password?: string
  /** Other settings of e-mail. */
  readonly email?: object
}

/** @returns somebody with nothing but an account; the folder is gone after the test */
export function customerOf(dovecot: Dovecot, { security = 'tls', password, email }: Account = {}): Customer {
  const port = security === 'tls' ? dovecot.port : dovecot.startTlsPort
  const imap = { host: '127.0.0.1', port, security, user: dovecot.user }
  const home = newHome({
    me: { name: 'Erika Beispiel', email: dovecot.user },
    email: { from: dovecot.user, imap, ...email },
  })
  const env = {
    NODE_EXTRA_CA_CERTS: dovecot.authorityFile,
    ESCALATE_SECRET_EMAIL_PASSWORD: password ?? dovecot.password,
  }
  const run = (args: readonly string[], stdin?: string) =>
    start(args, { home, env, ...(stdin === undefined ? {} : { stdin }) })
  return {
    home,
    run,
    async check() {
      const ended = await run(['check', '--json'])
      await dovecot.log.settled(dovecot.log.sessions().length)
      return ended
    },
  }
}

export { type Dovecot, startDovecot }
