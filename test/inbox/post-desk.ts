/** Cases with posts, at a company whose accounts are known, in a world with platforms in memory. */
import { writeFileSync } from 'node:fs'
import { buildWorld } from '../../src/build-world.ts'
import { digestOf } from '../../src/case/digest.ts'
import type { EventBodies, EventStamp, NewEvent, StoredEvent } from '../../src/case/events.ts'
import type { ChannelName, Message } from '../../src/case/model.ts'
import { projectCase } from '../../src/ladder/project.ts'
import { pathsFor } from '../../src/store/paths.ts'
import type { GlobalOptions, World } from '../../src/world.ts'
import { FROM_USER, opened } from '../outbox/sample-case.ts'
import { desk } from '../support/in-process.ts'
import type { PostPlatform } from '../support/post-platform.ts'

export const TUESDAY = '2026-11-24T12:00:00.000Z'
export const POSTED = '2026-11-23T09:00:00.000Z'

const account = (channel: ChannelName, address: string, platformId: string | null) => ({
  ...{ channel, address, platformId, purpose: 'support', hours: null },
  ...{ source: 'invented', checked: null, confidence: 'high' },
})

const COMPANIES = [
  {
    ...{ id: 'fernruf', name: 'Fernruf', aliases: [], countries: ['DE'], sector: 'telecom' },
    channels: [
      account('x', '@Fernruf_hilft', '7001'),
      account('facebook', 'fernruf', '900000001'),
      account('bluesky', '@hilfe.fernruf.example', 'did:plc:fernruf'),
      account('mastodon', '@hilfe@fernruf.example', null),
    ],
  },
  {
    ...{ id: 'funknetz', name: 'Funknetz', aliases: [], countries: ['DE'], sector: 'telecom' },
    channels: [account('x', '@Funknetz', '8001')],
  },
]

export type Reply = EventStamp & EventBodies['reply_received']

export interface PostDesk {
  readonly world: World
  readonly stdout: () => string
  readonly stderr: () => string
  /** Opens a case at a company and posts; `url` null: nothing was posted. @returns its id */
  open(company: string, channel: ChannelName, url: string | null, more?: readonly NewEvent[]): string
  add(id: string, ...events: readonly NewEvent[]): void
  events(id: string): readonly StoredEvent[]
  replies(id: string): readonly Reply[]
  /** The same desk in another run: other flags, another hour. */
  again(options?: GlobalOptions, now?: string): Promise<World>
}

const TO: Readonly<Partial<Record<ChannelName, string>>> = {
  x: '@Fernruf_hilft',
  facebook: 'fernruf',
  bluesky: '@hilfe.fernruf.example',
  mastodon: '@hilfe@fernruf.example',
}

export const postTo = (channel: ChannelName, text = 'Der Anschluss ist tot.'): Message => ({
  ...{ step: 'complaint', channel, to: TO[channel] ?? '@x', subject: null, text, attachments: [] },
})

/** A post that the person sent from their browser, and whose address they gave. */
export function posted(channel: ChannelName, url: string, seq = 2, at = POSTED): readonly NewEvent[] {
  const message = postTo(channel)
  const sent = { message, digest: digestOf(message), mode: 'hand-off', purpose: 'step' } as const
  return [
    { type: 'handed_off', at, ...sent, url: null, file: null, why: null },
    { type: 'hand_off_confirmed', at, handOff: seq, url, deadline: null, attachments: [] },
  ]
}

export async function postDesk(
  platforms: readonly PostPlatform[],
  settings: object = { x: { handle: '@erika', userId: '42' } },
): Promise<PostDesk> {
  const [stdout, stderr]: [string[], string[]] = [[], []]
  const { system, home } = desk(settings, {
    stdout: { write: text => stdout.push(text) > 0 },
    stderr: { write: text => stderr.push(text) > 0 },
    ownCompaniesOnly: true,
  })
  writeFileSync(
    pathsFor({ ESCALATE_HOME: home }, process.platform, home).companiesFile,
    JSON.stringify(COMPANIES),
  )
  const again = async (options: GlobalOptions = {}, now = TUESDAY): Promise<World> => {
    const built = await buildWorld({ ...system, clock: () => now }, options, { project: projectCase })
    const found = (name: ChannelName) => platforms.find(each => each.channel.name === name)?.channel
    return { ...built, channel: async name => found(name) ?? built.channel(name) }
  }
  const world = await again()
  const events = (id: string) => world.store().load(id) ?? []
  return {
    world,
    stdout: () => stdout.join(''),
    stderr: () => stderr.join(''),
    open(company, channel, url, more = []) {
      const { complaint, ladder } = opened
      const rung = { ...ladder[0]!, channel, address: TO[channel] ?? null, origin: FROM_USER }
      const of = { ...complaint, company: { ...complaint.company, id: company, name: company } }
      const own = company === 'fernruf' ? [rung] : []
      const first = { ...opened, at: POSTED, complaint: of, ladder: own }
      const sent = url === null ? [] : posted(channel, url)
      return world.store().create(company, () => [first, ...sent, ...more]).id
    },
    add: (id, ...more) => void world.store().append(id, () => more),
    events,
    replies: id =>
      events(id).filter(
        (event): event is Reply & { type: 'reply_received' } => event.type === 'reply_received',
      ),
    again,
  }
}
