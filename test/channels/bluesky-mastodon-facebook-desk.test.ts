/** The three networks from the command line: approved, posted once, answered, read; each against its strict server. */
import { describe, expect, it } from 'vitest'
import {
  type BlueskyServer,
  blueskySettings,
  ERIKA,
  FIRMA,
  PASSWORD,
  startBlueskyServer,
} from '../support/bluesky-server.ts'
import {
  facebookSettings,
  type GraphServer,
  TOKEN as PAGE_TOKEN,
  startGraphServer,
} from '../support/graph-server.ts'
import { desk } from '../support/in-process.ts'
import {
  type MastodonServer,
  mastodonSettings,
  startMastodonServer,
  TOKEN,
} from '../support/mastodon-server.ts'
import { json, type StrictServer } from '../support/strict-server.ts'

interface Network<S extends StrictServer> {
  readonly name: string
  readonly to: string
  readonly start: () => Promise<S>
  readonly settings: (url: string) => Record<string, string>
  readonly secret: readonly [string, string]
  /** Texts of the posts the server holds. */
  readonly posts: (server: S) => readonly string[]
  /** The company answers our post. */
  readonly answer: (server: S, text: string) => void
  readonly link: RegExp
}

const AT = '2026-11-23T10:00:00.000Z'

const bluesky: Network<BlueskyServer> = {
  name: 'bluesky',
  to: `@${FIRMA.handle}`,
  start: startBlueskyServer,
  settings: blueskySettings,
  secret: ['ESCALATE_SECRET_BLUESKY_PASSWORD', PASSWORD],
  posts: ({ records }) => [...records.values()].map(record => (record as { text: string }).text),
  answer: ({ records, notifications }, text) => {
    const root = { uri: `at://${ERIKA.did}/app.bsky.feed.post/${[...records.keys()][0]}`, cid: 'x' }
    const record = { $type: 'app.bsky.feed.post', text, createdAt: AT, reply: { root, parent: root } }
    const uri = `at://${FIRMA.did}/app.bsky.feed.post/3m6ekwywm5s2b`
    notifications.push({ uri, author: FIRMA, record, indexedAt: AT, reason: 'reply' })
  },
  link: /^https:\/\/bsky\.app\/intent\/compose\?text=/,
}

const mastodon: Network<MastodonServer> = {
  name: 'mastodon',
  to: '@hilfe@firma.example',
  start: startMastodonServer,
  settings: mastodonSettings,
  secret: ['ESCALATE_SECRET_MASTODON_TOKEN', TOKEN],
  posts: ({ statuses }) => statuses.map(({ content }) => content),
  answer: ({ statuses, notifications }, text) => {
    const account = {
      id: '202',
      username: 'hilfe',
      acct: 'hilfe@firma.example',
      uri: 'https://firma.example/users/hilfe',
    }
    const [uri, url] = ['https://firma.example/users/hilfe/statuses/7', 'https://firma.example/@hilfe/7']
    const status = {
      id: '7',
      uri,
      url,
      created_at: AT,
      in_reply_to_id: statuses[0]!.id,
      content: `<p>${text}</p>`,
      spoiler_text: '',
      account,
    }
    notifications.push({ id: '1', type: 'mention', created_at: AT, status })
  },
  link: /^https:\/\/share\.joinmastodon\.org\/#text=/,
}

const facebook: Network<GraphServer> = {
  name: 'facebook',
  to: '100064000000777',
  start: startGraphServer,
  settings: facebookSettings,
  secret: ['ESCALATE_SECRET_FACEBOOK_TOKEN', PAGE_TOKEN],
  posts: ({ posts }) => posts.map(({ message }) => message),
  answer: ({ posts, comments }, text) => {
    const from = { id: '100064000000777', name: 'Testfirma' }
    comments.set(posts[0]!.id, [{ id: '1_2', from, message: text, created_time: '2026-11-23T10:00:00+0000' }])
  },
  link: /^https:\/\/www\.facebook\.com\//,
}

/** Settings as they lie in the file. */
function nested(flat: Record<string, string>): object {
  const entries = Object.entries(flat).map(([key, value]) => [key.split('.')[1]!, value] as const)
  return { [Object.keys(flat)[0]!.split('.')[0]!]: Object.fromEntries(entries) }
}

function sit<S extends StrictServer>(
  { name, to, settings, secret: [variable, value] }: Network<S>,
  server: S,
) {
  const user = desk(nested(settings(server.url)), { env: { [variable]: value } })
  const asked = [
    ...[
      'new',
      '--company',
      'Testfirma',
      '--to',
      `${name}=${to}`,
      '--channels',
      name,
      '--name',
      'Erika Beispiel',
    ],
    ...[
      '--problem',
      'Der Anschluss ist seit Samstag tot.',
      '--wish',
      'Bitte repariert ihn.',
      '--text-lang',
      'de',
      '--json',
    ],
  ]
  const said: string[] = []
  const run = async (...argv: string[]) => {
    const ran = await user.run(argv)
    said.push(ran.stdout, ran.stderr)
    return { exit: ran.exit, json: ran.json() }
  }
  return { run, asked, said }
}

function play<S extends StrictServer>(network: Network<S>): void {
  const { name, to, posts, secret } = network
  it('posts what was approved, once, and reads the answer of the company', async () => {
    await using server = await network.start()
    const { run, asked, said } = sit(network, server)
    const plan = (await run(...asked, '--dry-run')).json.messages[0]
    expect(plan).toMatchObject({
      channel: name,
      to,
      public: true,
      findings: name === 'facebook' ? [{ rule: 'own-page' }] : [],
    })
    expect(server.requests).toEqual([])
    expect(await run(...asked, '--yes')).toMatchObject({
      exit: 3,
      json: { error: { code: 'approval_needed' } },
    })
    expect(posts(server)).toEqual([])
    const opened = await run(...asked, '--approve', plan.digest)
    expect([opened.exit, opened.json.case.state]).toEqual([0, 'waiting'])
    expect(posts(server)).toHaveLength(1)
    expect(posts(server)[0]).toContain(
      name === 'facebook'
        ? `Testfirma (https://www.facebook.com/${to})`
        : 'Der Anschluss ist seit Samstag tot',
    )

    network.answer(server, 'Guten Tag, welche Kundennummer haben Sie denn bei uns?')
    const checked = await run('check', '--json')
    expect(checked).toMatchObject({ exit: 0, json: { channels: [{ channel: name, ok: true, new: 1 }] } })
    expect(checked.json.received).toHaveLength(1)
    const shown = await run('show', opened.json.case.id, '--json')
    expect(shown.json.case.events.at(-1)).toMatchObject({
      type: 'reply_received',
      reading: { official: true },
    })
    expect((await run('check', '--json')).json.received).toEqual([])
    expect(said.join('')).not.toContain(secret[1])
    expect(server.count('post')).toBe(1)
  })

  it('goes by hand with the reason when the platform refuses it', async () => {
    await using server = await network.start()
    const { run, asked } = sit(network, server)
    const plan = (await run(...asked, '--dry-run')).json.messages[0]
    server.script('post', json(403, { error: 'Forbidden' }))
    const opened = await run(...asked, '--approve', plan.digest)
    expect([opened.exit, opened.json.case.state]).toEqual([0, 'hand-off'])
    expect(opened.json.case.events.at(-1)).toMatchObject({
      type: 'handed_off',
      url: expect.stringMatching(network.link),
    })
    expect(opened.json.case.events.at(-1).why).toMatch(/refuses the post \(403/)
    expect(posts(server)).toEqual([])
  })

  it('settles by a look what nobody knew', async () => {
    await using server = await network.start()
    const { run, asked } = sit(network, server)
    const plan = (await run(...asked, '--dry-run')).json.messages[0]
    server.script('post', { keeps: true, reply: response => response.destroy() })
    const opened = await run(...asked, '--approve', plan.digest)
    expect([opened.exit, opened.json.error.code]).toEqual([5, 'send_unknown'])
    const checked = await run('check', '--json')
    expect(checked.json.status.cases[0]).toMatchObject({ state: 'waiting' })
    expect(server.count('post')).toBe(1)
  })
}

describe('Bluesky', () => play(bluesky))
describe('Mastodon', () => play(mastodon))
describe('Facebook', () => play(facebook))
