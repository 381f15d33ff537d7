/** Certificates as a test needs them, also wrong ones: a small writer of X.509 (RFC 5280), so that no program is needed. */
import { createPublicKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

/** A certificate and its key, both PEM. */
export interface Identity {
  readonly cert: string
  readonly key: string
}

export interface Wish {
  /** Common name; hosts a client may expect stand in `hosts`. */
  readonly name: string
  /** DNS names and IPv4 addresses. */
  readonly hosts?: readonly string[]
  /** Days from now; negative: in the past. */
  readonly days?: readonly [from: number, to: number]
  readonly authority?: boolean
  readonly usage?: 'serverAuth' | 'clientAuth'
  readonly hash?: 'sha256' | 'sha1'
}

const OID = {
  commonName: '2.5.4.3',
  basicConstraints: '2.5.29.19',
  subjectAltName: '2.5.29.17',
  extendedKeyUsage: '2.5.29.37',
  serverAuth: '1.3.6.1.5.5.7.3.1',
  clientAuth: '1.3.6.1.5.5.7.3.2',
  sha256: '1.2.840.10045.4.3.2',
  sha1: '1.2.840.10045.4.1',
} as const

const DAY = 86_400_000

function tlv(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts)
  if (body.length < 128) return Buffer.concat([Buffer.from([tag, body.length]), body])
  const size = Buffer.from([body.length >> 8, body.length & 255])
  return Buffer.concat([Buffer.from([tag, 0x82]), size, body])
}

const sequence = (...parts: readonly Uint8Array[]) => tlv(0x30, ...parts)
const text = (tag: number, value: string) => tlv(tag, Buffer.from(value, 'latin1'))

function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  const octets = [first * 40 + second, ...rest].flatMap(arc => {
    const septets = [arc & 127]
    for (let left = arc >> 7; left > 0; left >>= 7) septets.unshift((left & 127) | 128)
    return septets
  })
  return tlv(0x06, Buffer.from(octets))
}

/** UTCTime, which RFC 5280 section 4.1.2.5.1 wants until 2049. */
function time(days: number): Buffer {
  const iso = new Date(Date.now() + days * DAY).toISOString()
  return text(0x17, `${iso.slice(2, 19).replace(/\D/g, '')}Z`)
}

const nameOf = (name: string) => sequence(tlv(0x31, sequence(oid(OID.commonName), text(0x0c, name))))

const extension = (id: string, value: Uint8Array) => sequence(oid(id), tlv(0x04, value))

function hostOf(host: string): Buffer {
  const address = /^[\d.]+$/.test(host)
  return address ? tlv(0x87, Buffer.from(host.split('.').map(Number))) : text(0x82, host)
}

function extensionsOf({ hosts = [], authority = false, usage }: Wish): Buffer {
  const list = [extension(OID.basicConstraints, sequence(...(authority ? [Buffer.from([1, 1, 255])] : [])))]
  if (hosts.length > 0) list.push(extension(OID.subjectAltName, sequence(...hosts.map(hostOf))))
  if (usage) list.push(extension(OID.extendedKeyUsage, sequence(oid(OID[usage]))))
  return tlv(0xa3, sequence(...list))
}

interface Issuer {
  readonly name: string
  readonly key: KeyObject
}

/** @returns a certificate for `wish`, signed by `issuer`; without one by itself */
export function certify(wish: Wish, issuer?: Issuer): Identity & { readonly issuer: Issuer } {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const own = { name: wish.name, key: privateKey }
  const by = issuer ?? own
  const hash = wish.hash ?? 'sha256'
  const [from, to] = wish.days ?? [-1, 2]
  const algorithm = sequence(oid(OID[hash]))
  const serial = Buffer.concat([Buffer.from([1]), randomBytes(15)])
  const content = sequence(
    tlv(0xa0, tlv(0x02, Buffer.from([2]))),
    tlv(0x02, serial),
    algorithm,
    nameOf(by.name),
    sequence(time(from), time(to)),
    nameOf(wish.name),
    createPublicKey(privateKey).export({ type: 'spki', format: 'der' }),
    extensionsOf(wish),
  )
  const signature = tlv(0x03, Buffer.from([0]), sign(hash, content, by.key))
  const base64 = sequence(content, algorithm, signature).toString('base64').replace(/.{64}/g, '$&\n')
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${base64.trim()}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    issuer: own,
  }
}
