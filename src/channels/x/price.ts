/** What X charges for a post by API (docs.x.com, "Pricing", 2026-08-22); anybody may have other prices by now. */
import type { Message } from '../../case/model.ts'
import { hasLink } from '../../words/post-length.ts'
import type { Channel, Cost } from '../channel.ts'

type Setting = Parameters<NonNullable<Channel['cost']>>[1]

/** USD. */
const POST = 0.015
const POST_WITH_LINK = 0.2

function priceOf(text: string | undefined, usual: number): number {
  const value = Number(text?.trim() || usual)
  return Number.isFinite(value) && value >= 0 ? value : usual
}

/** @returns the price, dearer by far for a text that X makes a link of; null: it costs nothing */
export function cost({ text }: Message, setting: Setting): Cost | null {
  const amount = hasLink(text)
    ? priceOf(setting('x.price.link'), POST_WITH_LINK)
    : priceOf(setting('x.price.post'), POST)
  return amount === 0 ? null : { amount, currency: 'USD' }
}
