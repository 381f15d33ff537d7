/** A story: what really happened to a customer, as data. It tells words and deeds; how to read them is the program's part. */
import { EXIT, UserError } from '../errors.ts'
import type { Expectation } from './expect.ts'
import { readExpectation } from './expect.ts'
import { isPlaceholder } from './placeholders.ts'
import { Field } from './story-field.ts'

export interface Bilingual {
  readonly de: string
  readonly en: string
}

export const STORY_CHANNELS = ['email', 'x', 'x-dm', 'facebook', 'phone'] as const
export type StoryChannel = (typeof STORY_CHANNELS)[number]

/** The customer does something with the program. */
export interface UserStep {
  /** ISO 8601 UTC. */
  readonly at: string
  readonly who: 'user'
  readonly says: Bilingual
  readonly wants: Bilingual
  /** Arguments of `escalate`; one that is a placeholder as a whole is filled in while playing. */
  readonly run: readonly string[]
  readonly expect: readonly Expectation[]
}

/** The customer posts on X with their own hands: the program hears of it only if they tell it. */
export interface ByHandStep {
  readonly at: string
  readonly who: 'by-hand'
  readonly says: Bilingual
  readonly text: string
}

type Speaker = 'company' | 'other'

/** The company, or somebody else, says something on a channel. */
export interface OutsideStep {
  readonly at: string
  readonly who: Speaker
  readonly says: Bilingual
  readonly on: StoryChannel
  /** Mail address, handle, name on Facebook, or who calls. */
  readonly account: string
  readonly text: string
  /** E-mail only: a machine wrote it. */
  readonly automatic: boolean
  readonly ticket: string | null
  readonly headers: Readonly<Record<string, string>>
  /** X only; false: a post of its own, not an answer to the customer. */
  readonly thread: boolean
}

export type StoryStep = UserStep | ByHandStep | OutsideStep

export interface Story {
  readonly id: string
  readonly title: Bilingual
  /** Where the story comes from, in words. */
  readonly source: string
  /** Desk hours of that year in the notation of OpenStreetMap; null: not known. */
  readonly hours: Readonly<Record<string, string | null>>
  /** Settings of the customer, laid over those of the sandbox. */
  readonly settings: Readonly<Record<string, string>>
  readonly steps: readonly StoryStep[]
}

const MAX_STEPS = 200

function bilingual(field: Field): Bilingual {
  field.only(['de', 'en'])
  return { de: field.at('de').text(), en: field.at('en').text() }
}

function argument(field: Field): string {
  const text = field.text()
  if (/^\{.*\}$/s.test(text) && !isPlaceholder(text)) throw field.wrong('a placeholder that exists')
  return text
}

function userStep(field: Field): UserStep {
  field.only(['at', 'who', 'says', 'wants', 'run', 'expect'])
  return {
    at: field.at('at').instant(),
    who: 'user',
    says: bilingual(field.at('says')),
    wants: bilingual(field.at('wants')),
    run: field.at('run').list(argument, 1, 100),
    expect: field.at('expect').list(readExpectation, 1, 50),
  }
}

function byHandStep(field: Field): ByHandStep {
  field.only(['at', 'who', 'says', 'text'])
  return {
    at: field.at('at').instant(),
    who: 'by-hand',
    says: bilingual(field.at('says')),
    text: field.at('text').text(),
  }
}

function outsideStep(field: Field, who: Speaker): OutsideStep {
  field.only(['at', 'who', 'says', 'on', 'account', 'text', 'automatic', 'ticket', 'headers', 'thread'])
  const on = field.at('on').oneOf(STORY_CHANNELS)
  if (on !== 'email')
    for (const key of ['automatic', 'ticket', 'headers'])
      if (field.has(key)) throw field.at(key).wrong('left out: only an e-mail has it')
  if (on !== 'x' && field.has('thread')) throw field.at('thread').wrong('left out: only X has it')
  return {
    at: field.at('at').instant(),
    who,
    says: bilingual(field.at('says')),
    on,
    account: field.at('account').text(),
    text: field.at('text').text(),
    automatic: field.has('automatic') && field.at('automatic').flag(),
    ticket: field.has('ticket') ? field.at('ticket').text() : null,
    headers: field.has('headers') ? field.at('headers').record(headerValue) : {},
    thread: !field.has('thread') || field.at('thread').flag(),
  }
}

function headerValue(field: Field): string {
  const text = field.text()
  if (/[\r\n]/.test(text)) throw field.wrong('one line')
  return text
}

function step(field: Field): StoryStep {
  const who = field.at('who').oneOf(['user', 'by-hand', 'company', 'other'] as const)
  if (who === 'user') return userStep(field)
  return who === 'by-hand' ? byHandStep(field) : outsideStep(field, who)
}

function inOrder(steps: readonly StoryStep[]): void {
  for (const [index, each] of steps.entries()) {
    const before = steps[index - 1]
    if (before && Date.parse(each.at) < Date.parse(before.at))
      throw new UserError(
        'bad_story',
        EXIT.usage,
        `steps[${index}].at lies before the step above it: ${each.at}`,
      )
  }
}

/**
 * Checks a story file. Fields that are not known are refused: a misspelt expectation would never fail.
 * @param json the parsed file
 * @throws UserError `bad_story` (exit 2) that names the field and what would be right
 */
export function parseStory(json: unknown): Story {
  const root = new Field(json, '')
  root.only(['id', 'title', 'source', 'hours', 'settings', 'steps'])
  const id = root.at('id').text()
  if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(id))
    throw root.at('id').wrong('lower-case letters, digits and hyphens')
  const story: Story = {
    id,
    title: bilingual(root.at('title')),
    source: root.at('source').text(),
    hours: root.at('hours').record(field => (field.isNull() ? null : field.text())),
    settings: root.at('settings').record(field => field.text()),
    steps: root.at('steps').list(step, 1, MAX_STEPS),
  }
  inOrder(story.steps)
  return story
}
