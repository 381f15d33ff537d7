/** A message as the person sees it before they approve it. */
import type { Language, Rung } from '../case/model.ts'
import type { Cost } from '../channels/channel.ts'
import type { Planned } from '../outbox/plan.ts'
import { shortOrigin } from './origin-line.ts'
import { styled } from './style.ts'
import { channelName } from './texts/channels.ts'
import { PREVIEW } from './texts/preview.ts'
import { wrap } from './wrap.ts'

function sourceLine({ origin }: Planned, language: Language): string[] {
  if (!origin || origin.kind === 'user') return []
  const who = origin.kind === 'reply' ? PREVIEW[language].namedInReply(origin.source ?? '?') : origin.source
  return [
    styled(origin.confidence === 'high' ? 'dim' : 'warn', shortOrigin({ ...origin, source: who }, language)),
  ]
}

/** As many digits as the price has: a post costs a cent and a half. */
export function money({ amount, currency }: Cost, language: Language): string {
  return new Intl.NumberFormat(language, { style: 'currency', currency, maximumFractionDigits: 4 }).format(
    amount,
  )
}

/** A postal address has lines. @returns it in one */
export const oneLineOf = (to: string): string => to.replace(/\s*\n\s*/g, ', ')

function headLines(planned: Planned, language: Language): string[] {
  const texts = PREVIEW[language]
  const { message, channel, mode, length, cost } = planned
  const byHand = message.channel === 'phone' ? texts.byCall : texts.byHand
  const kind = [
    mode === 'hand-off' ? byHand : texts.byProgram,
    channel.public ? texts.publicly : texts.privately,
    ...(length ? [texts.length(length.value, length.limit)] : []),
    ...(cost ? [texts.charged(money(cost, language))] : []),
  ]
  const names = message.attachments.map(file => file.name)
  return [
    styled('bold', texts.step(channelName(message.channel, language), oneLineOf(message.to))),
    `(${kind.join('; ')})`,
    ...sourceLine(planned, language),
    ...(message.subject === null ? [] : [`${texts.subject}: ${message.subject}`]),
    ...(names.length ? [`${texts.attachments}: ${names.join(', ')}`] : []),
  ]
}

function findingLines(planned: Planned, language: Language): string[] {
  const { warning, blocked } = PREVIEW[language]
  return planned.findings.map(({ level, hint }) =>
    styled(level === 'block' ? 'bad' : 'warn', `${level === 'block' ? blocked : warning}: ${hint}`),
  )
}

/**
 * @param digest whether the digest is shown: nobody at the prompt needs it, `--approve` does
 * @returns lines for a terminal of `width` columns: head, text, findings, digest
 */
export function previewText(planned: Planned, language: Language, width: number, digest: boolean): string {
  const rule = styled('dim', '-'.repeat(Math.min(width, 72)))
  return [
    ...headLines(planned, language).map(line => wrap(line, width)),
    rule,
    wrap(planned.message.text, width),
    rule,
    ...findingLines(planned, language).map(line => wrap(line, width)),
    ...(digest ? [styled('dim', planned.digest)] : []),
  ].join('\n')
}

/** @returns a line for each rung that is left out, with the reason */
export function skippedText(ladder: readonly Rung[], language: Language): string[] {
  const { skipped, skipReasons } = PREVIEW[language]
  return ladder.flatMap(({ channel, skip }) =>
    skip === null ? [] : [skipped(channelName(channel, language), skipReasons[skip] ?? skip)],
  )
}
