/** The flags every command understands, before and behind the verb. */
import { type Command, Option } from 'commander'
import type { Registration } from './commands/shared/registration.ts'
import type { GlobalOptions } from './world.ts'

/** @returns the command, which now takes them */
export function addGlobalFlags(command: Command, tr: Registration['tr']): Command {
  return command
    .option('--json', tr('one JSON document on stdout', 'ein JSON-Dokument auf stdout'))
    .option(
      '-n, --dry-run',
      tr('show only: nothing is sent or stored', 'nur zeigen: nichts senden, nichts speichern'),
    )
    .option('-y, --yes', tr('approve without being asked', 'ohne Rückfrage zustimmen'))
    .option('--no-input', tr('never ask', 'nie fragen'))
    .option('--sandbox', tr('use the built-in fake company', 'mit dem eingebauten Probeunternehmen'))
    .addOption(
      new Option('--lang <language>', tr('language of the interface', 'Sprache der Oberfläche')).choices([
        'de',
        'en',
      ]),
    )
    .option('--now <instant>', tr('set the clock (ISO 8601)', 'Uhr stellen (ISO 8601)'))
    .addOption(new Option('--color <when>', tr('colour', 'Farbe')).choices(['auto', 'always', 'never']))
    .option('--accessible', tr('numbered questions, no redrawing', 'nummerierte Fragen, kein Neuzeichnen'))
    .option('-q, --quiet', tr('no talk', 'keine Nebenbemerkungen'))
    .option('-v, --verbose', tr('more talk', 'mehr Nebenbemerkungen'))
}

/** Flags with a value, so that the verb is found behind them. */
const WITH_VALUE = new Set(['--lang', '--now', '--color'])

/** @returns the first word that is no flag and no flag's value, or null */
export function verbOf(argv: readonly string[]): string | null {
  for (let index = 0; index < argv.length; index += 1) {
    const word = argv[index]!
    if (!word.startsWith('-')) return word
    if (WITH_VALUE.has(word)) index += 1
  }
  return null
}

/** The global flags as typed before or behind the verb; a default never wins over what was typed. */
export function globalsOf(command: Command): GlobalOptions {
  const chain: Command[] = []
  for (let each: Command | null = command; each; each = each.parent) chain.unshift(each)
  const flags = (wanted: (source: string | undefined) => boolean) =>
    chain.flatMap(each =>
      Object.entries(each.opts()).filter(([name]) => wanted(each.getOptionValueSource(name))),
    )
  const typed = (source: string | undefined) => source === 'cli'
  return Object.fromEntries([...flags(source => !typed(source)), ...flags(typed)])
}
