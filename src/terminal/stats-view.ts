/** Response times for people: a block a company, a line a channel. */

import type { Language } from '../case/model.ts'
import { median, type ResponseTimes } from '../case/response-times.ts'
import type { Cost } from '../channels/channel.ts'
import { money } from './preview.ts'
import { styled } from './style.ts'
import { channelName } from './texts/channels.ts'
import { STATS } from './texts/stats.ts'
import { wrap } from './wrap.ts'

export interface Charged extends Cost {
  readonly posts: number
}

const [MINUTE, HOUR, DAY] = [60, 3600, 86_400]

/** @returns a duration in the one or two units a person would name: `5 min`, `3 h`, `2 days 4 h` */
export function durationText(seconds: number, language: Language): string {
  const texts = STATS[language]
  if (seconds < HOUR) return texts.minutes(Math.max(1, Math.round(seconds / MINUTE)))
  if (seconds < DAY) return texts.hours(Math.round(seconds / HOUR))
  const hours = Math.round(seconds / HOUR)
  const [days, rest] = [Math.floor(hours / 24), hours % 24]
  return rest === 0 || days > 6 ? texts.days(days) : `${texts.days(days)} ${texts.hours(rest)}`
}

function channelLine({ channel, sent, answered, firstSign, firstAnswer }: ResponseTimes, language: Language) {
  const texts = STATS[language]
  const [sign, answer] = [median(firstSign), median(firstAnswer)]
  const parts = [
    texts.sent(sent, answered),
    ...(sign === null ? [] : [texts.firstSign(durationText(sign, language), firstSign.length)]),
    answer === null ? texts.nobody : texts.firstAnswer(durationText(answer, language), firstAnswer.length),
  ]
  return `${channelName(channel, language)}: ${parts.join('; ')}`
}

/** @returns lines for a terminal of `width` columns */
export function statsView(
  rows: readonly ResponseTimes[],
  charged: readonly Charged[],
  language: Language,
  width: number,
): string {
  const texts = STATS[language]
  const companies = new Map<string, ResponseTimes[]>()
  for (const row of rows) companies.set(row.company.id, [...(companies.get(row.company.id) ?? []), row])
  const blocks = [...companies.values()].map(of =>
    [
      styled('bold', of[0]!.company.name),
      ...of.map(row =>
        wrap(channelLine(row, language), width - 2)
          .split('\n')
          .map(line => `  ${line}`)
          .join('\n'),
      ),
    ].join('\n'),
  )
  const sums = charged.map(cost => wrap(texts.charged(money(cost, language), cost.posts), width))
  return [...blocks, [...sums, styled('dim', wrap(texts.wallTime, width))].join('\n')].join('\n\n')
}
