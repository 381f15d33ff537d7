/** The program on a terminal of its own: type, wait for what the screen says, read what was written. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { type IPty, spawn } from '@lydell/node-pty'
import { launcher } from './build.ts'

/** Generous: the machine of the tests may have one slow core. In milliseconds. */
const PATIENCE = 20_000

export interface Started {
  readonly home: string
  readonly language?: 'de' | 'en'
  readonly now?: string
  readonly columns?: number
  readonly env?: Readonly<Record<string, string | undefined>>
  /** A shell line instead of the bare program; `$0` starts the program. */
  readonly shell?: string
}

/** @returns a data folder of its own with these settings */
export function homeWith(settings: object = {}): string {
  const home = mkdtempSync(join(tmpdir(), 'escalate-pty-'))
  writeFileSync(join(home, 'config.json'), JSON.stringify(settings), { mode: 0o600 })
  return home
}

export const dropHome = (home: string) => rmSync(home, { recursive: true, force: true })

function environment({
  home,
  language = 'en',
  now,
  env,
}: Started): Record<string, string> & { TERM: string } {
  const all = {
    PATH: process.env.PATH,
    HOME: home,
    TERM: 'xterm-256color',
    LANG: 'C.UTF-8',
    ESCALATE_HOME: home,
    ESCALATE_LANG: language,
    ESCALATE_NOW: now,
    ...env,
  }
  const given = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return { TERM: '', ...Object.fromEntries(given) }
}

function programOf({ shell }: Started, args: readonly string[]): [string, string[]] {
  const line = [process.execPath, launcher(), ...args]
  if (shell === undefined) return [line[0]!, line.slice(1)]
  return ['/bin/sh', ['-c', shell.replace('$0', '"$@"'), 'sh', ...line]]
}

export class Terminal {
  /** Everything that was written, with all control sequences. */
  raw = ''
  readonly #pty: IPty
  readonly #exit: Promise<number>
  #seen = 0
  #changed = () => {}
  #ended = false

  constructor(started: Started, ...args: string[]) {
    const [file, line] = programOf(started, args)
    const env = environment(started)
    const size = { cols: started.columns ?? 120, rows: 50 }
    this.#pty = spawn(file, line, { ...size, name: env.TERM, env })
    this.#pty.onData(data => {
      this.raw += data
      this.#changed()
    })
    this.#exit = new Promise(resolve => {
      this.#pty.onExit(({ exitCode, signal }) => {
        this.#ended = true
        this.#changed()
        resolve(signal ? 128 + signal : exitCode)
      })
    })
  }

  /** The whole output as text. */
  get text(): string {
    return stripVTControlCharacters(this.raw).replaceAll('\r', '')
  }

  /** Whether it came since the last thing that was waited for; blanks and line breaks count as one blank. */
  #says(text: string, end: number): boolean {
    return stripVTControlCharacters(this.raw.slice(this.#seen, end)).replace(/\s+/g, ' ').includes(text)
  }

  /** Goes on reading behind the text that was waited for: what follows may have come in the same piece. */
  #readTo(text: string): void {
    let [before, end] = [this.#seen, this.raw.length]
    while (end - before > 1) {
      const middle = (before + end) >> 1
      if (this.#says(text, middle)) end = middle
      else before = middle
    }
    this.#seen = end
  }

  /** Waits until the screen says this (behind what was waited for last). */
  async sees(text: string): Promise<this> {
    await new Promise<void>((resolve, reject) => {
      const fail = (why: string) =>
        reject(new Error(`${why} waiting for ${JSON.stringify(text)} in:\n${this.text}`))
      const limit = setTimeout(() => fail('too long'), PATIENCE)
      this.#changed = () => {
        const there = this.#says(text, this.raw.length)
        if (!there && !this.#ended) return
        clearTimeout(limit)
        this.#changed = () => {}
        if (there) resolve()
        else fail('the program ended')
      }
      this.#changed()
    })
    this.#readTo(text)
    return this
  }

  keys(keys: string): this {
    this.#pty.write(keys)
    return this
  }

  /** Waits for the question, then types the answer and Enter. */
  async answers(question: string, answer: string): Promise<this> {
    await this.sees(question)
    return this.keys(`${answer}\r`)
  }

  /** To the program alone, as `kill` does it. */
  signal(name: 'SIGINT' | 'SIGTERM' | 'SIGHUP'): this {
    process.kill(this.#pty.pid, name)
    return this
  }

  /** @returns the exit code; 128 and its number for a signal */
  async exit(): Promise<number> {
    let limit: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      limit = setTimeout(() => reject(new Error(`still running:\n${this.text}`)), PATIENCE)
    })
    try {
      return await Promise.race([this.#exit, late])
    } finally {
      clearTimeout(limit)
      this.#pty.kill('SIGKILL')
    }
  }
}

/** Runs the program without a terminal, to prepare a case. @returns stdout. @throws Error unless it ends with 0 */
export function prepared(home: string, now: string, ...args: string[]): string {
  const env = environment({ home, now })
  const done = spawnSync(process.execPath, [launcher(), ...args], { env, input: '', encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`exit code ${done.status}: ${done.stderr}`)
  return done.stdout
}
