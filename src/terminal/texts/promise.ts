/** What to know before a promised date is taken as the new one. */
import type { Texts } from '../language.ts'

export interface PromiseTexts {
  readonly far: (days: number) => string
  /** `date`: last day before the claim is barred; `law`: as HGB 439. */
  readonly barred: (date: string, law: string) => string
}

export const PROMISE: Texts<PromiseTexts> = {
  en: {
    far: days =>
      `That is far away (${days} days). It does not replace the present deadline by itself: that stays until you take the new date.`,
    barred: (date, law) =>
      `By then the claim may be barred: the usual limitation period ends about ${date} (${law}), and a complaint does not stop it.`,
  },
  de: {
    far: days =>
      `Das ist noch lange hin (${days} Tage). Es ersetzt die laufende Frist nicht von selbst: sie gilt, bis du das neue Datum übernimmst.`,
    barred: (date, law) =>
      `Bis dahin kann der Anspruch verjährt sein: die übliche Frist endet etwa am ${date} (${law}), und eine Beschwerde hält sie nicht auf.`,
  },
}
