/** The right text for a channel: one description of the matter, many renderings. */
import type { ChannelName } from '../case/model.ts'
import { callSheet } from './call-sheet.ts'
import { directMessage } from './direct-message.ts'
import { letter } from './letter.ts'
import { pagePost } from './page-post.ts'
import { post } from './post.ts'
import type { Composed, ComposeRequest } from './request.ts'

export type { Composed, ComposeRequest } from './request.ts'

const untitled = (write: (request: ComposeRequest) => string) => (request: ComposeRequest) => ({
  subject: null,
  text: write(request),
})

const WRITERS: Record<ChannelName, (request: ComposeRequest) => Composed> = {
  email: letter,
  letter,
  'web-form': letter,
  x: untitled(post),
  bluesky: untitled(post),
  mastodon: untitled(post),
  facebook: untitled(pagePost),
  // The text for a page offers the numbers; who is asked to write there has been asked for them.
  messenger: untitled(request => (request.purpose === 'redirect' ? directMessage : pagePost)(request)),
  community: untitled(pagePost),
  'x-dm': untitled(directMessage),
  phone: untitled(({ complaint, history, to, purpose }) =>
    callSheet(complaint, history, { number: to, asked: purpose === 'redirect' }),
  ),
}

/**
 * Writes the text of one step for one channel. Equal requests give equal texts: no clock, no chance, no case id.
 * @returns subject (letters only, else null) and text
 * @throws RangeError when a date, an instant or the complainant's time zone is none
 */
export function compose(request: ComposeRequest): Composed {
  return WRITERS[request.channel](request)
}
