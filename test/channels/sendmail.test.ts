import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Prepared } from '../../src/channels/channel.ts'
import { email } from '../../src/channels/email/channel.ts'
import { deliverBySendmail, outcomeOfProgram } from '../../src/channels/email/sendmail.ts'
import { connection, envelope, message } from './messages.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'escalate-sendmail-'))
})
afterEach(() => rm(folder, { recursive: true }))

/** A mail program of our own: keeps arguments and input, then does the last line. */
async function program(last: string): Promise<string> {
  const path = join(folder, 'sendmail')
  await writeFile(path, `#!/bin/sh\nprintf '%s\\n' "$@" > "${folder}/args"\n${last}\n`)
  await chmod(path, 0o755)
  return path
}

async function prepared(): Promise<Prepared> {
  return (await email.prepare?.(message('email'), envelope())) as Prepared
}

const settings = connection({ 'email.mode': 'sendmail', 'email.from': 'erika@example.net' })

describe('sending by sendmail', () => {
  it('gives the program the addresses as arguments and the bytes as lines of this system', async () => {
    const path = await program(`cat > "${folder}/input"`)
    const mail = await prepared()
    expect(await deliverBySendmail(mail, settings, [join(folder, 'none'), path])).toMatchObject({
      kind: 'sent',
    })
    const args = await readFile(join(folder, 'args'), 'utf8')
    expect(args).toBe('-i\n-f\nerika@example.net\n--\nservice@example.com\n')
    const input = await readFile(join(folder, 'input'), 'latin1')
    expect(input).not.toContain('\r')
    expect(input.replaceAll('\n', '\r\n')).toBe(Buffer.from(mail.bytes).toString('latin1'))
  })

  it.each([
    ['exit 64', { kind: 'failed', next: 'refused' }],
    ['exit 67', { kind: 'failed', next: 'refused' }],
    ['exit 75', { kind: 'unknown' }],
    ['exit 1', { kind: 'unknown' }],
    ['kill -9 $$', { kind: 'unknown' }],
  ])('%s is %j', async (end, expected) => {
    const path = await program(`cat > /dev/null\n${end}`)
    expect(await deliverBySendmail(await prepared(), settings, [path])).toMatchObject(expected)
  })

  it('refuses where there is no such program', async () => {
    const outcome = await deliverBySendmail(await prepared(), settings, [join(folder, 'none')])
    expect(outcome).toMatchObject({ kind: 'failed', next: 'refused' })
  })

  it('does not believe a success that did not take all of the mail', () => {
    expect(outcomeOfProgram({ missing: false, code: 0, signal: null, inputTaken: false }).kind).toBe(
      'unknown',
    )
  })

  it('starts nothing for another recipient than the approved one, or while the clock is set', async () => {
    const path = await program('cat > /dev/null')
    const mail = await prepared()
    const other = { ...mail, message: { ...mail.message, to: '-oQ/tmp@example.com' } }
    await expect(deliverBySendmail(other, settings, [path])).rejects.toMatchObject({
      code: 'recipient_changed',
    })
    const set = { ...settings, loopbackOnly: true }
    await expect(deliverBySendmail(mail, set, [path])).rejects.toMatchObject({
      code: 'clock_is_set',
      exit: 6,
    })
    await expect(readFile(join(folder, 'args'))).rejects.toMatchObject({ code: 'ENOENT' })
  })
})
