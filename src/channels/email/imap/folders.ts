/** Which folders are read for replies, and where sent mail lies. */
import type { Folder } from './link.ts'

/**
 * Names beside those that the library knows. WEB.DE puts mail of strangers into "Unbekannt" (its three-way spam filter);
 * "Gesendete Objekte" is what Apple Mail and older Outlooks make in German.
 */
const JUNK_NAMES = ['junk', 'spam', 'bulk', 'junk-e-mail', 'spamverdacht', 'unbekannt', 'unerwünscht']
const SENT_NAMES = [
  ...['sent', 'sent items', 'sent messages', 'sent mail'],
  ...['gesendet', 'gesendete', 'gesendete elemente', 'gesendete objekte', 'gesendete nachrichten'],
  ...['送信済み', '送信済みメール', '送信済みアイテム', '送信済みトレイ'],
]

/** A person's own folder deep in an archive is not the one that a program files into. */
const ROOTS = ['inbox', '[gmail]', '[google mail]']
/** Most folders that are opened for one purpose. */
const MAX_FOLDERS = 3

/** @returns paths of the folders for unwanted mail, that which the server announces first */
export function junkFolders(folders: readonly Folder[]): string[] {
  return pathsOf([...announced(folders, '\\Junk'), ...named(folders, '\\Junk', JUNK_NAMES)])
}

/** @returns the folder the server announces for sent mail, else those that are named like it; empty: there is none */
export function sentFolders(folders: readonly Folder[]): string[] {
  const told = announced(folders, '\\Sent')
  return pathsOf(told.length > 0 ? told : named(folders, '\\Sent', SENT_NAMES))
}

function announced(folders: readonly Folder[], use: string): Folder[] {
  return folders.filter(folder => folder.announced && folder.use === use)
}

function named(folders: readonly Folder[], use: string, names: readonly string[]): Folder[] {
  return folders.filter(folder => {
    if (folder.announced || !isOnTop(folder)) return false
    return folder.use === use || names.includes(folder.name.normalize('NFKC').trim().toLowerCase())
  })
}

function isOnTop({ parents }: Folder): boolean {
  const [first] = parents
  return first === undefined || (parents.length === 1 && ROOTS.includes(first.toLowerCase()))
}

function pathsOf(folders: readonly Folder[]): string[] {
  return [...new Set(folders.map(({ path }) => path))].filter(path => path !== 'INBOX').slice(0, MAX_FOLDERS)
}
