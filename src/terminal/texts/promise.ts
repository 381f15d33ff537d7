/** What to know before a promised date is taken as the new one. */
import type { Texts } from '../language.ts'

export interface PromiseTexts {
  readonly far: (days: number) => string
  /**
   * `date`: last day before the claim is barred; `law`: as HGB 439; `over`: that day is past; `claimSuspends`: a claim in
   * text form suspends the period.
   */
  readonly barred: (date: string, law: string, over: boolean, claimSuspends: boolean) => string
  /** `date`: end of the deadline that runs now. */
  readonly shortens: (date: string) => string
}

export const PROMISE: Texts<PromiseTexts> = {
  en: {
    far: days =>
      `That is far away (${days} days). It does not replace the present deadline by itself: that stays until you take the new date.`,
    barred: (date, law, over, claimSuspends) => {
      const when = over
        ? `The claim may be barred already: the usual limitation period ended about ${date} (${law}).`
        : `By then the claim may be barred: the usual limitation period ends about ${date} (${law}).`
      const suspends = claimSuspends
        ? 'A claim in text form and negotiations may suspend it (HGB 439 (3), BGB 203)'
        : 'A complaint alone does not stop it, negotiations may suspend it (BGB 203)'
      return `${when} ${suspends}; do not rely on that, ask for advice${over ? ' now' : ' before then'}.`
    },
    shortens: date =>
      `That is before your present deadline (${date}): taking it makes the company's time shorter, not longer.`,
  },
  de: {
    far: days =>
      `Das ist noch lange hin (${days} Tage). Es ersetzt die laufende Frist nicht von selbst: sie gilt, bis du das neue Datum übernimmst.`,
    barred: (date, law, over, claimSuspends) => {
      const when = over
        ? `Der Anspruch kann schon verjährt sein: die übliche Frist endete etwa am ${date} (${law}).`
        : `Bis dahin kann der Anspruch verjährt sein: die übliche Frist endet etwa am ${date} (${law}).`
      const suspends = claimSuspends
        ? 'Eine Reklamation in Textform und Verhandlungen können sie hemmen (HGB 439 Abs. 3, BGB 203)'
        : 'Eine Beschwerde allein hält sie nicht auf, Verhandlungen können sie hemmen (BGB 203)'
      return `${when} ${suspends}; verlass dich nicht darauf und lass dich ${over ? 'jetzt' : 'vorher'} beraten.`
    },
    shortens: date =>
      `Das liegt vor dem Ende der laufenden Frist (${date}): wer es übernimmt, verkürzt sie für das Unternehmen.`,
  },
}
