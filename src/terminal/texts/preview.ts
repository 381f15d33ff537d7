/** Words around the preview of a message, its approval and what became of it. */
import type { Confidence } from '../../case/model.ts'
import type { Texts } from '../language.ts'

export interface PreviewTexts {
  readonly step: (channel: string, to: string) => string
  readonly byHand: string
  readonly byProgram: string
  readonly publicly: string
  readonly privately: string
  readonly subject: string
  readonly length: (value: number, limit: number) => string
  readonly attachments: string
  readonly source: (how: string, where: string) => string
  readonly checked: (date: string) => string
  readonly confidence: Readonly<Record<Confidence, string>>
  readonly warning: string
  readonly blocked: string
  readonly skipped: (channel: string, why: string) => string
  readonly skipReasons: Readonly<Record<string, string>>
  readonly approveSend: (to: string) => string
  readonly approveHandOff: string
  readonly typeHandle: (handle: string) => string
  readonly sent: (to: string, due: string) => string
  readonly handedOff: (channel: string) => string
  /** As `byHand` and `handedOff`, for a call. */
  readonly byCall: string
  readonly callReady: string
  readonly to: string
  readonly link: string
  readonly file: string
  readonly copied: string
  readonly opened: string
  readonly unsure: string
  /** The platform took it from a person, not from the program. */
  readonly refusedThere: (reason: string) => string
  readonly charged: (amount: string) => string
  readonly notes: Readonly<Record<string, string>>
  readonly formerly: (old: string, name: string) => string
  readonly nothingStored: string
  readonly duplicate: (id: string) => string
  readonly readyTwin: (id: string) => string
  readonly namedInReply: (who: string) => string
  readonly unknownAddress: (address: string) => string
  readonly noSentCopy: (why: string) => string
  readonly draftKept: (id: string, command: string) => string
  /** The program is ended while a send is under way; `command` looks for it. */
  readonly brokenOff: (command: string) => string
  /** As `brokenOff`, where only the person can look; `command` takes their word. */
  readonly brokenOffByHand: (command: string) => string
}

export const PREVIEW: Texts<PreviewTexts> = {
  en: {
    step: (channel, to) => `By ${channel} to ${to}`,
    byHand: 'you send it, the text is made ready',
    byProgram: 'the program sends it',
    publicly: 'public: anybody can read it',
    privately: 'private',
    subject: 'Subject',
    length: (value, limit) => `${value} of ${limit} characters`,
    attachments: 'Attachments',
    source: (how, where) => `Address ${how}${where ? ` (source: ${where})` : ''}`,
    checked: date => `as of ${date}`,
    confidence: {
      high: 'checked',
      medium: 'probably right',
      low: 'uncertain',
      unverified: 'unchecked: look at it before you send',
    },
    warning: 'Note',
    blocked: 'Blocked',
    skipped: (channel, why) => `${channel} is left out: ${why}`,
    skipReasons: {
      'no-address': 'no address is known',
      'desk-ended': 'the service there was closed',
      'no-service': 'no service for customers there',
      'company-gone': 'the company no longer exists',
    },
    approveSend: to => `Send exactly this to ${to}?`,
    approveHandOff: 'Make this ready for you to send?',
    typeHandle: handle => `This is public. Type ${handle} to post it`,
    sent: (to, due) => `Sent to ${to}. An answer is expected by ${due}.`,
    handedOff: channel => `Ready for you to send by ${channel}:`,
    byCall: 'you call, the sheet for it is made ready',
    callReady: 'Ready for your call:',
    to: 'To',
    link: 'Link',
    file: 'File',
    copied: 'The text is on the clipboard.',
    opened: 'It was opened in your browser or mail program.',
    unsure:
      'The program does not send to this address by itself: nobody has checked it. Look at it, then send it yourself.',
    refusedThere: reason => `It was not taken from the program: ${reason}. Post it yourself.`,
    charged: amount => `charged by the platform: ${amount}`,
    notes: {
      'attach-by-hand': 'Attach the files yourself; a link cannot carry them.',
      'text-in-clipboard': 'The page cannot be filled from here: paste the text from the clipboard.',
      'page-may-want-like':
        'The page may want a Like or may not allow posts by visitors; a comment or message works too.',
      'message-from-profile': 'Open the profile and choose "Message" there.',
      'text-may-be-missing': 'If the text is not in the chat already, paste it from the clipboard.',
      'call-sheet': 'Call the number, write down what is said, then confirm the call.',
      'print-and-post': 'Print it, sign it and post it; keep the receipt.',
      'paste-address': 'Copy the address of your post; it is asked for afterwards.',
      'draft-file': 'Open the file in your mail program and send it from there; the attachments are in it.',
      'browser-mail':
        'If you write in a browser instead: paste the text and attach the files there yourself.',
      'no-name': 'Your name is missing; fill the gap before you send it.',
      'picture-not-cleaned':
        'A picture of the case is not made ready: what is hidden in it (place, time, device) could not be taken out.',
    },
    formerly: (old, name) => `${old} belongs to ${name} today; the case goes there.`,
    duplicate: id => `This was sent before, in case ${id}; --again sends it once more on purpose.`,
    readyTwin: id => `The same text lies ready in case ${id}: send it once only.`,
    namedInReply: who => `named in a reply by ${who}`,
    unknownAddress: address =>
      `${address} was named in a reply and is not known as an address of the company. Look it up yourself before you send your data there.`,
    nothingStored: 'Dry run: nothing was stored, nothing was sent.',
    noSentCopy: why => `The message went out, but no copy was put into your Sent folder: ${why}.`,
    draftKept: (id, command) => `kept as draft ${id}; go on with: ${command}`,
    brokenOff: command => `It is not known whether the message went out; \`${command}\` looks for it.`,
    brokenOffByHand: command =>
      `It is not known whether the message went out; look yourself, then: ${command} --sent, or --not-sent`,
  },
  de: {
    step: (channel, to) => `Per ${channel} an ${to}`,
    byHand: 'du sendest selbst, der Text wird bereitgelegt',
    byProgram: 'das Programm sendet',
    publicly: 'öffentlich: alle können es lesen',
    privately: 'nicht öffentlich',
    subject: 'Betreff',
    length: (value, limit) => `${value} von ${limit} Zeichen`,
    attachments: 'Anlagen',
    source: (how, where) => `Adresse ${how}${where ? ` (Quelle: ${where})` : ''}`,
    checked: date => `Stand ${date}`,
    confidence: {
      high: 'geprüft',
      medium: 'wahrscheinlich richtig',
      low: 'unsicher',
      unverified: 'ungeprüft: sieh sie dir an, bevor du sendest',
    },
    warning: 'Hinweis',
    blocked: 'Gesperrt',
    skipped: (channel, why) => `${channel} entfällt: ${why}`,
    skipReasons: {
      'no-address': 'keine Adresse bekannt',
      'desk-ended': 'der Service dort wurde eingestellt',
      'no-service': 'dort gibt es keinen Kundenservice',
      'company-gone': 'das Unternehmen gibt es nicht mehr',
    },
    approveSend: to => `Genau so an ${to} senden?`,
    approveHandOff: 'So für dich zum Senden bereitlegen?',
    typeHandle: handle => `Das ist öffentlich. Tippe ${handle}, um es zu veröffentlichen`,
    sent: (to, due) => `Gesendet an ${to}. Antwort erwartet bis ${due}.`,
    handedOff: channel => `Bereit zum Senden per ${channel}:`,
    byCall: 'du rufst an, der Gesprächszettel wird bereitgelegt',
    callReady: 'Bereit für deinen Anruf:',
    to: 'An',
    link: 'Link',
    file: 'Datei',
    copied: 'Der Text liegt in der Zwischenablage.',
    opened: 'Es wurde im Browser oder Mailprogramm geöffnet.',
    unsure:
      'An diese Adresse sendet das Programm nicht von selbst: niemand hat sie geprüft. Sieh sie dir an und sende dann selbst.',
    refusedThere: reason => `Vom Programm wurde es nicht angenommen: ${reason}. Poste es selbst.`,
    charged: amount => `die Plattform berechnet: ${amount}`,
    notes: {
      'attach-by-hand': 'Hänge die Dateien selbst an; ein Link kann sie nicht mitnehmen.',
      'text-in-clipboard':
        'Die Seite lässt sich von hier nicht ausfüllen: füge den Text aus der Zwischenablage ein.',
      'page-may-want-like':
        'Die Seite verlangt vielleicht ein Like oder lässt keine Beiträge von Besuchern zu; ein Kommentar oder eine Nachricht geht auch.',
      'message-from-profile': 'Öffne das Profil und wähle dort „Nachricht“.',
      'text-may-be-missing': 'Steht der Text noch nicht im Chat, füge ihn aus der Zwischenablage ein.',
      'call-sheet': 'Ruf die Nummer an, schreib mit, was gesagt wird, und bestätige dann den Anruf.',
      'print-and-post': 'Drucke ihn aus, unterschreib ihn und gib ihn zur Post; heb den Beleg auf.',
      'paste-address': 'Kopiere die Adresse deines Beitrags; danach wird sie gebraucht.',
      'draft-file': 'Öffne die Datei in deinem Mailprogramm und sende von dort; die Anlagen sind darin.',
      'browser-mail':
        'Wenn du stattdessen im Browser schreibst: füge den Text ein und hänge die Dateien dort selbst an.',
      'no-name': 'Dein Name fehlt; fülle die Lücke, bevor du sendest.',
      'picture-not-cleaned':
        'Ein Bild des Falls wird nicht bereitgelegt: was darin verborgen ist (Ort, Zeit, Gerät), ließ sich nicht entfernen.',
    },
    formerly: (old, name) => `${old} gehört heute zu ${name}; der Fall geht dorthin.`,
    duplicate: id => `Das wurde schon gesendet, im Fall ${id}; --again sendet es absichtlich noch einmal.`,
    readyTwin: id => `Derselbe Text liegt im Fall ${id} bereit: sende ihn nur einmal.`,
    namedInReply: who => `genannt in einer Antwort von ${who}`,
    unknownAddress: address =>
      `${address} wurde in einer Antwort genannt und ist nicht als Adresse des Unternehmens bekannt. Schlag sie selbst nach, bevor du deine Daten dorthin sendest.`,
    nothingStored: 'Probelauf: nichts gespeichert, nichts gesendet.',
    noSentCopy: why =>
      `Die Nachricht ging hinaus, aber im Ordner „Gesendet“ liegt keine Kopie davon: ${why}.`,
    draftKept: (id, command) => `als Entwurf ${id} aufgehoben; weiter mit: ${command}`,
    brokenOff: command => `Es ist ungewiss, ob die Nachricht hinausging; \`${command}\` sieht nach.`,
    brokenOffByHand: command =>
      `Es ist ungewiss, ob die Nachricht hinausging; sieh selbst nach, dann: ${command} --sent oder --not-sent`,
  },
}
