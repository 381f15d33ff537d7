/** Where things are kept, and folders that nobody else may enter. */
import {
  accessSync,
  chmodSync,
  constants,
  lstatSync,
  mkdirSync,
  readdirSync,
  type Stats,
  statSync,
} from 'node:fs'
import { dirname, posix, win32 } from 'node:path'
import type { UserError } from '../errors.ts'
import { diskFull, homeNotWritable, NO_ROOM, systemCode } from './disk-errors.ts'

export interface Paths {
  readonly configDir: string
  readonly settingsFile: string
  readonly secretsFile: string
  /** Held while a secret is changed. */
  readonly secretsLock: string
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
    secretsLock: join(data, 'secrets.json.lock'),
    dataDir: data,
    storeFile: join(data, 'cases.db'),
    attachmentsDir: join(data, 'attachments'),
    draftFile: join(data, 'draft.json'),
    companiesFile: join(data, 'companies.json'),
  }
}

/** Names of what the program itself puts into its folders. */
const OURS =
  /^\.?(config(\.json)?|cases\.db|draft\.json|companies\.json|secrets\.json|attachments|hand-offs|sandbox)([.-]|$)/

/**
 * Whether a folder that others may enter is only ours: named like the program, or without anything of somebody else in
 * it. A home folder or a shared one that ESCALATE_HOME names keeps its mode, as every file of ours is 0600.
 */
function isOnlyOurs(folder: string, { uid, mode }: Stats): boolean {
  const shared = (mode & 0o7000) !== 0
  if (shared || uid !== process.getuid?.()) return false
  return posix.basename(folder) === NAME || readdirSync(folder).every(name => OURS.test(name))
}

function tighten(folder: string, found: Stats): void {
  if ((found.mode & 0o077) !== 0 && isOnlyOurs(folder, found)) chmodSync(folder, 0o700)
}

/**
 * Level by level: for `recursive` Node asks again for ever where a parent exists that takes no folders (/proc).
 * @throws the system's error, or UserError `home_not_writable` where the name is taken by something else
 */
function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })) return
  const parent = dirname(folder)
  if (parent !== folder) makeFolder(parent)
  try {
    mkdirSync(folder, { mode: 0o700 })
    chmodSync(folder, 0o700)
  } catch (error) {
    if (systemCode(error) !== 'EEXIST' || !statSync(folder).isDirectory()) throw error
  }
}

/**
 * Makes a folder that only the user may enter (0700, whatever the umask). One that is there is closed to others if it
 * is only ours.
 * @throws UserError `home_not_writable` (exit 1) naming the folder, or `disk_full`
 */
export function ensureFolder(folder: string): void {
  try {
    makeFolder(folder)
    const found = statSync(folder)
    if (!found.isDirectory()) throw homeNotWritable(folder)
    accessSync(folder, constants.W_OK | constants.X_OK)
    tighten(folder, found)
  } catch (error) {
    throw NO_ROOM.includes(systemCode(error) ?? '') ? diskFull(folder) : homeNotWritable(folder)
  }
}

/**
 * Looks whether {@link ensureFolder} would succeed, without making anything.
 * @returns what is wrong, as it would be thrown, or null
 */
export function folderFault(folder: string): UserError | null {
  try {
    const found = statSync(folder, { throwIfNoEntry: false })
    if (found === undefined) return dirname(folder) === folder ? null : aboveFault(folder)
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    return found.isDirectory() ? null : homeNotWritable(folder)
  } catch {
    return homeNotWritable(folder)
  }
}

/** A dangling link is a name that is taken, by nothing. */
function aboveFault(folder: string): UserError | null {
  const taken = lstatSync(folder, { throwIfNoEntry: false }) !== undefined
  return taken || folderFault(dirname(folder)) ? homeNotWritable(folder) : null
}
