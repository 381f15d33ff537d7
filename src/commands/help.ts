/** `escalate help [topic|command]`. */
import type { Command } from 'commander'
import { EXIT, UserError } from '../errors.ts'
import { intakeSchema } from '../intake/fields.ts'
import { TOPIC_TEXTS, TOPICS, type Topic } from '../terminal/texts/topics.ts'
import type { World } from '../world.ts'
import type { Registration } from './shared/registration.ts'

export function register(program: Command, { tr, act }: Registration): void {
  program
    .command('help [topic]')
    .description(`${tr('help on a command, or on', 'Hilfe zu einem Befehl oder zu')} ${TOPICS.join(', ')}`)
    .action(act((world, topic: string | undefined) => runHelp(world, topic, program), { evenDamaged: true }))
}

function tellTopic(topic: Topic, { output, language }: World): void {
  const text = TOPIC_TEXTS[language][topic]
  const schema = topic === 'formats' ? intakeSchema() : undefined
  if (output.json)
    output.document({ schema: 'escalate/help/1', topic, text, ...(schema ? { intake: schema } : {}) })
  else output.print(schema ? `${text}\n${JSON.stringify(schema, null, 2)}` : text)
}

function tellUsage(topic: string | null, text: string, { output }: World): void {
  if (output.json) output.document({ schema: 'escalate/help/1', topic, text })
  else output.print(text)
}

/** @returns 0. @throws UserError `unknown_topic` (exit 2) */
export async function runHelp(world: World, topic: string | undefined, program: Command): Promise<number> {
  const known = TOPICS.find(each => each === topic)
  const command = topic === undefined ? program : program.commands.find(each => each.name() === topic)
  if (known) tellTopic(known, world)
  else if (command) tellUsage(topic ?? null, command.helpInformation().trimEnd(), world)
  else
    throw new UserError('unknown_topic', EXIT.usage, `there is no help on ${JSON.stringify(topic)}`, {
      hints: [
        `topics: ${TOPICS.join(', ')}`,
        `commands: ${program.commands.map(each => each.name()).join(', ')}`,
      ],
    })
  return EXIT.done
}
