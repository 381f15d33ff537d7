/** The German letter (vocabulary after facts on demand letters: report, reminder, executive, final deadline). */
import type { LetterWords, OpeningFacts } from './letter-words.ts'

const number = (ticket: string | null) => (ticket === null ? '' : `, Vorgang ${ticket}`)

function again({ first, ticket, matter, acknowledged }: OpeningFacts): string {
  const start =
    first === null
      ? `meine bisherigen Anfragen haben zu keiner Lösung geführt${matter}`
      : `meine Nachricht vom ${first.on} (${first.by}${number(ticket)}) hat bisher zu keiner Lösung geführt${matter}`
  const receipt =
    ' Eine automatische Eingangsbestätigung genügt mir nicht. Bitte nennen Sie mir eine Ansprechperson und einen Termin.'
  return acknowledged ? start + receipt : start
}

function decide({ first, matter }: OpeningFacts): string {
  const since = first === null ? 'bisher nicht gelöst hat' : `seit dem ${first.on} kennt und nicht gelöst hat`
  return (
    `ich wende mich an Sie, weil Ihr Kundendienst den folgenden Fall ${since}${matter} ` +
    'Was bisher geschah, steht unten. Bitte geben Sie den Fall an eine Stelle, die entscheiden darf.'
  )
}

function lastTime({ first, ticket, matter }: OpeningFacts): string {
  const since = first === null ? '' : `, zuerst am ${first.on} ${first.by}${number(ticket)}`
  return `in dieser Sache habe ich mich bereits an Sie gewandt${since}. Gelöst ist sie nicht${matter}`
}

function board({ company, first, matter }: OpeningFacts): string {
  const raised =
    first === null ? '' : ` Dort habe ich mein Anliegen zuerst am ${first.on} ${first.by} vorgebracht.`
  return `ich bitte Sie um Hilfe in einem Streit mit dem Unternehmen ${company}${matter}${raised}`
}

function redirect({ answer, by, sameWay, matter }: OpeningFacts): string {
  const asked =
    answer === null
      ? `Sie haben mich gebeten, Ihnen ${by} zu schreiben.`
      : `Sie haben mich am ${answer.on} ${answer.by} gebeten, ${sameWay ? 'an diese Adresse' : `Ihnen ${by}`} zu schreiben.`
  return `${asked} Hier ist der ganze Vorgang, damit ich ihn nicht noch einmal erklären muss${matter}`
}

function thanks({ answer, ticket }: OpeningFacts): string {
  const from = answer === null ? '' : ` vom ${answer.on}`
  return `vielen Dank für Ihre Nachricht${from}${ticket === null ? '' : ` (Vorgang ${ticket})`}.`
}

export const LETTER_DE: LetterWords = {
  greeting: 'Guten Tag,',
  openings: {
    report: ({ matter }) => `ich wende mich mit folgendem Anliegen an Sie${matter}`,
    again,
    decide,
    lastTime,
    board,
    redirect,
    thanks,
  },
  facts: 'Sachverhalt',
  company: 'Unternehmen',
  happened: 'Geschehen am',
  refs: 'Angaben zur Zuordnung',
  tickets: 'Vorgangsnummer',
  contacts: 'Bisherige Kontakte',
  wish: 'Was ich von Ihnen erwarte',
  wishBeforeBoard: 'Was ich vom Unternehmen erwarte',
  anyWish: 'Bitte bringen Sie die Sache in Ordnung.',
  deadline: {
    first: date =>
      date === null
        ? 'Bitte teilen Sie mir mit, bis wann ich mit einer Lösung rechnen kann.'
        : `Ich erwarte Ihre Antwort bis ${date}. Sollte ich bis dahin nichts von Ihnen hören, wende ich mich erneut an Sie.`,
    again: date =>
      date === null
        ? 'Bitte nennen Sie mir einen Termin für die Lösung.'
        : `Ich bitte um Erledigung bis ${date}. Andernfalls verfolge ich mein Anliegen weiter.`,
    last: date =>
      (date === null
        ? 'Dies ist meine letzte Nachricht in dieser Sache, bevor ich Hilfe von außen suche.'
        : `Ich setze Ihnen eine letzte Frist bis ${date} (Eingang bei mir).`) +
      ' Danach wende ich mich an die Stelle, die für Verbraucherbeschwerden zuständig ist, und mache die Rechte geltend, die mir zustehen.',
    board: () => 'Bitte teilen Sie mir mit, was Sie dafür noch von mir brauchen.',
  },
  confirm: 'Bitte bestätigen Sie mir den Eingang dieser Nachricht schriftlich.',
  attachments: 'Anlagen (Kopien)',
  closing: 'Freundliche Grüße',
  email: 'E-Mail',
  phone: 'Telefon',
  address: 'Anschrift',
  subject: {
    report: title => title,
    redirect: title => title,
    again: title => `Erinnerung: ${title}`,
    decide: title => `Bitte um Entscheidung: ${title}`,
    lastTime: title => `Letzte Fristsetzung: ${title}`,
    board: title => `Bitte um Schlichtung: ${title}`,
    thanks: title => `Re: ${title}`,
  },
  untitled: 'Beschwerde',
}
