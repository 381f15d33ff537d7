/** What a person types or drops into a terminal, as lenient as it is safe. */

/** @returns name and value of `order=4711` or `order: 4711`; null for anything else */
export function refTyped(text: string): { name: string; value: string } | null {
  const [, name = '', value = ''] = /^([^=:]*)[=:](.*)$/s.exec(text) ?? []
  return /\p{L}/u.test(name) && value.trim() ? { name: name.trim(), value: value.trim() } : null
}

/** @returns the path without the quotes and backslashes a terminal adds to a dropped file; `~/` is the home folder */
export function pathTyped(text: string, home: string): string {
  const line = text.trim()
  const quoted = /^'([^']*)'$|^"([^"]*)"$/.exec(line)
  const plain = quoted ? (quoted[1] ?? quoted[2] ?? '') : line.replace(/\\([ ()'"&])/g, '$1')
  return plain.startsWith('~/') ? `${home}${plain.slice(1)}` : plain
}
