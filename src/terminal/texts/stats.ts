/** Words of `escalate stats`. */
import type { Texts } from '../language.ts'

export interface StatsTexts {
  readonly none: (command: string) => string
  readonly sent: (sent: number, answered: number) => string
  readonly firstSign: (time: string, count: number) => string
  readonly firstAnswer: (time: string, count: number) => string
  readonly nobody: string
  readonly charged: (amount: string, count: number) => string
  readonly wallTime: string
  readonly minutes: (count: number) => string
  readonly hours: (count: number) => string
  readonly days: (count: number) => string
}

export const STATS: Texts<StatsTexts> = {
  en: {
    none: command => `Nothing was sent yet. Begin with: ${command}`,
    sent: (sent, answered) => `${sent} sent, ${answered} answered`,
    firstSign: (time, count) => `first sign after ${time}${of(count, 'of')}`,
    firstAnswer: (time, count) => `first answer of a person after ${time}${of(count, 'of')}`,
    nobody: 'no person has answered',
    charged: (amount, count) =>
      `Charged by platforms: ${amount} for ${count === 1 ? '1 post' : `${count} posts`}.`,
    wallTime: 'Times are medians; nights and weekends count.',
    minutes: count => `${count} min`,
    hours: count => `${count} h`,
    days: count => (count === 1 ? '1 day' : `${count} days`),
  },
  de: {
    none: command => `Bisher wurde nichts gesendet. Fang an mit: ${command}`,
    sent: (sent, answered) => `${sent} gesendet, ${answered} beantwortet`,
    firstSign: (time, count) => `erstes Lebenszeichen nach ${time}${of(count, 'aus')}`,
    firstAnswer: (time, count) => `erste Antwort eines Menschen nach ${time}${of(count, 'aus')}`,
    nobody: 'kein Mensch hat geantwortet',
    charged: (amount, count) =>
      `Von Plattformen berechnet: ${amount} für ${count === 1 ? 'einen Beitrag' : `${count} Beiträge`}.`,
    wallTime: 'Alle Zeiten sind Mediane; Nächte und Wochenenden zählen mit.',
    minutes: count => `${count} Min.`,
    hours: count => `${count} Std.`,
    days: count => (count === 1 ? '1 Tag' : `${count} Tagen`),
  },
}

const of = (count: number, word: string): string => (count > 1 ? ` (${word} ${count})` : '')
