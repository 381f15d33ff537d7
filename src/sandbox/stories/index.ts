/** The stories that can be played; a new one is a file here and a line in the list. */
import type { Bilingual, Story } from '../story.ts'
import { parseStory } from '../story.ts'
import hermes2014 from './hermes-2014.json' with { type: 'json' }
import o22014 from './o2-2014.json' with { type: 'json' }
import psn2014 from './psn-2014.json' with { type: 'json' }
import tMobile2010 from './t-mobile-2010.json' with { type: 'json' }
import telekom2013 from './telekom-2013.json' with { type: 'json' }

export interface ListedStory {
  readonly id: string
  readonly title: Bilingual
  /** @throws UserError `bad_story` if the file is broken */
  load(): Story
}

/** All stories, the one that `demo` plays without a name first. */
export const STORIES: readonly ListedStory[] = [telekom2013, tMobile2010, psn2014, o22014, hermes2014].map(
  file => ({
    id: file.id,
    title: file.title,
    load: () => parseStory(file),
  }),
)
