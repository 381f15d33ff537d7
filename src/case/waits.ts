/** How long an answer is waited for where nobody has set anything else. */
import type { ChannelName } from './model.ts'

/**
 * Waits per channel, facts/rights section 6: e-mail and forms 5 business days (means of 8 to 62 hours, 79 % within a
 * week), X 1 (means of 4 to 31 hours), Facebook 2 (27 hours), a promised call-back 1, a letter 10 (post both ways).
 * Community, Bluesky and Mastodon have no figures; they are taken like the platform most alike.
 */
export const USUAL_WAITS: { readonly [C in ChannelName]: string } = {
  email: '5bd',
  'web-form': '5bd',
  x: '1bd',
  'x-dm': '1bd',
  facebook: '2bd',
  messenger: '2bd',
  phone: '1bd',
  letter: '10bd',
  community: '2bd',
  bluesky: '1bd',
  mastodon: '1bd',
}
