/** Runs the command of a `...Command` setting and takes the secret from its first line. */
import { type ChildProcess, spawn } from 'node:child_process'
import { EXIT, UserError } from '../errors.ts'
import { endProcessTree } from './end-process-tree.ts'

/** Most that is read from a command, in characters; a token has below 5,000. */
const LONGEST = 64_000

/** What the command wrote never stands in a message: it may be the secret. */
function failed(setting: string, what: string): UserError {
  return new UserError('secret_command', EXIT.signIn, `The command in ${setting} ${what}.`, {
    hints: [
      `Run it yourself in a terminal; what it prints first must be the secret. (escalate config get ${setting})`,
    ],
  })
}

function abandon(child: ChildProcess): void {
  const { pid, exitCode, signalCode } = child
  if (pid !== undefined && exitCode === null && signalCode === null) endProcessTree(pid)
  child.stdout?.destroy()
  child.unref()
}

/**
 * @param command for the system's shell; it may ask on the terminal itself
 * @param limit milliseconds
 * @returns the first line of its output, without the line's end
 * @throws UserError `secret_command` (exit 4): it failed, said nothing or took too long
 */
export function secretFromCommand(setting: string, command: string, limit: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, { shell: true, stdio: ['ignore', 'pipe', 'ignore'], windowsHide: true })
    let said = ''
    const refuse = (what: string): void => {
      clearTimeout(timer)
      abandon(child)
      reject(failed(setting, what))
    }
    const timer = setTimeout(() => refuse(`did not end within ${limit / 1_000} s`), limit)
    child.on('error', () => refuse('could not be started'))
    child.stdout.setEncoding('utf8').on('data', text => {
      said += text
      if (said.length > LONGEST) refuse('printed far more than a secret')
    })
    child.on('close', code => {
      const line = said.split(/\r?\n/, 1)[0] ?? ''
      if (code !== 0) return refuse(code === null ? 'was ended by a signal' : `failed with exit code ${code}`)
      if (line === '') return refuse('printed nothing in its first line')
      clearTimeout(timer)
      resolve(line)
    })
  })
}
