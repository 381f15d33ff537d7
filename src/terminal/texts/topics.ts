/** The help topics: environment, exit-codes, formats, privacy, ladder. */
import type { Texts } from '../language.ts'

export const TOPICS = ['environment', 'exit-codes', 'formats', 'privacy', 'ladder'] as const
export type Topic = (typeof TOPICS)[number]

export const TOPIC_TEXTS: Texts<Readonly<Record<Topic, string>>> = {
  en: {
    environment: `ESCALATE_HOME          one folder for everything (settings, cases, files);
                       without it ~/.config/escalate and ~/.local/share/escalate
ESCALATE_NOW           sets the clock (ISO 8601), as --now; sends then go to this machine only
ESCALATE_LANG          language of the interface: de or en
ESCALATE_NO_INPUT      never ask, as --no-input; CI does the same
ESCALATE_SECRET_EMAIL_PASSWORD
                       password of the mail account; else keyring, else email.passwordCommand
ESCALATE_SECRET_EMAIL_TOKEN
                       OAuth2 token (JSON) of the mail account; else keyring
NO_COLOR, CLICOLOR_FORCE, TERM=dumb, COLUMNS, ACCESSIBLE
                       do what they do elsewhere`,
    'exit-codes': `  0  done, also: nothing to do
  1  unexpected failure
  2  wrong usage, input missing, no terminal, unknown or ambiguous case or company
  3  cancelled, or approval needed
  4  sign-in needed
  5  it is not known whether a message was sent
  6  refused for safety (private data in public, duplicate, not what was approved)
  7  another escalate is at it
  8  temporary failure, tried again at the next check
130  Ctrl-C
status --exit-code and check --exit-code speak the monitoring convention instead:
0 OK, 1 warning (reply, hand-off, due within 24 h), 2 critical (overdue, unknown send), 3 could not find out`,
    formats: `Every command takes --json: one document on stdout, talk on stderr. Times are UTC with Z.
The field "schema" names the format, e.g. escalate/case/1. Fields are added, never removed.
Errors: {"schema":"escalate/error/1","error":{"code","message","hints","missing","plan"}}
"escalate new --from FILE" takes JSON or YAML of this JSON Schema:`,
    privacy: `All data stay on this machine, in folders that only you can read. There is no account and no telemetry.
Nothing is sent that you have not seen and approved; an approval holds for exactly one text.
References, name, address, phone and e-mail never go into a public post; texts are searched for them before
they leave. The search can miss what it does not know: read a public post before you send it.
A connected mailbox is opened read-only; nothing in it becomes "read". Of new mail the heads are looked at: who wrote, the
subject, what it answers. A message is fetched and kept only if it may concern a case: it is in the thread of one, carries
its ticket number or subject, or comes from its company. Reports of mail servers are fetched, and kept if they are about
a mail of yours in a case. Other mail is neither fetched nor kept.
The password of the mailbox is in the keyring, and goes to no server that you have not confirmed.
escalate forget CASE deletes the content of a case for good; hashes and dates stay.
escalate doctor --hosts names the hosts this installation may talk to.`,
    ladder: `The doors are tried one after another: e-mail, X, Facebook, or in your order (--channels, ladder.order).
After each message a wait begins: e-mail 5, X 1, Facebook 2 business days (ladder.wait.<channel>, or --by DATE).
Saturdays, Sundays and the public holidays of your region (me.country, me.region) do not count.
For a text you send yourself the clock starts when you confirm it.
An automatic receipt is no answer: the clock goes on. "Please write to our other address" is the next step.
Two doors at once mean two tickets: possible with --channel, with a warning.
Rungs without an address, or whose desk was closed, are left out, and it is said why.`,
  },
  de: {
    environment: `ESCALATE_HOME          ein Ordner für alles (Einstellungen, Fälle, Dateien);
                       sonst ~/.config/escalate und ~/.local/share/escalate
ESCALATE_NOW           stellt die Uhr (ISO 8601) wie --now; gesendet wird dann nur an diesen Rechner
ESCALATE_LANG          Sprache der Oberfläche: de oder en
ESCALATE_NO_INPUT      nie fragen, wie --no-input; CI wirkt ebenso
ESCALATE_SECRET_EMAIL_PASSWORD
                       Passwort des Mailkontos; sonst Schlüsselbund, sonst email.passwordCommand
ESCALATE_SECRET_EMAIL_TOKEN
                       OAuth2-Token (JSON) des Mailkontos; sonst Schlüsselbund
NO_COLOR, CLICOLOR_FORCE, TERM=dumb, COLUMNS, ACCESSIBLE
                       wirken wie anderswo`,
    'exit-codes': `  0  erledigt, auch: nichts zu tun
  1  unerwarteter Fehler
  2  falscher Aufruf, Angabe fehlt, kein Terminal, Fall oder Unternehmen unbekannt oder mehrdeutig
  3  abgebrochen, oder Zustimmung nötig
  4  Anmeldung nötig
  5  ungewiss, ob eine Nachricht hinausging
  6  aus Vorsicht verweigert (Privates öffentlich, doppelt, nicht die freigegebene Nachricht)
  7  ein anderes escalate ist gerade dabei
  8  vorübergehender Fehler, beim nächsten check wird es wieder versucht
130  Strg-C
status --exit-code und check --exit-code sprechen stattdessen die Sprache der Überwachungsprogramme:
0 gut, 1 Hinweis (Antwort, Übergabe, in 24 h fällig), 2 dringend (überfällig, Versand ungewiss), 3 nicht feststellbar`,
    formats: `Jeder Befehl kennt --json: ein Dokument auf stdout, alles andere auf stderr. Zeiten sind UTC mit Z.
Das Feld "schema" nennt das Format, z. B. escalate/case/1. Felder kommen hinzu, keines verschwindet.
Fehler: {"schema":"escalate/error/1","error":{"code","message","hints","missing","plan"}}
"escalate new --from DATEI" nimmt JSON oder YAML nach diesem JSON-Schema:`,
    privacy: `Alle Daten bleiben auf diesem Rechner, in Ordnern, die nur du lesen kannst. Kein Konto, keine Messung.
Nichts wird gesendet, was du nicht gesehen und gutgeheißen hast; eine Zustimmung gilt für genau einen Text.
Nummern, Name, Anschrift, Telefon und E-Mail kommen nie in einen öffentlichen Beitrag; jeder Text wird vorher
danach durchsucht. Was die Suche nicht kennt, kann ihr entgehen: lies einen Beitrag, bevor du ihn sendest.
Ein verbundenes Postfach wird nur zum Lesen geöffnet; nichts darin wird „gelesen“. Von neuer Post wird der Kopf angesehen: wer
schrieb, der Betreff, worauf sie antwortet. Geholt und behalten wird nur, was einen Fall betreffen kann: es gehört zu seinem
Schriftwechsel, trägt seine Vorgangsnummer oder seinen Betreff, oder kommt vom Unternehmen. Berichte von Mailservern werden
geholt, und behalten, wenn sie eine Mail aus einem Fall betreffen. Andere Post wird weder geholt noch behalten.
Das Passwort des Postfachs liegt im Schlüsselbund und geht an keinen Server, den du nicht bestätigt hast.
escalate forget FALL löscht den Inhalt eines Falls endgültig; Prüfsummen und Daten bleiben.
escalate doctor --hosts nennt die Rechner, mit denen diese Installation spricht.`,
    ladder: `Die Türen werden nacheinander versucht: E-Mail, X, Facebook, oder in deiner Reihenfolge (--channels, ladder.order).
Nach jeder Nachricht läuft eine Frist: E-Mail 5, X 1, Facebook 2 Arbeitstage (ladder.wait.<kanal>, oder --by DATUM).
Samstage, Sonntage und die Feiertage deiner Region (me.country, me.region) zählen nicht.
Bei einem Text, den du selbst sendest, läuft die Frist ab deiner Bestätigung.
Eine automatische Eingangsbestätigung ist keine Antwort: die Frist läuft weiter. „Bitte schreiben Sie an ...“ ist der nächste Schritt.
Zwei Türen zugleich bedeuten zwei Vorgänge: mit --channel möglich, mit Warnung.
Stufen ohne Adresse oder mit geschlossenem Service entfallen, und es wird gesagt, warum.`,
  },
}
