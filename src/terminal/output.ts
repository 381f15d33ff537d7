/** The two streams: data on stdout, talk on stderr; with --json stdout holds one document and nothing else. */
import { safe, safeJson } from './safe.ts'
import type { Paint } from './style.ts'
import { render } from './style.ts'

export interface Sink {
  write(text: string): unknown
}

export interface Output {
  readonly json: boolean
  /** Columns to wrap at. */
  readonly width: number
  /** Writes lines for people: on stdout, or on stderr while --json keeps stdout for the document. */
  print(text?: string): void
  /** Talk: notes, what is going on. Silent with --quiet. */
  say(text: string): void
  /** A warning: talk that --quiet does not silence. */
  warn(text: string): void
  /** The one JSON document of a run, or one line of several (`--ndjson`). */
  document(value: unknown): void
}

export interface OutputOptions {
  readonly stdout: Sink
  readonly stderr: Sink
  readonly json: boolean
  readonly quiet: boolean
  readonly width: number
  /** Colour for stdout and stderr; null: none. */
  readonly paint: { readonly stdout: Paint | null; readonly stderr: Paint | null }
}

/** Everything that is printed goes through here: made safe, then coloured. */
export function makeOutput({ stdout, stderr, json, quiet, width, paint }: OutputOptions): Output {
  const out = (text: string) => void stdout.write(`${render(safe(text), paint.stdout)}\n`)
  const err = (text: string) => void stderr.write(`${render(safe(text), paint.stderr)}\n`)
  return {
    json,
    width,
    print: (text = '') => (json ? err(text) : out(text)),
    say: text => {
      if (!quiet) err(text)
    },
    warn: err,
    document: value => void stdout.write(`${safeJson(value)}\n`),
  }
}
