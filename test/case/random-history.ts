/** Random histories: every event is one that a command could write at that point of the case. */
import * as fc from 'fast-check'
import type { Verdict } from '../../src/case/events.ts'
import type { ChannelName, Rung } from '../../src/case/model.ts'
import { CHANNELS } from '../../src/case/model.ts'
import type { Reading } from '../../src/case/reading.ts'
import { READING_CLASSES } from '../../src/case/reading.ts'
import type { Delivery } from '../../src/case/state.ts'
import { bounceOf, History, LADDER, reading, redirectTo, rung } from './history.ts'

const carried = fc.constantFrom<ChannelName>('email', 'x', 'facebook')
const anywhere = fc.oneof({ weight: 4, arbitrary: carried }, fc.constantFrom(...CHANNELS))
const address = fc.constantFrom(null, 'service@example.com', 'care@example.com', '@example')
const official = fc.constantFrom(true, null, false)
const verdict = fc.constantFrom<Verdict>('solved', 'partly', 'goodwill', 'rejected', ...READING_CLASSES)
const purpose = fc.constantFrom('step' as const, 'redirect' as const, 'reply' as const)

const oneRung: fc.Arbitrary<Rung> = fc
  .record({
    channel: anywhere,
    skip: fc.constantFrom(null, null, null, null, 'no-address', 'desk-ended', 'not there'),
    named: fc.integer({ min: 1, max: 8 }).map(number => number > 1),
    wait: fc.constantFrom('5bd', '1bd', 'by:2026-11-09'),
  })
  .map(({ channel, named, ...rest }) => rung(channel, { ...rest, ...(named ? {} : { address: null }) }))

const ladder: fc.Arbitrary<readonly Rung[]> = fc.oneof(
  fc.shuffledSubarray([...LADDER], { minLength: 1 }),
  fc.uniqueArray(oneRung, { selector: each => each.channel, maxLength: 5 }),
)

/** Anything that may come in. Bounces come from a machine of one's own provider: never official. */
const anyReading: fc.Arbitrary<Reading> = fc.oneof(
  fc
    .record({ kind: fc.constantFrom(...READING_CLASSES), official, sure: fc.boolean() })
    .map(({ kind, official, sure }) =>
      reading(kind, { official, ...(sure && official !== false ? {} : { settles: false }) }),
    ),
  fc.record({ channel: anywhere, address, official, automatic: fc.boolean() }).map(each =>
    redirectTo(each.channel, each.address, {
      official: each.official,
      automatic: each.automatic,
      settles: !each.automatic && each.official !== false,
    }),
  ),
  fc.boolean().map(permanent => bounceOf(permanent)),
)

type Move = (history: History) => void

const open = (history: History, ...states: readonly Delivery['state'][]) =>
  history.state.deliveries.find(each => states.includes(each.state))

/** Nothing leaves while it is not known what left, a hand-off waits, or the case is closed. */
const mayWrite = (history: History) =>
  !history.state.closed && !open(history, 'started', 'unknown', 'handed-off')

const writing = fc.record({ channel: carried, purpose, to: address })

const write: fc.Arbitrary<Move> = fc
  .record({ way: fc.constantFrom('start' as const, 'handOff' as const), writing })
  .map(({ way, writing: { channel, purpose, to } }) => history => {
    if (mayWrite(history)) history[way](channel, { purpose, ...(to ? { to } : {}) })
  })

const carryOut: fc.Arbitrary<Move> = writing.map(({ channel, purpose, to }) => history => {
  if (mayWrite(history)) history.sent(channel, { purpose, ...(to ? { to } : {}) })
})

const settleOne: fc.Arbitrary<Move> = fc
  .constantFrom('good', 'good', 'bad', 'worse', 'unknown')
  .map(end => history => {
    const send = open(history, 'started', 'unknown')
    const handOff = open(history, 'handed-off')
    if (handOff) {
      if (end === 'good') history.confirm(handOff.seq)
      else history.deny(handOff.seq)
      return
    }
    if (!send) return
    const at = history.now
    if (end === 'good') history.settle(send.seq)
    else if (end === 'unknown')
      history.add({ type: 'send_unknown', at, send: send.seq, reason: 'line broke' })
    else
      history.add({
        type: 'send_failed',
        at,
        send: send.seq,
        reason: 'refused',
        permanent: end === 'worse',
        settledBy: 'server',
      })
  })

const receive: fc.Arbitrary<Move> = fc.record({ channel: anywhere, of: anyReading }).map(
  ({ channel, of }) =>
    history =>
      history.reply(channel, of),
)

const judge: fc.Arbitrary<Move> = fc
  .record({ as: verdict, which: fc.nat(5) })
  .map(({ as, which }) => history => {
    const reply = history.state.replies.at(-1 - which)
    if (reply) history.judge(as, reply.seq)
  })

const wait: fc.Arbitrary<Move> = fc.record({ hours: fc.nat(400), taken: fc.boolean() }).map(
  ({ hours, taken }) =>
    history =>
      history.wait(hours, taken ? (history.state.replies.at(-1)?.seq ?? null) : null),
)

const otherwise: fc.Arbitrary<Move> = fc.oneof(
  fc.boolean().map<Move>(incoming => history => history.call(incoming)),
  carried.map<Move>(channel => history => history.skip(channel)),
  ladder.map<Move>(rungs => history => history.company(rungs)),
  ladder.map<Move>(
    rungs => history => history.add({ type: 'case_changed', at: history.now, wish: 'More.', ladder: rungs }),
  ),
  fc.constant<Move>(history => history.note()),
  fc.constant<Move>(history => (history.state.closed ? history.reopen() : history.close())),
  fc.constant<Move>(history => history.foreign('case_dreamt', { of: 'more' })),
)

const move = fc.oneof(
  { weight: 3, arbitrary: carryOut },
  { weight: 2, arbitrary: write },
  { weight: 5, arbitrary: settleOne },
  { weight: 5, arbitrary: receive },
  { weight: 4, arbitrary: judge },
  { weight: 1, arbitrary: wait },
  { weight: 2, arbitrary: otherwise },
)

/** A case of some ten to fifteen events, few of up to about 25. */
export const randomHistory: fc.Arbitrary<History> = fc
  .record({ rungs: ladder, moves: fc.array(move, { maxLength: 25, size: 'max' }) })
  .map(({ rungs, moves }) => {
    const history = new History(rungs)
    for (const each of moves) each(history)
    return history
  })
