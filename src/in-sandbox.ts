/** Runs command lines against the built-in sandbox: on loopback, in a data folder of its own. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Language } from './case/model.ts'
import { launchOf } from './launch.ts'
import { writeSandboxCompany } from './sandbox/own-directory.ts'
import type { PlayedStep, PlayResult } from './sandbox/play.ts'
import type { Sandbox } from './sandbox/sandbox.ts'
import type { Story } from './sandbox/story.ts'
import { ensureFolder, pathsFor } from './store/paths.ts'
import { DEMO } from './terminal/texts/demo.ts'
import { TIMELINE } from './terminal/texts/timeline.ts'
import type { System, World } from './world.ts'

/** The outside as the sandbox is: its mail server, its browser, its clipboard, its folder. */
function outsideOf(sandbox: Sandbox, system: System, home: string, settings = {}): System {
  const { ESCALATE_NOW: _, ...env } = system.env
  return {
    ...system,
    env: { ...env, ...sandbox.env, ESCALATE_HOME: home },
    settings: { ...sandbox.settings, ...settings },
    open: target => sandbox.open(target),
    copy: text => sandbox.copy(text),
  }
}

/** Keeps what a command printed. */
function listener() {
  const chunks: string[] = []
  return { write: (text: string) => chunks.push(text), text: () => chunks.join('') }
}

/** Runs `work` with a sandbox in a folder that is gone afterwards. */
export async function withSandbox<T>(
  world: World,
  work: (sandbox: { running: Sandbox; home: string; system: System }) => Promise<T>,
): Promise<T> {
  const { startSandbox } = await import('./sandbox/sandbox.ts')
  const home = await mkdtemp(join(tmpdir(), 'escalate-demo-'))
  const running = await startSandbox({ folder: home, clock: world.system.clock })
  try {
    return await work({ running, home, system: world.system })
  } finally {
    await running.stop()
    await rm(home, { recursive: true, force: true })
  }
}

/** The case is gone when the demo ends: no command can go on with it. */
function withoutNext(view: string, next: string): string {
  const at = view.lastIndexOf(`\n${next}: `)
  return (at < 0 ? view : view.slice(0, at)).trimEnd()
}

/** Plays a story; each command line runs in this process as a user's would. @returns the result, and the case on the screen; empty if it could not be shown */
export async function playIn(
  { running, home, system }: { running: Sandbox; home: string; system: System },
  story: Story,
  world: World,
  onStep: (step: PlayedStep) => void,
): Promise<{ result: PlayResult; view: string }> {
  const { play } = await import('./sandbox/play.ts')
  const outside = outsideOf(running, system, home, story.settings)
  const { language } = world
  const run = async (argv: readonly string[], at: string) => {
    const [stdout, stderr] = [listener(), listener()]
    const flags = ['--json', '--yes', '--no-input', '--now', at, '--lang', language]
    const exit = await system.run([...argv, ...flags], { ...outside, stdout, stderr })
    return { exit, json: JSON.parse(stdout.text()) as unknown, stderr: stderr.text() }
  }
  const result = await play(story, running, run, { language, onStep })
  const id = (result.case as { id?: string } | null)?.id
  const screen = { ...listener(), columns: world.output.width }
  const at = story.steps.at(-1)?.at ?? world.now
  const exit = id
    ? await system.run(['show', id, '--now', at, '--lang', language], { ...outside, stdout: screen })
    : 1
  if (exit !== 0) return { result, view: '' }
  return { result, view: withoutNext(screen.text(), TIMELINE[language].next) }
}

/** The fake company thanks for each mail at once, by machine, as most real ones do. @returns how often it did */
async function acknowledge({ smtp, company }: Sandbox, system: System): Promise<number> {
  const { readLetter } = await import('./sandbox/letter.ts')
  for (const mail of smtp.received)
    await company.answerMail({
      to: mail,
      from: mail.to[0] ?? 'hilfe@telekom.sandbox.test',
      text: 'Vielen Dank für Ihre Nachricht. Wir haben sie erhalten und melden uns in Kürze bei Ihnen.',
      automatic: true,
      // The letter tells the hour that counts, which --now may have set.
      at: (await readLetter(mail)).date ?? system.clock(),
    })
  return smtp.received.length
}

/** `--sandbox`: the same command against the fake company; its data stay in a folder of their own. @returns the exit code */
export async function inSandbox(
  system: System,
  language: Language,
  run: (outside: System) => Promise<number>,
): Promise<number> {
  const { startSandbox } = await import('./sandbox/sandbox.ts')
  const home = join(pathsFor(system.env, system.platform, system.home).dataDir, 'sandbox')
  ensureFolder(home)
  const companiesFile = pathsFor({ ESCALATE_HOME: home }, system.platform, system.home).companiesFile
  writeSandboxCompany(companiesFile)
  const sandbox = await startSandbox({ folder: home, clock: system.clock })
  try {
    const code = await run({ ...outsideOf(sandbox, system, home), ownCompaniesOnly: true })
    if ((await acknowledge(sandbox, system)) > 0)
      system.stderr.write(`${DEMO[language].answered(`${launchOf(system, true)} check`)}\n`)
    return code
  } finally {
    await sandbox.stop()
  }
}
