/** Signals by which a person, a closed window or a system that shuts down ends the program. */

const ENDINGS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * While a question is on the screen a signal is answered like Ctrl-C: the terminal shows again what is typed, and what
 * was answered so far is kept.
 * @returns what ends the listening; from then on a signal ends the program at once
 */
export function onEnding(stop: () => void): () => void {
  for (const signal of ENDINGS) process.on(signal, stop)
  return () => {
    for (const signal of ENDINGS) process.off(signal, stop)
  }
}
