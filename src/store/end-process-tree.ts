/**
 * Ends a process with all that it has started. A group of its own would be simpler to end, but takes the terminal away
 * from a command that asks for a passphrase on it.
 */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/** Milliseconds for the system's list of processes. */
const LIST_LIMIT = 2_000

type Row = { readonly pid: number; readonly parent: number }

/** proc_pid_stat(5): the name (field 2) may hold blanks and brackets; the parent is field 4. */
function linuxRow(pid: number): Row[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return [{ pid, parent: Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) }]
  } catch {
    return []
  }
}

function linuxRows(): Row[] {
  return readdirSync('/proc').flatMap(name => (/^\d+$/.test(name) ? linuxRow(Number(name)) : []))
}

function otherRows(): Row[] {
  const list = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8', timeout: LIST_LIMIT })
  return [...list.matchAll(/(\d+)\s+(\d+)/g)].map(([, pid, parent]) => ({
    pid: Number(pid),
    parent: Number(parent),
  }))
}

/** @returns processes below this one, children before grandchildren */
function below(pid: number): number[] {
  const rows = process.platform === 'linux' ? linuxRows() : otherRows()
  const found = [pid]
  // Grows while it is walked; each process has one parent, so none comes twice.
  for (const each of found) found.push(...rows.flatMap(row => (row.parent === each ? [row.pid] : [])))
  return found.slice(1)
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // It has ended by itself.
  }
}

/** Stopped first, so that it starts nothing while its children are looked up. Never throws. */
function endOnUnix(pid: number): void {
  signal(pid, 'SIGSTOP')
  try {
    for (const each of below(pid)) signal(each, 'SIGKILL')
  } catch {
    // Without a list of processes only the first one is known.
  }
  signal(pid, 'SIGKILL')
}

function endOnWindows(pid: number): void {
  try {
    execFileSync('taskkill', ['/PID', String(pid), '/T', '/F'], { stdio: 'ignore', timeout: LIST_LIMIT })
  } catch {
    // It has ended by itself.
  }
}

/** @param pid of a process that this one started and has not seen the end of */
export function endProcessTree(pid: number): void {
  if (process.platform === 'win32') endOnWindows(pid)
  else endOnUnix(pid)
}
