/** Pictures beside a public post, and the message to an account by its number. */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { facebook } from '../../src/channels/facebook/channel.ts'
import { messenger } from '../../src/channels/facebook/messenger.ts'
import { xDirect } from '../../src/channels/x/direct.ts'
import { envelope, message } from '../channels/messages.ts'
import { desk, ENOUGH, type Ran } from '../support/in-process.ts'

const CASE = 'testfirma-1'
const SECRET = 'GPS 49.11N 9.73E'

function chunk(type: string, content: string): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length)
  return Buffer.concat([length, Buffer.from(`${type}${content}CRC!`, 'latin1')])
}
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const picture = (colour: string) =>
  Buffer.concat([
    ...[SIGNATURE, chunk('IHDR', '1234567890123'), chunk('tEXt', SECRET)],
    ...[chunk('IDAT', colour), chunk('IEND', '')],
  ])

/** A desk with two pictures, one that is none, and a bill. */
function withFiles() {
  const at = desk()
  const files = {
    'router.png': picture('red'),
    'socket.png': picture('blue'),
    'broken.jpg': Buffer.from(`no picture ${SECRET}`),
    'bill.pdf': Buffer.from('%PDF-1.7'),
  }
  const attach = Object.entries(files).flatMap(([name, bytes]) => {
    writeFileSync(join(at.home, name), bytes)
    return ['--attach', join(at.home, name)]
  })
  return { at, attach }
}

const pathsIn = ({ stdout }: Ran) => stdout.match(/^\/.*\.(?:png|jpg)$/gm) ?? []

describe('pictures of a case whose step is a public post', () => {
  it('lie cleaned beside the post, are warned of, and go with the case', async () => {
    const { at, attach } = withFiles()
    const done = await at.run([...ENOUGH, ...attach, '--channels', 'x', '--yes'])
    expect(done.exit).toBe(0)
    const paths = pathsIn(done)
    expect(paths.map(path => path.split('/').at(-1))).toEqual(['router.png', '2-socket.png'])
    for (const path of paths) {
      const bytes = readFileSync(path)
      expect(bytes.includes(SECRET)).toBe(false)
      expect(bytes.includes('IDAT')).toBe(true)
      expect(statSync(path).mode & 0o777).toBe(0o600)
    }
    expect(done.stdout).toContain('A picture of the case is not made ready')
    expect(at.opened).toHaveLength(1)
    expect(at.opened[0]).toMatch(/^https:\/\/x\.com\/intent\//)

    const shown = (await at.run(['show', CASE, '--json'])).json().case
    expect(shown.events.at(-1)).toMatchObject({ type: 'handed_off', file: paths[0] })
    expect(shown.events.at(-1).message.attachments).toEqual([])
    expect((await at.run(['forget', CASE, '--yes'])).exit).toBe(0)
    expect(existsSync(dirname(paths[0]!))).toBe(false)
  })

  it('are a warning in the plan, which names what would be made ready and stores nothing', async () => {
    const { at, attach } = withFiles()
    const before = readdirSync(at.home)
    const ran = await at.run([...ENOUGH, ...attach, '--channels', 'x', '--dry-run', '--json', '--lang', 'de'])
    const [planned] = ran.json().messages
    const found = planned.findings.filter(({ rule }: { rule: string }) => rule === 'public-picture')
    expect([ran.exit, planned.attachments, planned.handOff.file]).toEqual([0, [], 'router.png'])
    expect(found.map(({ match, level }: { match: string; level: string }) => `${level} ${match}`)).toEqual([
      'warn router.png',
      'warn socket.png',
      'warn broken.jpg',
    ])
    expect(found[0].hint).toMatch(/^Hängst du router.png an, sehen es alle/)
    expect(planned.handOff.notes).toContain('picture-not-cleaned')
    expect(readdirSync(at.home)).toEqual(before)
  })

  it('change nothing about a letter', async () => {
    const { at, attach } = withFiles()
    const [planned] = (await at.run([...ENOUGH, ...attach, '--dry-run', '--json'])).json().messages
    expect(planned.attachments).toHaveLength(4)
    expect(planned.findings.map(({ rule }: { rule: string }) => rule)).not.toContain('public-picture')
  })
})

describe('a direct message on X', () => {
  const text = 'Kundennummer: 4711 0815 & "mehr"\nZeile 2'
  const to = '@Telekom_hilft'

  it('opens filled where the number of the account is known', async () => {
    const direct = message('x-dm', { to, text })
    const { url, clipboard, notes } = await xDirect.handOff(direct, envelope({ platformId: '123456789' }))
    expect(url).toMatch(/^https:\/\/x\.com\/messages\/compose\?recipient_id=123456789&text=[\x21-\x7e]+$/)
    expect(new URL(url!).searchParams.get('text')).toBe(text)
    expect([clipboard, notes]).toEqual([text, ['text-may-be-missing']])
  })

  it.each([null, undefined, '', '0123', '12a', '1&text=x', '9'.repeat(20)])(
    'begins at the profile for the number %j',
    async platformId => {
      const given = platformId === undefined ? {} : { platformId }
      const handOff = await xDirect.handOff(message('x-dm', { to, text }), envelope(given))
      expect(handOff.url).toBe('https://x.com/Telekom_hilft')
      expect(handOff.notes).toEqual(['message-from-profile', 'text-in-clipboard'])
    },
  )

  it('opens the chat on Messenger filled, and the page bare', async () => {
    const chat = await messenger.handOff(message('messenger', { to: 'telekomhilft', text }), envelope())
    expect(chat.url).toMatch(/^https:\/\/m\.me\/telekomhilft\?text=/)
    expect(new URL(chat.url!).searchParams.get('text')).toBe(text)
    const page = await facebook.handOff(message('facebook', { to: 'telekomhilft', text }), envelope())
    expect([page.url, page.clipboard]).toEqual(['https://www.facebook.com/telekomhilft', text])
  })
})
