/** Reads labelled messages with the program's own code and takes the time; for `bench-replies.mjs`. */
import { countGroup, countSources, mistakesIn } from './bench-replies-count.mjs'
import { bundleParts } from './bench-replies-parts.mjs'
import { countQuotes } from './bench-replies-quotes.mjs'

const POSTS = ['x', 'x-dm', 'facebook', 'messenger', 'community', 'bluesky', 'mastodon']
/** At least so long is read, again and again, to tell the speed. */
const MEASURED_MS = 1_500
/** Rounds before, in which the engine compiles. */
const WARM_ROUNDS = 2

/** A mail from nobody: of a text alone. */
const BLANK = {
  channel: 'email',
  from: null,
  senderName: null,
  subject: null,
  headers: [],
  messageId: null,
  inReplyTo: [],
  report: null,
  company: null,
  ownRefs: [],
  sentBefore: null,
}

/** The program's own reading, bundled from src/ as it is. */
export async function programParts() {
  const { bundled, dispose } = await bundleParts(`
    export { read } from './src/replies/read.ts'
    export { parseMail } from './src/mail/parse.ts'
    export { incomingOf } from './src/inbox/from-mail.ts'`)
  try {
    return await import(bundled.href)
  } finally {
    dispose()
  }
}

/** @returns every figure, and the mistakes behind them */
export async function measure(samples, quotes, { read, parseMail, incomingOf }) {
  const { messages, unreadable, parsing } = await parseAll(samples, parseMail, incomingOf)
  const judged = messages.map(({ name, message, want }) => ({
    name,
    channel: message.channel,
    want,
    got: read(message),
  }))
  const pairs = quotes.map(({ name, text, want }) => ({
    name,
    want,
    got: read({ ...BLANK, text }).visibleText,
  }))
  const wrongly = judged.filter(({ want, got }) => (want.automatic ?? got.automatic) !== got.automatic)
  return {
    all: countGroup(judged),
    mail: countGroup(judged.filter(({ channel }) => channel === 'email')),
    posts: countGroup(judged.filter(({ channel }) => POSTS.includes(channel))),
    sources: countSources(judged),
    quotes: countQuotes(pairs),
    mistakes: mistakesIn(judged),
    automaticMistakes: wrongly.map(toldAutomatic).sort((a, b) => b.confidence - a.confidence),
    unreadable,
    speed: { ...timeReading(messages, read), ...parsing },
  }
}

const toldAutomatic = ({ name, want, got }) => ({
  name,
  wanted: `${want.classes.join('|')} by ${want.automatic ? 'a machine' : 'a person'}`,
  got: got.class,
  confidence: got.confidence,
  evidence: got.evidence,
})

async function parseAll(samples, parseMail, incomingOf) {
  const [messages, unreadable] = [[], []]
  const times = []
  for (const { name, bytes, message, want } of samples) {
    if (message) {
      messages.push({ name, message, want })
      continue
    }
    const start = performance.now()
    const mail = await parseMail(bytes).catch(error => ({ error }))
    times.push({ name, milliseconds: performance.now() - start })
    if (mail.error) unreadable.push(`${name} (${mail.error.message})`)
    messages.push({
      name,
      want,
      message: mail.error ? { ...BLANK, text: '' } : mailMessage(mail, incomingOf),
    })
  }
  return { messages, unreadable, parsing: parsingOf(times) }
}

function mailMessage(mail, incomingOf) {
  const { sender, at, ...rest } = incomingOf(mail, mail.date)
  return { ...BLANK, ...rest, from: sender, sentBefore: at }
}

function parsingOf(times) {
  const total = times.reduce((sum, { milliseconds }) => sum + milliseconds, 0)
  return {
    parsed: times.length,
    parsePerSecond: times.length === 0 ? null : times.length / (total / 1000),
    slowestParse: slowestOf(times),
  }
}

const slowestOf = times =>
  times.reduce((worst, each) => (worst && worst.milliseconds >= each.milliseconds ? worst : each), null)

function timeReading(messages, read) {
  if (messages.length === 0) return { readPerSecond: null, slowestRead: null }
  for (let round = 0; round < WARM_ROUNDS; round++) for (const { message } of messages) read(message)
  const times = messages.map(({ name, message }) => {
    const start = performance.now()
    read(message)
    return { name, milliseconds: performance.now() - start }
  })
  const start = performance.now()
  let done = 0
  while (performance.now() - start < MEASURED_MS) {
    for (const { message } of messages) read(message)
    done += messages.length
  }
  return {
    readPerSecond: done / ((performance.now() - start) / 1000),
    slowestRead: slowestOf(times),
  }
}
