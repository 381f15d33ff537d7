/** The main job as a person does it: an interview, a mail by a real socket, the deadline, X, the end. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { correctServer } from '../channels/smtp-doubles.ts'
import { postAt } from '../support/post-address.ts'
import { dropHome, homeWith, type Started, Terminal } from '../support/pty.ts'

const OPENED = '2026-11-23T09:00:00Z'
/** Five business days after a Monday are over on Monday the 30th. */
const OVERDUE = '2026-12-01T09:00:00Z'
const POSTED = '2026-12-01T08:55:00Z'
const DOWN = '\u001b[B'

const WORDS = {
  de: {
    company: 'Um welches Unternehmen geht es?',
    problem: ['Was ist passiert?', 'Seit Samstag ist der Anschluss tot. Der Techniker kam nicht.'],
    happened: ['Wann war das?', '14.11.2026'],
    wish: ['Was soll das Unternehmen tun?', 'Repariert den Anschluss.'],
    number: 'Deine Kundennummer dort',
    more: 'Noch eine Nummer',
    file: 'Eine Datei als Anlage',
    moreFiles: '(Pfad; Enter: keine weitere)',
    name: 'Dein Name',
    email: 'Deine E-Mail-Adresse',
    subject: 'Betreff:',
    send: 'Genau so an service@telekom.test senden?',
    draft: 'als Entwurf telekom-1 aufgehoben',
    yes: 'j',
    sent: 'Gesendet an service@telekom.test. Antwort erwartet bis 30.11.2026.',
    waiting: 'wartet',
    due: 'fällig',
    nextIsX: 'der nächste Schritt ist X',
    answered: 'Kam inzwischen eine Antwort?',
    byX: 'Per X an @Telekom_hilft',
    handOff: 'So für dich zum Senden bereitlegen?',
    posted: 'Veröffentlicht? Füge die Adresse des Beitrags ein',
    didYou: 'Hast du den Text per X an @Telekom_hilft gesendet?',
    link: 'Adresse (Link) des Beitrags',
    howEnded: 'Wie ging es aus?',
    closed: 'abgeschlossen',
    ref: 'Kundennummer: 4711000815',
  },
  en: {
    company: 'Which company is it about?',
    problem: ['What happened?', 'The line has been dead since Saturday. The technician did not come.'],
    happened: ['When was that?', '2026-11-14'],
    wish: ['What should the company do?', 'Repair the line.'],
    number: 'Your customer number there',
    more: 'Another number',
    file: 'A file as attachment',
    moreFiles: '(path; Enter: no more)',
    name: 'Your name',
    email: 'Your e-mail address',
    subject: 'Subject:',
    send: 'Send exactly this to service@telekom.test?',
    draft: 'kept as draft telekom-1',
    yes: 'yes',
    sent: 'Sent to service@telekom.test. An answer is expected by 30 Nov 2026.',
    waiting: 'waiting',
    due: 'due',
    nextIsX: 'the next step is X',
    answered: 'Have they answered since?',
    byX: 'By X to @Telekom_hilft',
    handOff: 'Make this ready for you to send?',
    posted: 'Posted? Paste the address of the post',
    didYou: 'Did you send the text by X to @Telekom_hilft?',
    link: 'Address (link) of the post',
    howEnded: 'How did it end?',
    closed: 'closed',
    ref: 'customer number: 4711000815',
  },
} as const

const homes: string[] = []
afterEach(() => {
  for (const home of homes.splice(0)) dropHome(home)
})

/** One command; the code it ends with is asked for by the caller. */
const starter =
  (started: Omit<Started, 'now'>) =>
  (now: string, ...args: string[]) =>
    new Terminal({ ...started, now }, ...args)

async function interviewed(terminal: Terminal, words: (typeof WORDS)['de' | 'en'], file: string) {
  await terminal.answers(words.company, 'T-Com')
  await terminal.answers(words.problem[0], words.problem[1])
  await terminal.answers(words.happened[0], words.happened[1])
  await terminal.answers(words.wish[0], words.wish[1])
  await terminal.answers(words.number, '4711000815')
  await terminal.answers(words.more, '')
  await terminal.answers(words.file, file)
  await terminal.answers(words.moreFiles, '')
  await terminal.answers(words.name, 'Erika Beispiel')
  await terminal.answers(words.email, 'erika@example.org')
}

describe.each(['de', 'en'] as const)('a case from the first question to its end (%s)', language => {
  const words = WORDS[language]

  it('is asked for, declined, sent, overdue, taken to X, confirmed and closed', {
    timeout: 120_000,
  }, async () => {
    await using server = await correctServer()
    const smtp = { host: '127.0.0.1', port: server.port, security: 'none' }
    const home = homeWith({ email: { mode: 'smtp', smtp } })
    homes.push(home)
    const bill = join(home, 'bill.txt')
    writeFileSync(bill, 'one line\n')
    const run = starter({ home, language })

    const asked = run(OPENED, 'new', '--to', 'email=service@telekom.test', '--text-lang', language)
    await interviewed(asked, words, bill)
    await asked.sees(words.subject)
    await asked.sees(words.ref)
    await asked.answers(words.send, '')
    expect(await asked.exit()).toBe(3)
    expect(asked.text).toContain(words.draft)
    expect(asked.text).toContain('bill.txt')
    expect(server.stored).toHaveLength(0)

    const next = run(OPENED, 'next')
    await next.answers(words.send, words.yes)
    expect(await next.exit()).toBe(0)
    expect(next.text).toContain(words.sent)
    expect(server.stored.map(({ from, to }) => ({ from, to }))).toEqual([
      { from: 'erika@example.org', to: ['service@telekom.test'] },
    ])
    expect(server.stored[0]!.bytes.toString('latin1')).toContain('bill.txt')

    const early = run(OPENED, 'status')
    expect(await early.exit()).toBe(0)
    expect(early.text).toContain(`telekom-1  [${words.waiting}]`)

    const late = run(OVERDUE, 'status')
    expect(await late.exit()).toBe(0)
    expect(late.text).toContain(`telekom-1  [${words.due}]`)
    expect(late.text).toContain(words.nextIsX)

    const post = run(OVERDUE, 'next')
    await post.answers(words.answered, 'n')
    await post.sees(words.byX)
    await post.answers(words.handOff, words.yes)
    await post.answers(words.posted, '')
    expect(await post.exit()).toBe(0)
    expect(post.text).toContain('@Telekom_hilft')
    expect(post.text).toContain(words.problem[1].split('.')[0])
    expect(post.text).toContain('https://x.com/intent/tweet?text=')
    expect(post.text).not.toContain('4711000815')
    expect(post.text).not.toContain('Beispiel')

    const confirm = run(OVERDUE, 'confirm', 'telekom-1')
    await confirm.sees(words.didYou)
    confirm.keys(`${DOWN}\r`)
    await confirm.answers(words.link, postAt(POSTED))
    expect(await confirm.exit()).toBe(0)
    expect(confirm.text).toContain(`[${words.waiting}]`)

    const close = run(OVERDUE, 'close', 'telekom-1')
    await close.sees(words.howEnded)
    close.keys('\r')
    expect(await close.exit()).toBe(0)
    expect(close.text).toContain(words.closed)
    expect(server.stored).toHaveLength(1)

    const shown = run(OVERDUE, 'show', 'telekom-1')
    expect(await shown.exit()).toBe(0)
    expect(shown.text).toContain(postAt(POSTED))
  })
})
