/** The labelled texts of vectors/replies/, and the program's own code that makes features of them. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const ROOT = new URL('../../', import.meta.url)

/** @returns the lines of a file of vectors/replies/, each an object */
export function lines(name) {
  const text = readFileSync(new URL(`vectors/replies/${name}`, ROOT), 'utf8')
  return text
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line))
}

/** @returns what the program exports there, as it is now: TypeScript is bundled on the way */
export async function ownCode(...paths) {
  const contents = paths.map(path => `export * from './${path}'`).join('\n')
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: fileURLToPath(ROOT), loader: 'ts' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
  })
  const folder = mkdtempSync(join(tmpdir(), 'escalate-train-'))
  try {
    const file = join(folder, 'own.mjs')
    writeFileSync(file, outputFiles[0].text)
    return await import(pathToFileURL(file).href)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** @returns a message of the vectors as the program is given it */
export function messageOf({ channel, from, fromName, subject, text, headers, inReplyTo, company }) {
  return {
    channel,
    from: from ?? null,
    senderName: fromName ?? null,
    subject: subject ?? null,
    text,
    headers: Object.entries(headers ?? {}).map(([name, value]) => ({
      name: name.toLowerCase(),
      value: String(value),
    })),
    messageId: null,
    inReplyTo: inReplyTo ? ['<own@case.test>'] : [],
    report: null,
    company: { known: (company ?? []).map(address => ({ channel, address })) },
    ownRefs: [],
    sentBefore: '2026-11-20T10:00:00.000Z',
  }
}
