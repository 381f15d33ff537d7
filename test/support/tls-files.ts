/** An authority of the test's own, and certificates of it and of others; only programs that are told so trust it. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { certify, type Identity } from './x509.ts'

/** Names of this machine under which the servers of the tests are reached. */
const HERE = ['localhost', '127.0.0.1']

export interface TlsFiles {
  /** For NODE_EXTRA_CA_CERTS of a program under test. */
  readonly authorityFile: string
  /** The one that is right; also as files, for programs that want them. */
  readonly good: Identity
  readonly certFile: string
  readonly keyFile: string
  /** Those that must be refused, by what is wrong with them. */
  readonly wrong: Readonly<Record<Fault, Identity>>
}

export const FAULTS = [
  'expired',
  'not valid yet',
  'signed by itself',
  'for another host',
  'of an unknown authority',
  'for clients only',
  'signed by no authority',
  'signed with SHA-1',
] as const
export type Fault = (typeof FAULTS)[number]

/** @param dir an existing folder; the files stay there */
export function makeTlsFiles(dir: string): TlsFiles {
  const root = certify({ name: 'escalate test authority', authority: true })
  const stranger = certify({ name: 'some other authority', authority: true })
  const leaf = { name: 'localhost', hosts: HERE, usage: 'serverAuth' } as const
  const good = certify(leaf, root.issuer)
  const below = certify({ ...leaf, name: 'below a leaf' }, good.issuer)
  const files = {
    authorityFile: join(dir, 'ca.pem'),
    certFile: join(dir, 'cert.pem'),
    keyFile: join(dir, 'key.pem'),
  }
  writeFileSync(files.authorityFile, root.cert)
  writeFileSync(files.certFile, good.cert)
  writeFileSync(files.keyFile, good.key, { mode: 0o600 })
  return {
    ...files,
    good,
    wrong: {
      expired: certify({ ...leaf, days: [-30, -1] }, root.issuer),
      'not valid yet': certify({ ...leaf, days: [1, 30] }, root.issuer),
      'signed by itself': certify(leaf),
      'for another host': certify(
        { ...leaf, name: 'mail.example.org', hosts: ['mail.example.org'] },
        root.issuer,
      ),
      'of an unknown authority': certify(leaf, stranger.issuer),
      'for clients only': certify({ ...leaf, usage: 'clientAuth' }, root.issuer),
      'signed by no authority': { ...below, cert: below.cert + good.cert },
      'signed with SHA-1': certify({ ...leaf, hash: 'sha1' }, root.issuer),
    },
  }
}
