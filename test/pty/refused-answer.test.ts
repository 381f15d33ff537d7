/** An answer that is refused on a real terminal: what was typed can be mended, what was pasted is gone for the next paste. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { dropHome, homeWith, Terminal } from '../support/pty.ts'

const ALONE = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent', BROWSER: 'none', DISPLAY: undefined }

let home: string
beforeEach(() => {
  home = homeWith({})
})
afterEach(() => dropHome(home))

const connect = (...args: string[]) =>
  new Terminal({ home, env: ALONE, columns: 300 }, 'connect', ...args, '--plain-file')

it('a handle is typed: its end is added', async () => {
  const terminal = connect('bluesky')
  await terminal.answers('Your handle', 'erika')
  await terminal.sees('>')
  terminal.keys('.bsky.social\r')
  await terminal.sees('Server your account lies on')
  terminal.keys('\u0003')
  expect(await terminal.exit()).toBe(130)
  expect(terminal.text).toContain('erika.bsky.social')
})

it('a client id is pasted: the next paste stands alone', async () => {
  const terminal = connect('x', '--no-browser')
  await terminal.answers('Client id of your own app at X', 'not an id')
  await terminal.sees('>')
  terminal.keys('an-id-1234\r')
  await terminal.sees('Address of the page you are sent to')
  terminal.keys('\u0003')
  expect(await terminal.exit()).toBe(130)
  expect(terminal.text).toContain('client_id=an-id-1234&')
})
