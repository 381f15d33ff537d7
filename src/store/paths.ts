/** Where things are kept, and folders that nobody else may enter. */
import { accessSync, chmodSync, constants, existsSync, mkdirSync, statSync } from 'node:fs'
import { posix, win32 } from 'node:path'
import { EXIT, UserError } from '../errors.ts'

export interface Paths {
  readonly configDir: string
  readonly settingsFile: string
  readonly secretsFile: string
  readonly dataDir: string
  readonly storeFile: string
  readonly attachmentsDir: string
  readonly draftFile: string
  readonly companiesFile: string
}

type Environment = Readonly<Record<string, string | undefined>>

const NAME = 'escalate'

/** XDG Base Directory Specification: a relative path in these variables is invalid and ignored. */
function xdg(value: string | undefined, fallback: string): string {
  return posix.join(value !== undefined && posix.isAbsolute(value) ? value : fallback, NAME)
}

function folders(
  env: Environment,
  platform: NodeJS.Platform,
  homeDir: string,
): { config: string; data: string } {
  const path = platform === 'win32' ? win32 : posix
  if (env.ESCALATE_HOME) {
    const home = path.resolve(env.ESCALATE_HOME)
    return { config: home, data: home }
  }
  if (platform === 'win32') {
    const roaming = path.join(env.APPDATA || path.join(homeDir, 'AppData', 'Roaming'), NAME)
    return { config: roaming, data: roaming }
  }
  return {
    config: xdg(env.XDG_CONFIG_HOME, posix.join(homeDir, '.config')),
    data: xdg(env.XDG_DATA_HOME, posix.join(homeDir, '.local', 'share')),
  }
}

/**
 * All places of the program (contract, section 4): `ESCALATE_HOME` holds everything; else the XDG folders, on macOS
 * too; `%APPDATA%` on Windows. Nothing is created.
 */
export function pathsFor(env: Environment, platform: NodeJS.Platform, homeDir: string): Paths {
  const { join } = platform === 'win32' ? win32 : posix
  const { config, data } = folders(env, platform, homeDir)
  return {
    configDir: config,
    settingsFile: join(config, 'config.json'),
    secretsFile: join(config, 'secrets.json'),
    dataDir: data,
    storeFile: join(data, 'cases.db'),
    attachmentsDir: join(data, 'attachments'),
    draftFile: join(data, 'draft.json'),
    companiesFile: join(data, 'companies.json'),
  }
}

function notWritable(folder: string): UserError {
  return new UserError('home_not_writable', EXIT.failure, `The folder ${folder} cannot be written.`, {
    hints: ['Check who owns it, or set ESCALATE_HOME to a folder of yours.'],
  })
}

/**
 * Makes a folder that only the user may enter (0700, whatever the umask). One that is there keeps its mode: it may be
 * shared on purpose, and every file in it is 0600.
 * @throws UserError `home_not_writable` (exit 1) naming the folder
 */
export function ensureFolder(folder: string): void {
  try {
    if (existsSync(folder)) {
      if (!statSync(folder).isDirectory()) throw notWritable(folder)
      accessSync(folder, constants.W_OK | constants.X_OK)
      return
    }
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    chmodSync(folder, 0o700)
  } catch (error) {
    throw error instanceof UserError || isFullDisk(error) ? error : notWritable(folder)
  }
}

function isFullDisk(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')
}
