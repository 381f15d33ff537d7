/** What a channel is called in a sentence. */
import type { ChannelName, Language } from '../case/model.ts'

/** `name`: in a list; `by`: how somebody wrote, after a verb. */
interface ChannelWords {
  readonly name: string
  readonly by: string
}

const WORDS: Record<Language, Record<ChannelName, ChannelWords>> = {
  de: {
    email: { name: 'E-Mail', by: 'per E-Mail' },
    'web-form': { name: 'Formular', by: 'über das Formular' },
    x: { name: 'X', by: 'auf X' },
    'x-dm': { name: 'Direktnachricht auf X', by: 'per Direktnachricht auf X' },
    facebook: { name: 'Facebook', by: 'auf Facebook' },
    messenger: { name: 'Messenger', by: 'über Messenger' },
    phone: { name: 'Telefon', by: 'am Telefon' },
    letter: { name: 'Brief', by: 'per Brief' },
    community: { name: 'Forum', by: 'im Forum' },
    bluesky: { name: 'Bluesky', by: 'auf Bluesky' },
    mastodon: { name: 'Mastodon', by: 'auf Mastodon' },
  },
  en: {
    email: { name: 'e-mail', by: 'by e-mail' },
    'web-form': { name: 'web form', by: 'through the web form' },
    x: { name: 'X', by: 'on X' },
    'x-dm': { name: 'direct message on X', by: 'by direct message on X' },
    facebook: { name: 'Facebook', by: 'on Facebook' },
    messenger: { name: 'Messenger', by: 'on Messenger' },
    phone: { name: 'phone', by: 'by phone' },
    letter: { name: 'letter', by: 'by letter' },
    community: { name: 'forum', by: 'in the forum' },
    bluesky: { name: 'Bluesky', by: 'on Bluesky' },
    mastodon: { name: 'Mastodon', by: 'on Mastodon' },
  },
}

/** @returns the channel's name for a list and its phrase for a sentence */
export function channelWords(channel: ChannelName, language: Language): ChannelWords {
  return WORDS[language][channel]
}
