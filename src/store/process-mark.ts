/** Recognises a process for sure: a number is given to another process later, number and start time are not. */
import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import type { ProcessMark } from '../case/events.ts'

/** proc_pid_stat(5): the name (field 2) may hold blanks and brackets, so counting starts behind its last bracket. */
function linuxStart(pid: number): string | null {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [state, started] = [fields[0], fields[19]]
  if (state === undefined || started === undefined) return null
  // A killed process whose parent has not asked for its end is still listed, but does nothing any more.
  if (state === 'Z' || state === 'X') return null
  // Ticks since boot mean nothing after the next boot without the boot's own name.
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  return `${boot}/${started}`
}

/** Loading child_process costs 4 ms (measured), which only macOS has to pay. */
function macStart(pid: number): string | null {
  const { execFileSync } = process.getBuiltinModule('node:child_process')
  const options = { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' } } as const
  return execFileSync('/bin/ps', ['-o', 'lstart=', '-p', String(pid)], options).trim() || null
}

const TELLS_START = process.platform === 'linux' || process.platform === 'darwin'

/** @returns when a running process started, opaque; null: not running, or the system does not tell */
function startOf(pid: number): string | null {
  try {
    if (process.platform === 'linux') return linuxStart(pid)
    return process.platform === 'darwin' ? macStart(pid) : null
  } catch {
    return null
  }
}

/** Signal 0 only asks; EPERM means that it is there and somebody else's. */
function answers(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** @returns the mark of this very process */
export function ownMark(): ProcessMark {
  return { pid: process.pid, started: startOf(process.pid), host: hostname() }
}

/**
 * @returns true only if that process runs on this host at this moment. A mark of another host is false: whether it
 *   still runs there cannot be seen from here, so its send counts as unknown and the user decides.
 */
export function isAlive(mark: ProcessMark): boolean {
  const { pid, started, host } = mark
  if (host !== hostname() || !Number.isSafeInteger(pid) || pid <= 0) return false
  if (started !== null && TELLS_START) return startOf(pid) === started
  return answers(pid)
}
