/** The settings under which Dovecot serves one mailbox of a test. */

/** Who owns the mailbox and runs the server. */
export interface Owner {
  readonly user: string
  readonly group: string
  readonly uid: number
  readonly gid: number
}

export interface DovecotConfig {
  readonly dir: string
  readonly owner: Owner
  readonly folders: 'special-use' | 'german'
  readonly user: string
  readonly password: string
  readonly port: number
  readonly startTlsPort: number
  readonly lmtpPort: number
  readonly certFile: string
  readonly keyFile: string
}

const MAILBOXES = {
  'special-use': `
  mailbox Sent {
    auto = create
    special_use = \\Sent
  }
  mailbox Junk {
    auto = create
    special_use = \\Junk
  }`,
  german: `
  mailbox Gesendet {
    auto = create
  }
  mailbox Entw&APw-rfe {
    auto = no
  }`,
}

/** Services of Dovecot that would want root, or users that only its package makes. */
const OWN_USER = ['auth', 'auth-worker', 'lmtp']
const NO_CELL = ['imap-login', 'anvil', 'stats']

/** @returns a configuration file for Dovecot 2.3, doc.dovecot.org/2.3 */
export function dovecotConfig(config: DovecotConfig): string {
  const { dir, owner, folders, user, password, port, startTlsPort, lmtpPort } = config
  return `
protocols = imap lmtp
listen = 127.0.0.1
base_dir = ${dir}/run
state_dir = ${dir}/state
log_path = ${dir}/log
default_internal_user = ${owner.user}
default_internal_group = ${owner.group}
default_login_user = ${owner.user}
first_valid_uid = 1
first_valid_gid = 1

ssl = required
ssl_min_protocol = TLSv1.2
ssl_cert = <${config.certFile}
ssl_key = <${config.keyFile}
disable_plaintext_auth = yes
# A wrong password is answered at once.
auth_failure_delay = 0
mail_max_userip_connections = 50

mail_location = maildir:${dir}/mail
mailbox_list_index = no
# Keeps the bytes as they came, so that a copy can be compared with what was sent.
mail_save_crlf = yes
# Every line of a session in a file: what the client says in *.in, what it hears in *.out.
rawlog_dir = ${dir}/raw
imap_logout_format = in=%i out=%o headers=%{fetch_hdr_count} bodies=%{fetch_body_count}

namespace inbox {
  inbox = yes
  separator = /${MAILBOXES[folders]}
}
passdb {
  driver = static
  args = user=${user} password=${password}
}
userdb {
  driver = static
  args = uid=${owner.uid} gid=${owner.gid} home=${dir}/mail allow_all_users=yes
}
service imap-login {
  inet_listener imap {
    port = ${startTlsPort}
  }
  inet_listener imaps {
    port = ${port}
    ssl = yes
  }
}
service lmtp {
  inet_listener lmtp {
    port = ${lmtpPort}
  }
}
protocol lmtp {
  postmaster_address = postmaster@example.org
}
${OWN_USER.map(name => `service ${name} {\n  user = ${owner.user}\n}`).join('\n')}
${NO_CELL.map(name => `service ${name} {\n  chroot =\n}`).join('\n')}
service lmtp {
  chroot =
}
`
}
