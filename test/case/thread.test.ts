import { describe, expect, it } from 'vitest'
import { conversationOf, historyOf, threadOf } from '../../src/case/thread.ts'
import { ownContacts, tellable, triedChannels } from '../../src/words/contacts.ts'
import { historyList } from '../../src/words/history-list.ts'
import { History, reading, rung } from './history.ts'

describe('what happened so far', () => {
  it('lists what left, what came, and calls, by their time', () => {
    const promise = { text: 'by Monday', rule: null, dueAt: null }
    const history = new History().sent('email').reply('email', reading('ack', { tickets: ['77'] }))
    history.call().handOff('x').confirm().reply('x', reading('answer', { promise })).judge('rejected')
    expect(historyOf(history.state).map(({ kind, channel, class: of }) => [kind, channel, of])).toEqual([
      ['sent', 'email', null],
      ['reply', 'email', 'ack'],
      ['call', 'phone', null],
      ['sent', 'x', null],
      ['reply', 'x', 'answer'],
    ])
    expect(historyOf(history.state)[1]).toMatchObject({ tickets: ['77'], rejected: false })
    expect(historyOf(history.state)[4]).toMatchObject({ promise: 'by Monday', rejected: true })
  })

  it('sorts by when it happened, not by when it was recorded', () => {
    const history = new History().sent('email')
    history.add({ type: 'call_logged', at: '2026-11-01T08:00:00Z', text: 'queue\nfor ages', incoming: false })
    expect(historyOf(history.state)[0]).toMatchObject({ kind: 'call', note: 'queue' })
  })

  it('knows nothing of what never left or never mattered', () => {
    const history = new History().failed('email', true).handOff('x').deny().handOff('facebook')
    history.reply('x', reading('unrelated')).reply('x', reading('answer')).judge('unrelated')
    expect(historyOf(history.state)).toEqual([])
  })

  it('takes the user’s correction, and marks who does not speak for the company', () => {
    const stranger = reading('answer', { official: false, settles: false })
    const history = new History().reply('x', reading('answer')).judge('ack').reply('x', stranger)
    expect(historyOf(history.state).map(({ class: of, official }) => [of, official])).toEqual([
      ['ack', true],
      ['answer', false],
    ])
  })

  it('tells what was said to a former company by its name, and as no contact with the present one', () => {
    const history = new History().sent('email').reply('email', reading('redirect')).call()
    history
      .reply('x', reading('answer', { official: false, settles: false }))
      .company()
      .sent('x')
    const lines = historyOf(history.state)
    expect(lines.map(({ kind, official, former }) => [kind, official, former])).toEqual([
      ['reply', false, { company: 'Example', kind: 'sent' }],
      ['reply', false, { company: 'Example', kind: 'reply' }],
      ['reply', false, { company: 'Example', kind: 'call' }],
      ['sent', true, undefined],
    ])
    const told = historyList(lines, 'Europe/Berlin', 'en')
    expect(told.map(line => line.split(', ').slice(2).join(', '))).toEqual([
      'e-mail to Example: my message',
      'e-mail from Example: answer sending me to another channel',
      'phone with Example: queue',
      'X: my message',
    ])
    for (const count of [ownContacts, triedChannels, tellable]) expect(count(lines)).toHaveLength(1)
  })

  it('tells a late answer as the former company’s, and no answer to a stranger at all', () => {
    const history = new History([rung('email', { address: 'shop@example.net' })])
    history.sent('email', { to: 'shop@example.net' }).company().sent('x')
    const late = {
      channel: 'email',
      sender: 'shop@example.net',
      subject: null,
      text: 'w',
      original: null,
    } as const
    const read = reading('answer', { official: false, settles: false })
    history.add({ type: 'reply_received', at: history.now, reading: read, ...late })
    history.sent('email', { to: 'shop@example.net', purpose: 'reply' })
    expect(historyOf(history.state).map(({ kind, former }) => [kind, former?.company])).toEqual([
      ['reply', 'Example'],
      ['sent', undefined],
      ['reply', 'Example'],
    ])
  })
})

describe('the mail thread', () => {
  it('holds what left to this company, oldest first', () => {
    const mail = (id: string) => ({ messageId: `<${id}@example.org>` })
    const history = new History().sent('email', mail('a')).sent('x').failed('email', true, mail('b'))
    expect(threadOf(history.sent('email', mail('c')).state)).toEqual(['<a@example.org>', '<c@example.org>'])
    expect(threadOf(history.company().sent('email', mail('d')).state)).toEqual(['<d@example.org>'])
  })
})

it('is of mails alone: what a post was named for its network is no Message-ID', () => {
  const history = new History().sent('email', { messageId: '<a@example.org>' })
  expect(threadOf(history.sent('x', { messageId: '<post@example.org>' }).state)).toEqual(['<a@example.org>'])
})

describe('what the next mail refers to', () => {
  const mail = (id: string) => ({ messageId: `<${id}@example.org>` })
  const theirs = (id: string, change = {}) =>
    reading('answer', { messageId: `<${id}@example.com>`, ...change })
  const idsOf = (history: History) => conversationOf(history.state).map(id => id.slice(1, id.indexOf('@')))

  it('are all mails of both sides, newest last', () => {
    const history = new History().sent('email', mail('a')).reply('email', theirs('b'))
    expect(idsOf(history.sent('email', mail('c')).reply('email', theirs('d')))).toEqual(['a', 'b', 'c', 'd'])
  })

  it('are theirs only where the sender is official, or answers a mail of ours', () => {
    const stranger = { official: false, settles: false }
    const history = new History().sent('email', mail('a')).reply('email', theirs('b', stranger))
    history.reply('email', theirs('c', { official: null, inReplyTo: ['<a@example.org>'] }))
    history.reply('email', theirs('d', { official: null }))
    expect(idsOf(history)).toEqual(['a', 'c'])
  })

  it('are no notices of mail servers, no adverts, no posts, nothing said to a former company', () => {
    const history = new History().sent('email', mail('a'))
    for (const kind of ['bounce', 'delay', 'read_receipt', 'unrelated'] as const)
      history.reply(
        'email',
        reading(kind, { messageId: `<${kind}@example.com>`, inReplyTo: ['<a@example.org>'] }),
      )
    history.reply('x', theirs('post')).reply('email', theirs('e')).judge('unrelated')
    expect(idsOf(history)).toEqual(['a'])
    expect(idsOf(history.company().sent('email', mail('z')))).toEqual(['z'])
  })

  it('end with the mail that is answered, whoever sent it', () => {
    const history = new History().sent('email', mail('a')).reply('email', theirs('b'))
    history.reply('email', theirs('stranger', { official: false })).reply('email', theirs('c'))
    const [first, stranger] = history.state.replies
    expect(conversationOf(history.state, first).at(-1)).toBe('<b@example.com>')
    expect(conversationOf(history.state, stranger)).toEqual([
      '<a@example.org>',
      '<b@example.com>',
      '<c@example.com>',
      '<stranger@example.com>',
    ])
  })

  it('name each mail once', () => {
    const history = new History()
      .sent('email', mail('a'))
      .reply('email', theirs('b'))
      .reply('email', theirs('b'))
    expect(idsOf(history)).toEqual(['a', 'b'])
  })
})
