/** Every reason the program can store for a message that did not go out is said in German, too, and with a time to read. */
import { describe, expect, it } from 'vitest'
import { failureText, isOurReason, reasonIn } from '../../src/terminal/reason-in.ts'
import { REFUSALS } from '../../src/terminal/texts/refusals.ts'
import { OWN_REASONS } from '../../src/terminal/texts/refusals-own.ts'
import { type Sentence, sentencesIn } from '../support/sentences.ts'
import { codeOf, sourceFiles } from '../support/sources.ts'

const de = (text: string) => reasonIn(text, 'de', 'Europe/Berlin')
const en = (text: string) => reasonIn(text, 'en', 'Europe/Berlin')

/** Where reasons come from; a new file of a platform is among them. */
const SOURCES: readonly RegExp[] = [
  /^channels\/(?:x|facebook|bluesky|mastodon)\//,
  /^channels\/[\w-]+\.ts$/,
  /^channels\/email\/(?:certificate|envelope|outcome|sendmail|smtp-ready|smtp-sign-in|server-settings|smtp-settings)\.ts$/,
  /^channels\/email\/oauth\/(?:access-token|grants|sign-in-server)\.ts$/,
  /^(?:outbox\/dispatch|inbox\/settle|inbox\/unknown-sends|store\/lock|store\/renew-secret)\.ts$/,
]
/** They speak while one signs in, by errors of their own, and never of a message. */
const SIGNING_IN =
  /^channels\/(?:index|x\/sign-in\/(?:callback|callback-page|callback-request|sign-in|who-am-i))\.ts$/
const TELLS =
  /\bfailed\(|\breason[:,]|\breason = |unreachable\(|[nN]eeded\(|unavailable\(|Setting\(|UserError\(/

/** What is no reason: hints, bugs, headers, what stands in a request, and what is said of a success. */
function isElse({ text, before }: Sentence): boolean {
  return (
    // Put together of what is a reason itself.
    /^ECONNREFUSED(?:\. ECONNREFUSED| \(503\)|: Words of a server)$/.test(text) ||
    /hints: \[[^\]]*$|TypeError\($|Error\($|response: $/.test(before) ||
    /^(?:escalate |Bearer |bad port$|taken by sendmail$|it was posted already$|posted before$|until |since |for now$|PRAGMA |BEGIN )/.test(
      text,
    ) ||
    /offline[._]access|auth=|a token that cannot be one|^(?:sent mails|the mail program of this machine)$/.test(
      text,
    )
  )
}

const sampleIn =
  (file: string) =>
  (gap: string): string => {
    if (gap === 'where') return file === 'channels/twin.ts' ? ' (https://x.com/a/status/1)' : 'posts'
    if (gap === 'since') return 'since 25 Aug 2026'
    if (/untilOf/.test(gap)) return 'until 2026-11-23T03:12Z'
    if (/platform/.test(gap)) return 'Mastodon'
    if (/reset|until/i.test(gap)) return '2026-11-23T03:12Z'
    if (/channel|handle|host|key|name|account|page\.id/i.test(gap)) return 'sample.example'
    if (/status|code|most|length/.test(gap) && !/reason/.test(gap)) return '503'
    if (/said|sentence/.test(gap)) return 'Words of a server'
    return 'ECONNREFUSED'
  }

const files = sourceFiles().filter(file => SOURCES.some(each => each.test(file)) && !SIGNING_IN.test(file))
const told = files.filter(file => TELLS.test(codeOf(file)))
const reasons = told.flatMap(file =>
  sentencesIn(codeOf(file), sampleIn(file))
    .filter(sentence => /\p{L}\p{P}? [\p{L}\d"(]/u.test(sentence.text) && !isElse(sentence))
    .map(({ text }) => [file, text] as const),
)

describe('the reasons in the sources', () => {
  it('are found, those of each platform', () => {
    for (const name of ['x/api/outcome', 'facebook/graph-error', 'bluesky/deliver', 'mastodon/deliver'])
      expect(
        reasons.some(([file]) => file === `channels/${name}.ts`),
        name,
      ).toBe(true)
    expect(reasons.length).toBeGreaterThan(80)
  })

  it.each(reasons)('%s: %s', (_, text) => {
    expect(isOurReason(text)).toBe(true)
    const german = de(text).replace(/„Words of a server“|App passwords|escalate connect email/g, '')
    expect(german).not.toMatch(/\b(?:the|not|its?|answer(?:ed)?|sign-in|refuses?|until|error|and)\b/)
    expect(german).not.toMatch(/[{}]|undefined|\d{4}-\d\d-\d\d/)
    expect(en(text)).not.toMatch(/[{}]|undefined|\d{4}-\d\d-\d\d/)
  })
})

describe('the tables', () => {
  const rows = [...REFUSALS, ...OWN_REASONS]
  const fields = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, field]) => field)

  it.each(rows)('%s -> %s', (english, german) => {
    expect(fields(german)).toEqual(fields(english))
    expect(german).not.toBe(english)
    expect([english, german].join(' ')).not.toMatch(/\.( |$)(?!\{why\})/)
    expect(german).not.toMatch(/\b(?:Sie|Ihnen|Ihre?[mnrs]?)\b/)
    expect(rows.filter(([other]) => other === english)).toHaveLength(1)
  })
})

describe('a reason', () => {
  it.each([
    ['the credits of your X app are used up', 'das Guthaben deiner App bei X ist aufgebraucht'],
    ['X does not accept the sign-in.', 'X nimmt die Anmeldung nicht an'],
    ['X refuses the post: You may not do this', 'X lehnt den Beitrag ab: „You may not do this“'],
    ['Bluesky cannot be reached (ECONNREFUSED)', 'Bluesky ist nicht zu erreichen (ECONNREFUSED)'],
    [
      'no whole answer came from X (no answer in time)',
      'von X kam keine vollständige Antwort (keine Antwort in der Zeit)',
    ],
    ['Mastodon could not be read: it answered 503.', 'Mastodon ließ sich nicht lesen: die Antwort war 503'],
    [
      'its certificate has expired. Is the date of this machine right? Else only who runs the server can renew it',
      'das Zertifikat des Servers ist abgelaufen. Stimmt das Datum dieses Rechners? Sonst kann es nur erneuern, wer den Server betreibt',
    ],
    ['550 5.1.1 User unknown', '„550 5.1.1 User unknown“'],
    ['ESOCKET (ECONNREFUSED)', 'ESOCKET (ECONNREFUSED)'],
    ['X refuses the post (400: a) b)', 'X lehnt den Beitrag ab (400: „a) b“)'],
  ])('%s', (english, german) => {
    expect(de(english)).toBe(german)
    expect(en(english)).toBe(english.replace(/\.$/, ''))
  })

  it.each([
    ['X takes no more posts until 2026-11-23T03:12Z', '23 Nov 2026, 04:12', '23.11.2026, 04:12 Uhr'],
    [
      'Facebook wants fewer requests until 2026-11-23T22:59:01Z',
      '24 Nov 2026, 00:00',
      '24.11.2026, 00:00 Uhr',
    ],
    [
      'Mastodon could not be read: it wants fewer requests until 2026-07-01T10:00:00.500Z.',
      '1 Jul 2026, 12:01',
      '01.07.2026, 12:01 Uhr',
    ],
  ])('%s: its time is that of the zone, rounded up to the minute', (text, english, german) => {
    expect(en(text)).toContain(`until ${english}`)
    expect(de(text)).toContain(`bis ${german}`)
    expect(reasonIn(text, 'en', 'UTC')).not.toContain(english)
  })

  it('says a day as the interface does', () => {
    const stored =
      'the same words stand there since 25 Aug 2026 (https://x.com/a/status/1); X takes them no second time: change the words'
    expect(de(stored)).toBe(
      'dieselben Worte stehen dort seit 25.08.2026 (https://x.com/a/status/1); X nimmt sie kein zweites Mal: ändere den Text',
    )
    expect(en(stored)).toBe(stored)
  })

  it('with a time that is none stays as it is', () => {
    expect(de('X takes no more posts until 2026-99-99T99:99Z')).toContain('2026-99-99T99:99Z')
  })

  it('is the message of the error, after whose German sentence it need not say it again', () => {
    const failed = { kind: 'failed', reason: 'X does not accept the sign-in' } as const
    expect(failureText('a-1', failed, 'de', 'UTC')).toBe('a-1: X nimmt die Anmeldung nicht an')
    expect(failureText('a-1', failed, 'en', 'UTC')).toBe('a-1: not sent: X does not accept the sign-in')
    const unknown = { kind: 'unknown', reason: 'the channel broke off' } as const
    expect(failureText('a-1', unknown, 'de', 'UTC')).toBe('a-1: der Kanal brach ab')
    expect(failureText('a-1', unknown, 'en', 'UTC')).toContain('went out (the channel broke off)')
  })
})
