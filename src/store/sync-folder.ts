/** Makes the names in a folder durable: a file that was synced may still be without its name after a power cut. */
import { open } from 'node:fs/promises'

/** Not every system lets a folder be opened (Windows does not), nor every file system sync one: there is no better then. */
async function sync(dir: string): Promise<void> {
  const handle = await open(dir, 'r').catch(() => null)
  try {
    await handle?.sync().catch(() => undefined)
  } finally {
    await handle?.close()
  }
}

/** Per folder the sync that has not begun yet, and the one that runs. */
const waiting = new Map<string, Promise<void>>()
const running = new Map<string, Promise<void>>()

async function next(dir: string): Promise<void> {
  await running.get(dir)
  waiting.delete(dir)
  const run = sync(dir)
  running.set(dir, run)
  await run
  if (running.get(dir) === run) running.delete(dir)
}

/** Resolves when all names that are in the folder now are durable. Whoever asks while a sync runs shares the next one. */
export function syncFolder(dir: string): Promise<void> {
  const shared = waiting.get(dir) ?? next(dir)
  waiting.set(dir, shared)
  return shared
}
