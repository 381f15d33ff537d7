/** Names of attachments as they travel: plain ASCII, no path, nothing a system of the receiver treats specially. */

/** Longest name in characters; 255 bytes is what file systems take, help desks put a prefix before it. */
const MAX_NAME = 100
const MAX_EXTENSION = 12

/** Device names of Windows, with any extension ("Naming Files, Paths, and Namespaces", Microsoft). */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$/i

const GERMAN: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  Ä: 'Ae',
  Ö: 'Oe',
  Ü: 'Ue',
  ß: 'ss',
}

/**
 * Makes one safe name out of any text.
 * @returns 1 to 100 characters of `[A-Za-z0-9._-]`, not starting with a dot or hyphen
 */
export function safeFileName(name: string): string {
  const base = name.slice(-2000).split(/[/\\]/).at(-1) ?? ''
  const plain = base
    .normalize('NFC')
    .replace(/[äöüÄÖÜß]/g, letter => GERMAN[letter] ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9._-]+/g, '_')
  const { stem, extension } = split(plain.replace(/^[._-]+/, '').replace(/[.]+$/, ''))
  const kept = stem.slice(0, MAX_NAME - extension.length - 1)
  return `${DEVICE.test(kept.split('.')[0] ?? '') ? '_' : ''}${kept || 'attachment'}${extension}`.slice(
    0,
    MAX_NAME,
  )
}

function split(name: string): { stem: string; extension: string } {
  const dot = name.lastIndexOf('.')
  const extension = dot > 0 ? name.slice(dot) : ''
  if (extension.length < 2 || extension.length > MAX_EXTENSION) return { stem: name, extension: '' }
  return { stem: name.slice(0, dot), extension }
}

/** @returns the safe names in the same order, a number added where two would be equal to a system that ignores case */
export function safeFileNames(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map(name => {
    const { stem, extension } = split(safeFileName(name))
    let candidate = stem + extension
    for (let count = 2; taken.has(candidate.toLowerCase()); count += 1) {
      candidate = `${stem.slice(0, MAX_NAME - extension.length - 6)}-${count}${extension}`
    }
    taken.add(candidate.toLowerCase())
    return candidate
  })
}
