/** Which case a message belongs to; where two may be meant, nobody guesses. */
import { describe, expect, it } from 'vitest'
import { indexCases, match, matchIn, type Recognised, type Trace } from '../../src/replies/match.ts'

const base: Recognised = {
  id: 'fernruf-1',
  open: true,
  thread: ['<own-1@example.org>'],
  tickets: ['2026112210000012'],
  subjects: ['Beschwerde: Anschluss tot'],
  addresses: ['service@fernruf.example'],
  ownRefs: ['K-4711-0815'],
  lastSent: '2026-11-23T09:00:00.000Z',
}
const second: Recognised = {
  ...base,
  id: 'fernruf-2',
  thread: ['<own-2@example.org>'],
  tickets: ['2026112210000099'],
  subjects: ['Beschwerde: Rechnung zu hoch'],
  ownRefs: ['K-9999-1234'],
}
const parcel: Recognised = {
  ...base,
  id: 'paket-1',
  thread: ['<own-3@example.org>'],
  tickets: ['77001'],
  subjects: ['Beschwerde: Paket weg'],
  addresses: ['hilfe@paket.example', 'paket.example'],
  ownRefs: [],
}
const closed = (of: Recognised): Recognised => ({ ...of, open: false })

const trace = (over: Partial<Trace>): Trace => ({
  names: [],
  from: 'agent@desk.test',
  subject: 'Ihr Anliegen',
  text: 'Guten Tag',
  at: '2026-11-25T09:00:00.000Z',
  failure: false,
  ...over,
})

const COMPANY = { from: 'Anna.Muster@mail.fernruf.example' }
const to = (caseId: string, by: string) => ({ caseId, by })
const tray = (...near: string[]) => ({ caseId: null, near })

const ALL = [base, second, parcel]

describe('the thread', () => {
  it.each([
    [['<own-1@example.org>'], to('fernruf-1', 'thread')],
    [['<strange@x.test>', '<own-2@example.org>'], to('fernruf-2', 'thread')],
    [['<own-2@example.org>', '<own-1@example.org>'], to('fernruf-2', 'thread')],
    [['<OWN-1@example.org>'], tray()],
    [['own-1@example.org'], tray()],
  ])('%j decides', (names, expected) => expect(match(trace({ names }), ALL)).toEqual(expected))

  it('wins over number, subject and sender of another case', () => {
    const message = { names: ['<own-3@example.org>'], ...COMPANY, subject: 'Re: Beschwerde: Anschluss tot' }
    expect(match(trace({ ...message, text: 'Ticketnummer 2026112210000012' }), ALL)).toEqual(
      to('paket-1', 'thread'),
    )
  })

  it('of two cases in one In-Reply-To is not guessed', () => {
    const names = ['<own-1@example.org>', '<own-2@example.org>']
    expect(match(trace({ names, answers: names }), ALL)).toEqual(tray('fernruf-1', 'fernruf-2'))
  })

  it('that stands in two cases leaves it to the next name', () => {
    const both = [base, { ...second, thread: [...second.thread, '<own-1@example.org>'] }]
    expect(match(trace({ names: ['<own-1@example.org>'] }), both)).toEqual(tray('fernruf-1', 'fernruf-2'))
    const names = ['<own-1@example.org>', '<own-2@example.org>']
    expect(match(trace({ names }), both)).toEqual(to('fernruf-2', 'thread'))
    const third = ['<own-1@example.org>', '<own-3@example.org>']
    expect(match(trace({ names: third }), [...both, parcel])).toEqual(
      tray('fernruf-1', 'fernruf-2', 'paket-1'),
    )
  })

  it('of a closed case counts, and of a failure', () => {
    const names = ['<own-1@example.org>']
    expect(match(trace({ names }), [closed(base)])).toEqual(to('fernruf-1', 'thread'))
    expect(match(trace({ names, failure: true, from: 'mailer-daemon@x.test' }), ALL)).toEqual(
      to('fernruf-1', 'thread'),
    )
  })
})

describe('a ticket number', () => {
  it.each([
    ['[Ticket#2026112210000012] Ihr Anliegen', 'Guten Tag'],
    ['Ihr Anliegen 2026112210000012', 'Guten Tag'],
    ['Ihr Anliegen', 'zu Ihrer Anfrage, Ticketnummer 2026-1122-1000-0012:'],
  ])('in %j and %j decides, also for a closed case', (subject, text) => {
    expect(match(trace({ subject, text }), ALL)).toEqual(to('fernruf-1', 'ticket'))
    expect(match(trace({ subject, text }), [closed(base), second])).toEqual(to('fernruf-1', 'ticket'))
  })

  it.each([
    ['a part of a longer one', { subject: 'Sendung 92026112210000012' }],
    ['with something more', { subject: 'Nr. 2026112210000012-3' }],
    ['without a label in the text', { text: 'Es sind 2026112210000012 Einheiten.' }],
  ])('%s is another', (_, over) => expect(match(trace(over), ALL)).toEqual(tray()))

  it('that is short counts when the company writes it', () => {
    const subject = '[#77001] Ihre Anfrage'
    expect(match(trace({ from: 'hilfe@paket.example', subject }), ALL)).toEqual(to('paket-1', 'ticket'))
    expect(match(trace({ subject }), ALL)).toEqual(tray('paket-1'))
  })

  it('of two cases, or of one company in a mail of another, contradicts itself', () => {
    const subject = '2026112210000012 und 2026112210000099'
    expect(match(trace({ subject }), ALL)).toEqual(tray('fernruf-1', 'fernruf-2'))
    const foreign = trace({ from: 'hilfe@paket.example', subject: '[Ticket#2026112210000012] Ihr Anliegen' })
    expect(match(foreign, ALL)).toEqual(tray('fernruf-1', 'paket-1'))
  })
})

describe('the sender', () => {
  it('decides for the one open case that was written to of late', () => {
    expect(match(trace(COMPANY), [base, parcel])).toEqual(to('fernruf-1', 'sender'))
  })

  it.each([
    ['two open cases', [base, second], {}, ['fernruf-1', 'fernruf-2']],
    ['a closed case', [closed(base)], {}, ['fernruf-1']],
    ['one that was closed of late', [base, closed(second)], {}, ['fernruf-1', 'fernruf-2']],
    ['a message before ours', [base], { at: '2026-11-22T09:00:00.000Z' }, ['fernruf-1']],
    ['a message after 91 days', [base], { at: '2027-02-22T09:00:01.000Z' }, ['fernruf-1']],
    ['a message of an unknown hour', [base], { at: null }, ['fernruf-1']],
    ['a case in which nothing left', [{ ...base, lastSent: null }], {}, ['fernruf-1']],
    ['an answer to something else', [base], { names: ['<else@example.org>'] }, ['fernruf-1']],
  ] as const)('does not decide with %s', (_, cases, over, near) => {
    expect(match(trace({ ...COMPANY, ...over }), cases)).toEqual(tray(...near))
  })

  it('decides although it answers something else, where no message of ours is known', () => {
    const names = ['<their-own-mail-program@example.org>']
    expect(match(trace({ ...COMPANY, names }), [{ ...base, thread: [] }])).toEqual(to('fernruf-1', 'sender'))
  })

  it('is not needed where somebody else answers our subject, with a number or name behind it', () => {
    const from = 'x@dienstleister.example'
    for (const subject of [
      'AW: Beschwerde: Anschluss tot - Ticket 4711',
      'Fernruf Service // Beschwerde: Anschluss tot',
      'Re: Beschwerde: Anschluss tot',
    ])
      expect(match(trace({ from, subject }), ALL), subject).toEqual(tray('fernruf-1'))
    for (const subject of ['Beschwerde: Anschluss totgeglaubt', 'Anschluss', 'Ihre Beschwerde'])
      expect(match(trace({ from, subject }), ALL), subject).toEqual(tray())
  })

  it('with our subject tells two cases apart, whatever stands in front of it', () => {
    for (const subject of [
      'Re: Beschwerde: Rechnung zu hoch',
      'AW: WG: Re[2]: beschwerde:  rechnung zu hoch',
      '[EXTERN] Antwort: Beschwerde: Rechnung zu hoch [Ticket#5]',
    ])
      expect(match(trace({ ...COMPANY, subject }), ALL), subject).toEqual(to('fernruf-2', 'sender'))
  })

  it('with a number of ours tells two cases apart, unless only one has any', () => {
    const text = 'Ihre Kundennummer K-9999-1234 liegt uns vor.'
    expect(match(trace({ ...COMPANY, text }), ALL)).toEqual(to('fernruf-2', 'sender'))
    const bare = { ...base, ownRefs: [] }
    expect(match(trace({ ...COMPANY, text }), [bare, second])).toEqual(tray('fernruf-1', 'fernruf-2'))
  })

  it('with subject and number of different cases is not guessed', () => {
    const message = { ...COMPANY, subject: 'Re: Beschwerde: Anschluss tot', text: 'Kundennummer K-9999-1234' }
    expect(match(trace(message), ALL)).toEqual(tray('fernruf-1', 'fernruf-2'))
  })

  it('with the subject of a closed case does not mean the open one', () => {
    const subject = 'Re: Beschwerde: Rechnung zu hoch'
    expect(match(trace({ ...COMPANY, subject }), [base, closed(second)])).toEqual(
      tray('fernruf-1', 'fernruf-2'),
    )
  })

  it.each(['a@fernruf.example.evil.test', 'a@notfernruf.example', 'fernruf.example@evil.test'])(
    '%s is not the company',
    from => expect(match(trace({ from }), [base])).toEqual(tray()),
  )

  it('at a mail provider everybody uses counts by its address', () => {
    const shop = { ...base, addresses: ['kleiner.laden@gmx.de'] }
    expect(match(trace({ from: 'kleiner.laden@gmx.de' }), [shop])).toEqual(to('fernruf-1', 'sender'))
    expect(match(trace({ from: 'jemand@gmx.de' }), [shop])).toEqual(tray())
  })

  it('at the company the person has an address at themselves counts by its address', () => {
    const own = ['erika@fernruf.example']
    expect(match(trace({ from: 'service@fernruf.example' }), [base], own)).toEqual(to('fernruf-1', 'sender'))
    expect(match(trace({ from: 'nachbar@fernruf.example' }), [base], own)).toEqual(tray())
  })
})

describe('the tray', () => {
  it('takes what a stranger passes on', () => {
    const subject = 'WG: Re: Beschwerde: Anschluss tot'
    expect(match(trace({ subject }), ALL)).toEqual(tray('fernruf-1'))
  })

  it('lists the open case first, then the one that was written to last', () => {
    const late = { ...second, lastSent: '2026-11-24T09:00:00.000Z' }
    expect(match(trace(COMPANY), [base, late])).toEqual(tray('fernruf-2', 'fernruf-1'))
    expect(match(trace(COMPANY), [base, { ...base, id: 'fernruf-9' }, closed(late)])).toEqual(
      tray('fernruf-1', 'fernruf-9', 'fernruf-2'),
    )
  })

  it('takes a failure that names none of ours only where we wrote to its address', () => {
    const failure = { from: 'mailer-daemon@mx.example.org', failure: true, subject: 'Undelivered Mail' }
    expect(match(trace({ ...failure, text: 'no such user: <Service@fernruf.example>.' }), ALL)).toEqual(
      tray('fernruf-1', 'fernruf-2'),
    )
    expect(match(trace({ ...failure, text: 'no such user: <bo@shop.example>' }), ALL)).toEqual(tray())
    const theirs = { ...failure, from: 'postmaster@fernruf.example', text: 'no such user: <bo@shop.example>' }
    expect(match(trace(theirs), [base])).toEqual(tray())
  })

  it('does not take what the person wrote, but what they pass on', () => {
    const own = ['erika@example.org']
    const mine = { from: 'Erika@example.org', names: ['<own-1@example.org>'] }
    expect(match(trace({ ...mine, subject: 'Re: Beschwerde: Anschluss tot' }), ALL, own)).toEqual(tray())
    expect(match(trace({ ...mine, subject: 'Fwd: Re: Beschwerde' }), ALL, own)).toEqual(tray('fernruf-1'))
  })
})

describe('the index', () => {
  it('knows what a run has found', () => {
    const index = indexCases(ALL)
    index.learn('fernruf-1', { messageId: '<their-1@fernruf.example>', tickets: ['[A] 88 001 234'] })
    expect(matchIn(index, trace({ names: ['<their-1@fernruf.example>'] }))).toEqual(to('fernruf-1', 'thread'))
    expect(matchIn(index, trace({ subject: 'A88001234' }))).toEqual(to('fernruf-1', 'ticket'))
  })

  it('says which mails are worth another look after what a run has found', () => {
    const index = indexCases(ALL)
    const mails = [
      trace({ names: ['<their-1@fernruf.example>'] }),
      trace({ subject: 'Re: [A-88 001 234]' }),
      trace({ names: ['<own-1@example.org>'], subject: 'Ihr Ticket 2026112210000012' }),
    ]
    expect(mails.map(index.learnt)).toEqual([false, false, false])
    index.learn('fernruf-1', { messageId: '<their-1@fernruf.example>', tickets: ['A88001234'] })
    expect(mails.map(index.learnt)).toEqual([true, true, false])
  })

  it('stays linear with hostile subjects and texts', () => {
    const long = { subject: 're:'.repeat(5000), text: `${'[#1'.repeat(50_000)}${'a@'.repeat(50_000)}` }
    expect(match(trace({ ...long, failure: true }), ALL)).toEqual(tray())
    expect(match(trace({ ...COMPANY, ...long }), ALL)).toEqual(tray('fernruf-1', 'fernruf-2'))
  })
})
