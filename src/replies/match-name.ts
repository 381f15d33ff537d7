/** Senders whose name is the company's, at an address that nobody knows: service desks write for many companies. */
import type { Recognised } from './trace.ts'

/** Shorter names (o2, DB) are words of many other names, too: they have to come first. */
const LEAST = 4
const MOST_CASES = 1_000

const plain = (text: string): string =>
  ` ${text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}&]+/gu, ' ')
    .trim()} `

const bears = (sender: string, name: string): boolean =>
  name.trim().length < LEAST ? sender.startsWith(name) : sender.includes(name)

/** @returns a function that says in which open cases a company of this name is meant */
export function calledLike(cases: readonly Recognised[]): (sender: string) => readonly string[] {
  const named = cases
    .filter(({ open }) => open)
    .slice(0, MOST_CASES)
    .map(({ id, names = [] }) => ({ id, names: names.map(plain).filter(name => name.trim() !== '') }))
  return sender => {
    const shown = plain(sender.slice(0, 200))
    return named.flatMap(({ id, names }) => (names.some(name => bears(shown, name)) ? [id] : []))
  }
}
