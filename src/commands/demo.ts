/** `escalate demo`: plays a true story end to end against the built-in sandbox. */
import type { Command } from 'commander'
import { EXIT, UserError } from '../errors.ts'
import { playIn, withSandbox } from '../in-sandbox.ts'
import { quoted } from '../intake/flags.ts'
import type { PlayedStep, PlayResult } from '../sandbox/play.ts'
import type { Story } from '../sandbox/story.ts'
import { styled } from '../terminal/style.ts'
import { DEMO } from '../terminal/texts/demo.ts'
import { wrap } from '../terminal/wrap.ts'
import type { World } from '../world.ts'
import type { Registration } from './shared/registration.ts'

export interface DemoFlags {
  readonly list?: boolean
}

export function register(program: Command, { tr, act }: Registration): void {
  program
    .command('demo [story]')
    .description(
      tr(
        'play a true story against the built-in sandbox',
        'eine wahre Geschichte im eingebauten Sandkasten spielen',
      ),
    )
    .option('--list', tr('list the stories', 'die Geschichten aufzählen'))
    .action(act((world, story: string | undefined, flags: DemoFlags) => runDemo(world, story, flags)))
}

async function storyOf(id: string | undefined): Promise<Story> {
  const { STORIES } = await import('../sandbox/stories/index.ts')
  const found = id === undefined ? STORIES[0] : STORIES.find(story => story.id === id)
  if (found) return found.load()
  throw new UserError('unknown_story', EXIT.usage, `there is no story ${JSON.stringify(id)}`, {
    hints: STORIES.map(story => story.id),
  })
}

async function list({ output, language }: World): Promise<number> {
  const { STORIES } = await import('../sandbox/stories/index.ts')
  const stories = STORIES.map(({ id, title }) => ({ id, title: title[language] }))
  if (output.json) output.document({ schema: 'escalate/stories/1', stories })
  else for (const { id, title } of stories) output.print(wrap(`${id}  ${title}`, output.width))
  return EXIT.done
}

/** The stories happen in Germany; their cases show these hours too. */
async function storyClock(): Promise<(at: string) => string> {
  const { dateIn, timeIn } = await import('../ladder/clock/zone.ts')
  return at => `${dateIn(at, 'Europe/Berlin')} ${timeIn(at, 'Europe/Berlin').slice(0, 5)}`
}

function tellStep(step: PlayedStep, hour: string, { output, language, launch }: World): void {
  const mark = step.ok ? styled('good', DEMO[language].ok) : styled('bad', DEMO[language].notOk)
  output.print(wrap(`${hour}  ${step.did}`, output.width))
  const line = step.command && [launch, ...step.command.map(quoted)].join(' ')
  if (line) output.print(styled('dim', wrap(`$ ${line}`, output.width, 3)))
  output.print(wrap(`${mark} ${step.expected}`, output.width, 3))
  for (const got of step.got ?? []) output.print(styled('bad', wrap(got, output.width, 5)))
}

function tellEnd({ story, ok, steps }: PlayResult, view: string, { output, language, launch }: World): void {
  const texts = DEMO[language]
  output.print(view ? `\n${view}\n` : styled('bad', texts.notShown))
  const good = steps.filter(step => step.ok).length
  output.print(styled(ok ? 'good' : 'bad', texts.end(story, good, steps.length)))
  output.print(texts.begin(`${launch} new`))
}

/** @returns 0, or 1 when something came out other than the story tells */
export async function runDemo(world: World, id: string | undefined, flags: DemoFlags): Promise<number> {
  if (flags.list) return list(world)
  const story = await storyOf(id)
  const { output, language } = world
  if (!output.json) output.print(wrap(DEMO[language].intro(story.title[language]), output.width))
  const clock = await storyClock()
  const { result, view } = await withSandbox(world, sandbox =>
    playIn(sandbox, story, world, step => (output.json ? undefined : tellStep(step, clock(step.at), world))),
  )
  if (output.json)
    output.document({
      schema: 'escalate/demo/1',
      story: result.story,
      case: result.case,
      steps: result.steps,
    })
  else tellEnd(result, view, world)
  return result.ok && view ? EXIT.done : EXIT.failure
}
