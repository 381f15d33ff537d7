/** `escalate read`: says how a message would be understood. Needs no case, stores nothing, opens no socket. */
import type { Command } from 'commander'
import type { Reading } from '../case/reading.ts'
import { EXIT, UserError } from '../errors.ts'
import type { Incoming } from '../inbox/incoming.ts'
import { readingView } from '../terminal/reading-view.ts'
import { styled } from '../terminal/style.ts'
import { ERRORS_DE } from '../terminal/texts/errors-de.ts'
import type { World } from '../world.ts'
import { type Reader, readAlone, readerFor } from './shared/read-message.ts'
import { checkUsage, mailMessage, type ReadFlags, typedMessage } from './shared/read-source.ts'
import type { Registration } from './shared/registration.ts'

export function register(program: Command, { tr, act }: Registration): void {
  program
    .command('read [file...]')
    .description(
      tr(
        'how a message would be understood; stores nothing',
        'wie eine Nachricht verstanden wird; speichert nichts',
      ),
    )
    .option(
      '--text <text>',
      tr('a text instead of a mail, or - for stdin', 'ein Text statt einer Mail, oder - für stdin'),
    )
    .option(
      '--channel <name>',
      tr(
        'where the text came: email (default), x, x-dm, facebook ...',
        'woher der Text kam: email (Vorgabe), x, x-dm, facebook ...',
      ),
    )
    .option(
      '--sender <who>',
      tr('who wrote the text: address, @handle', 'wer den Text schrieb: Adresse, @handle'),
    )
    .option('--subject <line>', tr('the subject of the text', 'der Betreff des Textes'))
    .option('--company <name>', tr('whose addresses are official', 'wessen Adressen offiziell sind'))
    .option(
      '--ndjson',
      tr(
        'one reading a line, as JSON; an unreadable file gives a line with "error", and exit code 2 at the end',
        'ein Ergebnis je Zeile, als JSON; eine unlesbare Datei gibt eine Zeile mit "error" und am Ende Exit-Code 2',
      ),
    )
    .action(act((world, files: string[], flags: ReadFlags) => runRead(world, files, flags)))
}

const documentOf = (reading: Reading, file: string | null) => ({
  schema: 'escalate/reading/1',
  ...(file === null ? {} : { file }),
  ...reading,
})

const faultOf = ({ code, message, hints, missing }: UserError, file: string | null) => ({
  schema: 'escalate/error/1',
  ...(file === null ? {} : { file }),
  error: { code, message, hints, missing, plan: null },
})

/** How results leave: as one document, as lines, or as text. */
interface Teller {
  readonly reading: (reading: Reading, from: Incoming, file: string | null) => void
  readonly fault: (error: UserError, file: string | null) => void
}

function textTeller(reader: Reader, several: boolean, world: World): Teller {
  const { output, language } = world
  let first = true
  return {
    reading(reading, { sender }, file) {
      if (!first) output.print()
      first = false
      if (several && file !== null) output.print(styled('dim', file))
      const { width } = output
      const { timezone } = reader.living.complainant
      const companyGiven = reader.company !== null
      output.print(readingView(reading, sender, { language, width, timezone, companyGiven }))
    },
    fault({ code, message }, file) {
      const why = (language === 'de' ? ERRORS_DE.get(code) : undefined) ?? message
      output.warn(`escalate: ${file ?? '--text'}: ${why}`)
    },
  }
}

function tellerFor(reader: Reader, files: readonly string[], flags: ReadFlags, world: World): Teller {
  const { output } = world
  if (flags.ndjson)
    return {
      reading: (reading, _, file) => output.document(documentOf(reading, file)),
      fault: (error, file) => output.document(faultOf(error, file)),
    }
  if (!output.json) return textTeller(reader, files.length > 1, world)
  return { reading: reading => output.document(documentOf(reading, null)), fault: rethrow }
}

function rethrow(error: UserError): never {
  throw error
}

/** A message, and how to get at it. */
interface Source {
  /** Null: it was typed. */
  readonly file: string | null
  readonly open: () => Promise<Incoming>
}

/** One after the other, so that of thousands of mails only one is held. @returns whether it could be read */
async function readOne(
  { file, open }: Source,
  reader: Reader,
  teller: Teller,
  world: World,
): Promise<boolean> {
  try {
    const message = await open()
    teller.reading(await readAlone(message, reader, world), message, file)
    return true
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    teller.fault(error, file)
    return false
  }
}

function sourcesOf(files: readonly string[], flags: ReadFlags, world: World): readonly Source[] {
  const { text } = flags
  if (text !== undefined) return [{ file: null, open: () => typedMessage({ ...flags, text }, world) }]
  return files.map(file => ({ file, open: () => mailMessage(file, world) }))
}

/**
 * @returns 0, or 2 when a file, or the text, could not be read; the others were
 * @throws UserError (exit 2) for a wrong command line, an unknown company, and, without `--ndjson`, for the one message
 *   that cannot be read
 */
export async function runRead(world: World, files: readonly string[], flags: ReadFlags): Promise<number> {
  checkUsage(files, flags, world)
  const reader = await readerFor(flags.company, world)
  const sources = sourcesOf(files, flags, world)
  const asLines = tellerFor(reader, files, flags, world)
  const teller = sources.length === 1 && !flags.ndjson ? { ...asLines, fault: rethrow } : asLines
  let code: number = EXIT.done
  for (const source of sources) if (!(await readOne(source, reader, teller, world))) code = EXIT.usage
  return code
}
