/** Names of channels and states for people. */
import type { CaseOutcome, ChannelName, Language } from '../../case/model.ts'
import type { CaseStatus } from '../../ladder/next-step.ts'
import type { Texts } from '../language.ts'

const CHANNEL: Texts<Record<ChannelName, string>> = {
  en: {
    email: 'e-mail',
    'web-form': 'web form',
    x: 'X',
    'x-dm': 'X direct message',
    facebook: 'Facebook',
    messenger: 'Messenger',
    phone: 'phone',
    letter: 'letter',
    community: 'community forum',
    bluesky: 'Bluesky',
    mastodon: 'Mastodon',
  },
  de: {
    email: 'E-Mail',
    'web-form': 'Kontaktformular',
    x: 'X',
    'x-dm': 'Direktnachricht auf X',
    facebook: 'Facebook',
    messenger: 'Messenger',
    phone: 'Telefon',
    letter: 'Brief',
    community: 'Forum',
    bluesky: 'Bluesky',
    mastodon: 'Mastodon',
  },
}

const STATE: Texts<Record<CaseStatus, string>> = {
  en: {
    closed: 'closed',
    unknown: 'sent? please check',
    'hand-off': 'yours to post',
    reply: 'reply to read',
    due: 'due',
    waiting: 'waiting',
    exhausted: 'no step left',
    draft: 'draft',
  },
  de: {
    closed: 'abgeschlossen',
    unknown: 'gesendet? bitte prüfen',
    'hand-off': 'von dir zu senden',
    reply: 'Antwort zu lesen',
    due: 'fällig',
    waiting: 'wartet',
    exhausted: 'kein Schritt übrig',
    draft: 'Entwurf',
  },
}

const OUTCOME: Texts<Record<CaseOutcome, string>> = {
  en: { solved: 'solved', partly: 'partly solved', goodwill: 'goodwill', 'given-up': 'given up' },
  de: { solved: 'gelöst', partly: 'teilweise gelöst', goodwill: 'Kulanz', 'given-up': 'aufgegeben' },
}

export const channelName = (channel: ChannelName, language: Language): string => CHANNEL[language][channel]
export const stateName = (state: CaseStatus, language: Language): string => STATE[language][state]
export const outcomeName = (outcome: CaseOutcome, language: Language): string => OUTCOME[language][outcome]

/** Dates for people without Intl (it costs 30 ms at its first use): 30.11.2026 or 30 Nov 2026. */
export function shortDate(date: string, language: Language): string {
  const [year, month, day] = date.slice(0, 10).split('-') as [string, string, string]
  if (language === 'de') return `${day}.${month}.${year}`
  const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
  return `${Number(day)} ${names[Number(month) - 1]} ${year}`
}

/**
 * @param wall `YYYY-MM-DD`, or `YYYY-MM-DD HH:MM` (`ladder/due.ts`)
 * @returns 27.11.2026 or 27.11.2026, 12:00; 27 Nov 2026 or 27 Nov 2026, 12:00
 */
export function shortTime(wall: string, language: Language): string {
  const time = wall.slice(11)
  return time === '' ? shortDate(wall, language) : `${shortDate(wall, language)}, ${time}`
}
