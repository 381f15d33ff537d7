/** The reason of a step in one sentence. */
import type { ChannelName, Language } from '../../case/model.ts'
import type { Reason, ReasonCode } from '../../ladder/reason.ts'
import { inert } from '../inert.ts'
import type { Texts } from '../language.ts'
import { reasonIn } from '../reason-in.ts'
import { channelName, outcomeName, shortTime } from './channels.ts'

type Sentence = (channel: string, detail: string) => string

const REASON: Texts<Record<ReasonCode, Sentence>> = {
  en: {
    closed: (_, detail) => `The case is closed: ${detail}.`,
    sending: channel => `Another run is sending on ${channel} right now.`,
    'unknown-send': channel =>
      `It is not known whether the message on ${channel} went out. Look there, then say so; it is never repeated by itself.`,
    'hand-off-pending': channel =>
      `The text for ${channel} is ready; the clock starts when you confirm that you sent it.`,
    'asked-to-use': (channel, detail) =>
      `They asked you to go on by ${channel} (${detail}); the whole matter goes along.`,
    'asked-to-use-unknown': (channel, detail) =>
      `They asked you to go on by ${channel} (${detail}); the whole matter goes along. This is not known as an address of the company: look it up yourself before you send your data there.`,
    'asked-to-use-no-address': channel =>
      `They asked you to go on by ${channel}, but no address is known that works; give one (change --to), or do it yourself and record it (log).`,
    'asked-to-use-skipped': (channel, detail) =>
      `They asked you to go on by ${channel}, which you left out (${detail}); go on with another channel, or do it yourself and set a date (wait).`,
    'asked-by-hand': (channel, detail) =>
      `They asked you to go on by ${channel}${detail && ` (${detail})`}. Only you can do that: do it, then record it (log) or set a date (wait).`,
    'asked-elsewhere': (_, detail) =>
      `They asked you to go on elsewhere${detail && `: "${detail}"`}. Only you can do that: do it, then record it (log) or set a date (wait). Where another company is meant, the case can go on with that one (change --company).`,
    'asked-suspicious': (channel, detail) =>
      `They name ${channel} (${detail}), an address made to look like the company's. Do not use it: go on with another channel, or ask the company where it says to be found.`,
    'mailbox-not-read': (channel, detail) =>
      `A machine says that this mailbox is not read and names ${channel} (${detail}).`,
    'mailbox-not-read-unknown': (channel, detail) =>
      `A machine says that this mailbox is not read and names ${channel} (${detail}). This is not known as an address of the company: look it up yourself before you send your data there.`,
    question: channel => `They asked you something on ${channel}; their clock rests until you answer.`,
    judge: channel => `They answered on ${channel}; say what the answer was worth.`,
    unsure: channel =>
      `A message came on ${channel} that cannot be understood for sure; read it, and say what it is. The deadline goes on.`,
    former: (channel, detail) =>
      `On ${channel} came something from ${detail}, whom the case was about before; read it, and say what it was worth. The running deadline goes on.`,
    solved: () => 'You said that it is solved; close the case.',
    partly: () => 'You said that it is partly solved; close the case or go on.',
    goodwill: () => 'You said that it was goodwill; close the case or go on.',
    rejected: channel => `You rejected their answer; the next step is ${channel}.`,
    'rejected-elsewhere': channel =>
      `You rejected their answer, which sent you elsewhere; the next step is ${channel}, or go on with the company they meant (change --company).`,
    bounced: (channel, detail) =>
      `The message came back (${detail || 'delivery failed'}); go on with ${channel} at once.`,
    'send-failed': (channel, detail) =>
      `The last message did not leave (${detail || 'no reason given'}); next: ${channel}.`,
    denied: channel => `You said that it was not sent; next: ${channel}.`,
    waiting: (channel, detail) => `Waiting for an answer on ${channel} until ${detail}.`,
    'deadline-passed': channel => `No solution by the deadline; the next step is ${channel}.`,
    'no-clock': channel => `No deadline is running; the next step is ${channel}.`,
    'company-changed': channel => `Another company is addressed now; begin with ${channel}.`,
    draft: channel => `Nothing has been sent yet; begin with ${channel}.`,
    'no-step-left': () =>
      'No step of the ladder is left. Add a channel, or take the case to an arbitration board or a consumer adviser.',
    'no-step-left-elsewhere': () =>
      'No step of the ladder is left. They sent you to somebody else: where that is another company, go on with it (change --company). Or add a channel, or take the case to an arbitration board or a consumer adviser.',
  },
  de: {
    closed: (_, detail) => `Der Fall ist abgeschlossen: ${detail}.`,
    sending: channel => `Ein anderer Lauf sendet gerade über ${channel}.`,
    'unknown-send': channel =>
      `Ob die Nachricht über ${channel} hinausging, ist ungewiss. Sieh dort nach und sag es; von selbst wird sie nie wiederholt.`,
    'hand-off-pending': channel =>
      `Der Text für ${channel} liegt bereit; die Frist läuft, sobald du bestätigst, dass er gesendet ist.`,
    'asked-to-use': (channel, detail) =>
      `Du wurdest gebeten, per ${channel} weiterzumachen (${detail}); der ganze Vorgang geht mit.`,
    'asked-to-use-unknown': (channel, detail) =>
      `Du wurdest gebeten, per ${channel} weiterzumachen (${detail}); der ganze Vorgang geht mit. Als Adresse des Unternehmens ist das nicht bekannt: schlag sie selbst nach, bevor du deine Daten dorthin sendest.`,
    'asked-to-use-no-address': channel =>
      `Du wurdest gebeten, per ${channel} weiterzumachen, aber es ist keine gültige Adresse bekannt; gib eine an (change --to), oder tu es selbst und trag es ein (log).`,
    'asked-to-use-skipped': (channel, detail) =>
      `Du wurdest gebeten, per ${channel} weiterzumachen, was du ausgelassen hast (${detail}); nimm einen anderen Kanal, oder tu es selbst und setz eine Frist (wait).`,
    'asked-by-hand': (channel, detail) =>
      `Du wurdest gebeten, per ${channel} weiterzumachen${detail && ` (${detail})`}. Das kannst nur du selbst: tu es, dann trag es ein (log) oder setz eine Frist (wait).`,
    'asked-elsewhere': (_, detail) =>
      `Du wurdest gebeten, anderswo weiterzumachen${detail && `: „${detail}“`}. Das kannst nur du selbst: tu es, dann trag es ein (log) oder setz eine Frist (wait). Ist ein anderes Unternehmen gemeint, kann der Fall dort weitergehen (change --company).`,
    'asked-suspicious': (channel, detail) =>
      `Genannt wird ${channel} (${detail}), eine Adresse, die der des Unternehmens nachgemacht ist. Nutze sie nicht: nimm einen anderen Kanal, oder frag das Unternehmen da, wo es sicher zu finden ist.`,
    'mailbox-not-read': (channel, detail) =>
      `Eine Maschine schreibt, dass dieses Postfach nicht gelesen wird, und nennt ${channel} (${detail}).`,
    'mailbox-not-read-unknown': (channel, detail) =>
      `Eine Maschine schreibt, dass dieses Postfach nicht gelesen wird, und nennt ${channel} (${detail}). Als Adresse des Unternehmens ist das nicht bekannt: schlag sie selbst nach, bevor du deine Daten dorthin sendest.`,
    question: channel => `Über ${channel} kam eine Frage an dich; die Frist ruht, bis du antwortest.`,
    judge: channel => `Über ${channel} kam eine Antwort; sag, was sie wert war.`,
    unsure: channel =>
      `Über ${channel} kam eine Nachricht, die nicht sicher zu verstehen ist; lies sie und sag, was sie ist. Die Frist läuft weiter.`,
    former: (channel, detail) =>
      `Über ${channel} kam noch etwas von ${detail}; an dieses Unternehmen ging der Fall vorher. Lies es und sag, was es wert war; die laufende Frist geht weiter.`,
    solved: () => 'Du hast gesagt, dass es gelöst ist; schließ den Fall ab.',
    partly: () => 'Du hast gesagt, dass es teilweise gelöst ist; schließ ab oder mach weiter.',
    goodwill: () => 'Du hast gesagt, dass es Kulanz war; schließ ab oder mach weiter.',
    rejected: channel => `Du hast die Antwort zurückgewiesen; der nächste Schritt ist ${channel}.`,
    'rejected-elsewhere': channel =>
      `Du hast die Antwort zurückgewiesen, die dich weiterschickte; der nächste Schritt ist ${channel}, oder mach mit dem gemeinten Unternehmen weiter (change --company).`,
    bounced: (channel, detail) =>
      `Die Nachricht kam zurück (${detail || 'unzustellbar'}); weiter geht es gleich mit ${channel}.`,
    'send-failed': (channel, detail) =>
      `Die letzte Nachricht ging nicht hinaus (${detail || 'ohne Angabe'}); als Nächstes: ${channel}.`,
    denied: channel => `Du hast gesagt, dass sie nicht gesendet wurde; als Nächstes: ${channel}.`,
    waiting: (channel, detail) => `Antwort über ${channel} erwartet bis ${detail}.`,
    'deadline-passed': channel =>
      `Bis zum Ende der Frist kam keine Lösung; der nächste Schritt ist ${channel}.`,
    'no-clock': channel => `Es läuft keine Frist; der nächste Schritt ist ${channel}.`,
    'company-changed': channel =>
      `Der Fall richtet sich jetzt an ein anderes Unternehmen; beginn mit ${channel}.`,
    draft: channel => `Noch wurde nichts gesendet; beginn mit ${channel}.`,
    'no-step-left': () =>
      'Kein Schritt der Leiter ist übrig. Füge einen Kanal hinzu oder geh zu einer Schlichtungsstelle oder Verbraucherberatung.',
    'no-step-left-elsewhere': () =>
      'Kein Schritt der Leiter ist übrig. Du wurdest an jemand anderen verwiesen: ist das ein anderes Unternehmen, mach dort weiter (change --company). Oder füge einen Kanal hinzu oder geh zu einer Schlichtungsstelle oder Verbraucherberatung.',
  },
}

function detailText({ code, detail }: Reason, language: Language, zone: string | undefined): string {
  if (detail === null) return ''
  if (code === 'asked-suspicious' || code === 'asked-elsewhere') return inert(detail)
  if (code === 'send-failed') return reasonIn(detail, language, zone)
  if (code === 'waiting') return shortTime(detail, language)
  if (code === 'closed') return outcomeName(detail as Parameters<typeof outcomeName>[0], language)
  if (code === 'bounced') return channelName(detail as ChannelName, language)
  return detail.replace(/\s*\n\s*/g, ', ')
}

/** What is handed over for the telephone is not sent. */
const CALL_PENDING: Texts<string> = {
  en: 'The sheet for your call is ready; the clock starts when you confirm that you called.',
  de: 'Der Zettel für deinen Anruf liegt bereit; die Frist läuft, sobald du bestätigst, dass du angerufen hast.',
}

/**
 * @param zone IANA zone for the hour in a platform's refusal; not given: that of this machine
 * @returns the reason as one sentence in the interface's language
 */
export function reasonText(reason: Reason, language: Language, zone?: string): string {
  if (reason.code === 'hand-off-pending' && reason.channel === 'phone') return CALL_PENDING[language]
  const channel = reason.channel ? channelName(reason.channel, language) : ''
  return REASON[language][reason.code](channel, detailText(reason, language, zone))
}
