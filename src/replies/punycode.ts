/** Names of domains as a person sees them: `xn--mnchen-3ya` is `münchen` (RFC 3492, RFC 5891). */

/** Parameters of RFC 3492 section 5. */
const BASE = 36
const T_MIN = 1
const T_MAX = 26
const SKEW = 38
const DAMP = 700
const FIRST_BIAS = 72
const FIRST_CODE = 128
/** Longest label of the DNS, in octets (RFC 1035 section 2.3.4). */
const LONGEST = 63

/** Section 6.1: how the threshold moves after each character. */
function adapt(delta: number, points: number, first: boolean): number {
  let rest = Math.floor(delta / (first ? DAMP : 2))
  rest += Math.floor(rest / points)
  let k = 0
  for (; rest > ((BASE - T_MIN) * T_MAX) / 2; k += BASE) rest = Math.floor(rest / (BASE - T_MIN))
  return k + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + SKEW))
}

/** a to z are 0 to 25, 0 to 9 are 26 to 35; -1: neither. */
const digitOf = (character: string): number => 'abcdefghijklmnopqrstuvwxyz0123456789'.indexOf(character)

/** Reads one number of variable length; null: cut off, or no digit. */
function readDelta(text: string, at: number, bias: number): { delta: number; next: number } | null {
  let [delta, weight, place] = [0, 1, at]
  for (let k = BASE; place < text.length; k += BASE) {
    const digit = digitOf(text.charAt(place))
    if (digit < 0) return null
    place += 1
    delta += digit * weight
    const threshold = Math.min(Math.max(k - bias, T_MIN), T_MAX)
    if (digit < threshold) return { delta, next: place }
    weight *= BASE - threshold
  }
  return null
}

function decode(text: string): string | null {
  const cut = text.lastIndexOf('-')
  const output = [...text.slice(0, Math.max(cut, 0))].map(character => character.codePointAt(0) ?? 0)
  let [code, bias, position] = [FIRST_CODE, FIRST_BIAS, 0]
  for (let at = cut + 1; at < text.length; ) {
    const read = readDelta(text, at, bias)
    if (read === null) return null
    const size = output.length + 1
    bias = adapt(read.delta, size, position === 0 && output.length === Math.max(cut, 0))
    position += read.delta
    code += Math.floor(position / size)
    position %= size
    if (code > 0x10ffff) return null
    output.splice(position, 0, code)
    position += 1
    at = read.next
  }
  return String.fromCodePoint(...output)
}

/**
 * @param host name of a host, in either form
 * @returns it in small letters and readable; a label that is no punycode stays as it is
 */
export function readableHost(host: string): string {
  const labels = host.trim().toLowerCase().replace(/\.$/, '').normalize('NFC').split('.')
  const readable = labels.map(label =>
    label.startsWith('xn--') && label.length <= LONGEST ? (decode(label.slice(4)) ?? label) : label,
  )
  return readable.join('.')
}
