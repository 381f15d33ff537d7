/** The hints of the findings. */
import type { Language } from '../case/model.ts'
import type { PrivateKind } from './private-data.ts'
import type { PublicField } from './public-fields.ts'

interface FindingWords {
  readonly privateData: Record<PrivateKind, string>
  /** Why a part of the complaint does not stand in a public text. */
  readonly leftOut: Record<PublicField, string>
  readonly notFitting: Record<PublicField, string>
  /** `command`: begins a private message. */
  privately(command: string): string
  tooLong(over: number): string
  /** `date`: since when the person waits, or null. */
  accusation(date: string | null): string
  readonly otherAccount: string
  picture(name: string): string
  /** `channel`: the one whose mode decides. */
  noPicture(name: string, channel: string): string
  ownPage(to: string): string
  readonly missingName: string
  readonly empty: string
  readonly shouting: string
}

const DE: FindingWords = {
  privateData: {
    ref: 'Diese Nummer gehört nicht in einen öffentlichen Text. Besser: in einer privaten Nachricht nennen.',
    email:
      'E-Mail-Adressen gehören nicht in einen öffentlichen Text. Besser: in einer privaten Nachricht nennen.',
    phone:
      'Telefonnummern gehören nicht in einen öffentlichen Text. Besser: in einer privaten Nachricht nennen.',
    address:
      'Die Anschrift gehört nicht in einen öffentlichen Text. Besser: in einer privaten Nachricht nennen.',
    name: 'Hier steht der volle Name, und alle können ihn lesen. Für einen öffentlichen Text ist er nicht nötig.',
    surname: 'Hier steht der Familienname, und alle können ihn lesen. Besser: weglassen.',
    person:
      'Namen einzelner Beschäftigter gehören nicht in einen öffentlichen Text. Besser: „eine Mitarbeiterin“, „der Kundendienst“.',
    street: 'Das sieht nach einer Anschrift aus. Besser: in einer privaten Nachricht nennen.',
    labelled:
      'Nummern, Kennwörter und PINs gehören nicht in einen öffentlichen Text. Besser: in einer privaten Nachricht nennen.',
    birth: 'Ein Geburtsdatum gehört nicht in einen öffentlichen Text.',
    iban: 'Eine IBAN gehört nicht in einen öffentlichen Text.',
    card: 'Eine Kartennummer gehört nicht in einen öffentlichen Text.',
    number:
      'Lange Nummern (sechs oder mehr Ziffern) gehören nicht in einen öffentlichen Text. Besser: in einer privaten Nachricht nennen.',
  },
  leftOut: {
    title: 'Der Titel steht nicht in diesem öffentlichen Text, denn er enthält Privates.',
    first: 'Der erste Satz steht nicht in diesem öffentlichen Text, denn er enthält Privates.',
    wish: 'Der Wunsch steht nicht in diesem öffentlichen Text, denn er enthält Privates.',
  },
  notFitting: {
    title:
      'Der Titel steht nicht in diesem öffentlichen Text, denn er ist zu lang. Besser: ein kürzerer Titel (--title).',
    first:
      'Der erste Satz der Schilderung steht nicht in diesem öffentlichen Text, denn er ist zu lang. Besser: ein kurzer erster Satz, oder ein Titel (--title), der die Sache in wenigen Worten sagt.',
    wish: 'Der Wunsch steht nicht in diesem öffentlichen Text, denn er ist zu lang. Besser: ein kürzerer Wunsch (--wish).',
  },
  privately: command => `Als private Nachricht: ${command}`,
  tooLong: over => `Der Text ist um ${over} Zeichen zu lang.`,
  accusation: date =>
    'Das ist ein Vorwurf, der sich beweisen lassen muss, oder eine Beleidigung. ' +
    `Besser nur berichten, was geschah, etwa: „Ich warte seit ${date === null ? 'N Tagen' : `dem ${date}`} auf …“`,
  otherAccount:
    'Hier steht noch ein Konto. Ein Beitrag richtet sich an ein Unternehmen: weitere Konten gelten als Belästigung, und wer antwortet, ist dann unklar. Besser: weglassen.',
  picture: name =>
    `Hängst du ${name} an, sehen es alle. Vor dem Anhängen ansehen: Namen, Nummern, Anschriften, Gesichter und Barcodes unkenntlich machen. Bereitgelegt wird eine Kopie ohne Ort, Zeit und Gerät.`,
  noPicture: (name, channel) =>
    `${name} geht nicht mit: Das Programm postet keine Bilder. Mit Bild: erst escalate config set ${channel}.mode hand-off, dann selbst posten und anhängen; sonst geht der Beitrag ohne Bild hinaus.`,
  ownPage: to =>
    `Das erscheint auf deiner eigenen Seite, nicht auf der von ${to}; von dort erfährt das Unternehmen es nicht von selbst.`,
  missingName: 'Der Name fehlt noch: vor dem Absenden eintragen.',
  empty: 'Die Nachricht hat keinen Text.',
  shouting:
    'Der Text steht fast nur in Großbuchstaben; das liest sich wie Schreien. Besser: normal schreiben.',
}

const EN: FindingWords = {
  privateData: {
    ref: 'This number does not belong in a public text. Better: give it in a private message.',
    email: 'E-mail addresses do not belong in a public text. Better: give them in a private message.',
    phone: 'Phone numbers do not belong in a public text. Better: give them in a private message.',
    address: 'The address does not belong in a public text. Better: give it in a private message.',
    name: 'This is the full name, and everybody can read it. A public text does not need it.',
    surname: 'This is the surname, and everybody can read it. Better: leave it out.',
    person:
      'Names of single employees do not belong in a public text. Better: “an employee”, “customer service”.',
    street: 'This looks like an address. Better: give it in a private message.',
    labelled:
      'Numbers, passwords and PINs do not belong in a public text. Better: give them in a private message.',
    birth: 'A date of birth does not belong in a public text.',
    iban: 'An IBAN does not belong in a public text.',
    card: 'A card number does not belong in a public text.',
    number:
      'Long numbers (six or more digits) do not belong in a public text. Better: give them in a private message.',
  },
  leftOut: {
    title: 'The title is left out of this public text because there is something private in it.',
    first: 'The first sentence is left out of this public text because there is something private in it.',
    wish: 'The request is left out of this public text because there is something private in it.',
  },
  notFitting: {
    title: 'The title is left out of this public text because it is too long. Better: a shorter --title.',
    first:
      'The first sentence of the problem is left out of this public text because it is too long. Better: a short first sentence, or a --title that tells the matter in a few words.',
    wish: 'The request is left out of this public text because it is too long. Better: a shorter --wish.',
  },
  privately: command => `As a private message: ${command}`,
  tooLong: over => `The text is ${over} characters too long.`,
  accusation: date =>
    'This is an accusation that must be provable, or an insult. ' +
    `Better just report what happened, such as: “I have been waiting ${date === null ? 'for N days' : `since ${date}`} for …”`,
  otherAccount:
    'Here stands another account. A post is for one company: further accounts count as a nuisance, and nobody knows who is to answer. Better: leave it out.',
  picture: name =>
    `If you add ${name}, everybody sees it. Look at it before you add it: make names, numbers, addresses, faces and bar codes unreadable. A copy without place, time and device is made ready.`,
  noPicture: (name, channel) =>
    `${name} does not go along: the program posts no pictures. With the picture: first escalate config set ${channel}.mode hand-off, then post and add it yourself; else the post goes out without it.`,
  ownPage: to =>
    `This appears on your own page, not on that of ${to}; from there the company does not learn of it by itself.`,
  missingName: 'The name is missing: fill it in before sending.',
  empty: 'The message has no text.',
  shouting: 'The text is almost all capitals, which reads like shouting. Better: write it in normal case.',
}

/** @returns the hints in that language */
export function findingWords(language: Language): FindingWords {
  return language === 'de' ? DE : EN
}
