/** What the engine is told where a run is busy, and over in a second or two. */
import { setFlagsFromString } from 'node:v8'

/** Releases of Node on which it was tried; another one may not know the flag and say so on stderr. */
const TRIED = { from: 20, to: 24 }
/** Eight times that of Node 20: `v8 --interrupt-budget`, bytes of byte code a function runs before it is optimised. */
const BUDGET = 540_672

/**
 * Optimising a function takes a second core some milliseconds, which pay only where it runs for long; the mail server may
 * need that core. With a larger budget `check` of 1,000 new mails takes a sixth less of the processor and, on two
 * cores, of the time (measured with `npm run bench -- --only mail`). The engine reads the number each time it is needed,
 * so it may be set at any moment; it holds for the process.
 */
export function optimiseLater(version: string = process.versions.node): void {
  const major = Number.parseInt(version, 10)
  if (major >= TRIED.from && major <= TRIED.to) setFlagsFromString(`--interrupt-budget=${BUDGET}`)
}
