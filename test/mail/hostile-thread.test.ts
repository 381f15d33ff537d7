/** A thread is ended when a job takes too long or too much; the next job finds a new one. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { UserError } from '../../src/errors.ts'
import { type TimedThread, timedThread } from '../../src/mail/timed-thread.ts'
import { builtThread, rudeThread } from '../support/mail-thread.ts'
import { eml } from './eml.ts'

const folder = mkdtempSync(join(tmpdir(), 'escalate-thread-'))
const open: TimedThread[] = []
/** Long enough for every honest answer of a thread on a busy machine. */
const LONG = 60_000

function thread(entry: URL, milliseconds = LONG, heapMegabytes = 512) {
  const made = timedThread(entry, heapMegabytes)
  open.push(made)
  return { run: (job: unknown) => made.run(job, milliseconds) }
}

afterEach(() => {
  for (const each of open.splice(0)) each.close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a timed thread', () => {
  it('answers jobs in their order', async () => {
    const { run } = thread(rudeThread(folder))
    expect(await Promise.all([1, 2, 3].map(say => run({ say })))).toEqual([1, 2, 3])
  })

  it('hands on a refusal as the error it was', async () => {
    const refused = thread(rudeThread(folder)).run({ refuse: 'mail_unreadable' })
    await expect(refused).rejects.toBeInstanceOf(UserError)
    await expect(refused).rejects.toMatchObject({ code: 'mail_unreadable', exit: 2, hints: ['h'] })
  })

  it('ends a job that runs on for ever, and does the next one', async () => {
    const { run } = thread(rudeThread(folder), 200)
    const [endless, next] = [run({ loop: true }), run({ say: 'still there' })]
    await expect(endless).rejects.toMatchObject({ code: 'mail_too_complex', exit: 2 })
    await expect(endless).rejects.toThrow('2 s')
    expect(await next).toBe('still there')
  })

  it('ends a job that eats all memory, and does the next one', async () => {
    const { run } = thread(rudeThread(folder), LONG, 32)
    await expect(run({ eat: true })).rejects.toMatchObject({ code: 'mail_too_complex' })
    expect(await run({ say: 1 })).toBe(1)
  })

  it('tells an error of its own as what it is, and does the next job', async () => {
    const { run } = thread(rudeThread(folder))
    const failed = run({ fail: 'a bug' })
    await expect(failed).rejects.toThrow('a bug')
    await expect(failed).rejects.not.toBeInstanceOf(UserError)
    expect(await run({ say: 1 })).toBe(1)
  })

  it('says that it cannot be started', async () => {
    const { run } = thread(pathToFileURL(join(folder, 'missing.mjs')))
    await expect(run({ say: 1 })).rejects.toThrow('missing.mjs')
  })
})

describe('the built mail thread', () => {
  it('parses and reads', async () => {
    const { run } = thread(builtThread())
    const mail = await run({ parse: eml('From: a@example.org', 'Subject: Hallo', '', 'Guten Tag') })
    expect(mail).toMatchObject({ subject: 'Hallo', from: { address: 'a@example.org' } })
    const message = { channel: 'x', from: '@a', senderName: null, subject: null, text: 'Danke!', headers: [] }
    const rest = {
      messageId: null,
      inReplyTo: [],
      report: null,
      company: null,
      ownRefs: [],
      sentBefore: null,
    }
    expect(await run({ read: { ...message, ...rest } })).toMatchObject({ visibleText: 'Danke!' })
  })

  it('refuses what goes over a limit, with the error the parser has for it', async () => {
    const lines = 'a\n'.repeat(300_000)
    const refused = thread(builtThread()).run({ parse: eml('Subject: x', '', lines) })
    await expect(refused).rejects.toMatchObject({ code: 'mail_too_complex', exit: 2 })
    await expect(refused).rejects.toThrow('200,000 lines')
  })
})
