/** Words of somebody who is away; only the first person counts, for a technician on holiday is an answer. */
import type { Prepared } from './incoming.ts'
import { match, phrases } from './phrase.ts'

const SUBJECT = phrases(
  'abwesenheit*',
  'out of (?:the )?office',
  'ooo',
  'nicht im büro',
  'im urlaub',
  'on (?:annual |parental )?leave',
  'on vacation',
  'away from',
  // French, Spanish, Italian, Dutch.
  'absente? du bureau',
  'absence du bureau',
  'fuera de la oficina',
  'assente dall.ufficio',
  'afwezig',
)
const AWAY =
  '(?:nicht (?:im (?:büro|haus|hause)|am platz|erreichbar|zu erreichen)|abwesend|im (?:urlaub|krankenstand|mutterschutz)|in (?:urlaub|elternzeit)|außer haus|auf (?:reisen|dienstreise))'
const BODY = phrases(
  `(?:ich bin|bin ich|ich befinde mich)~${AWAY}`,
  'während meiner abwesenheit',
  'meine (?:e-?mails|nachrichten) werden~(?:nicht (?:gelesen|weitergeleitet|bearbeitet))',
  "(?:i am|i'm|i will be|i'll be)~(?:out of (?:the )?office|on (?:\\p{L}{0,12} ?)leave|on (?:holiday|vacation)|away|travel(?:l)?ing|out of town)",
  'out of (?:the )?office (?:until|from|between|and)',
  'i will return (?:to the office )?on',
  'in my absence',
  'while i am away',
  'je suis (?:actuellement )?(?:absente?|en congés?|en vacances)',
  '(?:estoy|estaré)~(?:ausente|fuera de la oficina|de vacaciones)',
  '(?:sono|sarò)~(?:assente|in ferie|fuori ufficio)',
  'ik ben~(?:afwezig|met vakantie|niet op kantoor)',
)

export interface Absence {
  readonly evidence: readonly string[]
  /** The subject says it too: no header is needed to call it automatic. */
  readonly inSubject: boolean
}

/** @returns the words of an absence, or null */
export function absenceIn({ subject, flat }: Prepared): Absence | null {
  const inSubject = SUBJECT.test(subject)
  const body = match(BODY, flat)
  if (!inSubject && body === null) return null
  const evidence = [...(inSubject ? [`Subject: ${subject}`] : []), ...(body === null ? [] : [body])]
  return { evidence, inSubject }
}
