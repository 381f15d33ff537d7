/** What the engine is told where a run is busy, and over in a second or two. */
import { setFlagsFromString } from 'node:v8'

/** The release of Node that has the flag; those behind it count calls instead, and say on stderr that they do not know it. */
const KNOWN_BY = 20
/** Eight times the usual: `v8 --interrupt-budget`, bytes of byte code a function runs before it is optimised. */
const BUDGET = 540_672

/**
 * Optimising a function takes a second core some milliseconds, which pay only where it runs for long; the mail server may
 * need that core. With a larger budget `check` of 1,000 new mails takes a sixth less of the processor and, on two
 * cores, of the time (measured with `npm run bench -- --only mail`). The engine reads the number each time it is needed,
 * so it may be set at any moment; it holds for the process.
 */
export function optimiseLater(version: string = process.versions.node): void {
  if (Number.parseInt(version, 10) === KNOWN_BY) setFlagsFromString(`--interrupt-budget=${BUDGET}`)
}
