/**
 * Words of both languages that mean the same in an answer to a complaint: what was learned of "voucher" holds for
 * "Gutschein". Written as tokens.ts gives them (ae, oe, ue, ss); `*` is the rest of a word, before or behind.
 */
const CONCEPTS: Readonly<Record<string, string>> = {
  not: 'nicht kein* not no never nie niemals nichts none weder neither unable unmoeglich* impossible ausgeschlossen excluded nor nix cannot ohne niemand keinerlei lediglich hardly without nowhere nobody cant dont wont isnt doesnt kaum',
  pity: 'leider bedauer* unfortunately regret* sadly afraid schade unlucky unfortunate* apologet* bedaure bedauern',
  sorry:
    'entschuldig* sorry apolog* verzeih* leid tut entschuldige* verzeihung verzeihen pardon bedauern embarrass* ashamed schaem* peinlich',
  trouble:
    'unannehmlichkeit* inconvenien* aerger* umstaende frustr* enttaeusch* disappoint* upset* annoy* unmut* verdruss hassle trouble unhappy distress* concern* aergerlich* unangenehm* verstimm* wut wuetend angry furious inconvenience stress nerv* mies* bloed doof dumm muehe strapaz* unhappiness worry worrying grief letdown ordeal',
  grasp:
    'verstehen verstehe verstaendnis* verstaendlich understand* nachvollzieh* nachempfind* appreciate empath* sympath* understood einfuehl* gefuehl* feelings fully voll',
  thanks: 'dank* thank* grateful merci cheers',
  please: 'bitte bitten please kindly pls plz bittest bitt',
  we: 'wir we ich i',
  us: 'uns us me mir mich',
  you: 'sie du you ihnen dir dich euch',
  your: 'ihr ihre* dein* your* euer* eure*',
  send: 'send* schick* zusend* zuschick* uebersend* uebermittel* zukommen upload* hochlad* lade hochgelad* einreich* reichen reiche submit* provide attach* mailen uebersenden beifueg* beileg* anhaeng* anhang enclos* einsenden einreichung zumailen durchgeb* hinterleg* eintrag* einzutragen ausfuell* fill fax* zurueckschick* supply',
  tell: 'mitteil* teilen teile nennen nenn nenne verrat* tell sagen sag let know angeben gib geben wissen bescheid verraet advise erzaehl* schilder* beschreib* describe explain clarif* indicate quote state specify erlaeuter* praezis* angabe angaben details detail benennen durchgeben rueckmelden sagst sagt nennst',
  confirm: 'bestaetig* confirm* verify verif* bestaet* approve gegencheck* stimmt correct richtig',
  write: 'schreib* write writing drop pop geschrieben wrote written',
  reply: 'antwort* beantwort* repl* respon* rueckmeld* stellungnahme',
  call: 'ruf* anruf* call* phone* ring telefon* hotline* dial rueckruf* angeruf* durchwahl* telephone* angerufen anruft ruft callback voicemail switchboard durchklingel* telefonisch* phoned fernmuendlich*',
  need: 'brauch* benoetig* need* requir* erforderlich* fehl* missing notwendig* bedarf bedoer* braeucht* benoet* vorausgesetzt voraussetz* vorlieg* lacking incomplete unvollstaendig* luecke gebraucht ohne',
  check:
    'pruef* ueberpruef* check* examin* investigat* review* untersuch* klaer* geklaert nachforsch* recherch* analys* ermitt* chas* trac* geprueft look* angeschaut anschau* geschaut ansehen nachgeseh* nachgesehen nachgeschaut nachgehakt hake nachhak* durchgesehen durchgegangen gesichtet sicht* auswert* ausgewertet abgleich* verified looking looked gepruefte pruefung ermittelt gemessen messung investigated examined gegangen nachgegangen studied read listened log logs protokoll* recherche',
  forward:
    'weitergeleitet weiterleit* weitergegeb* weitergeb* forward* pass* escalat* uebergeben *abteilung *abteilungen department* team colleague* kolleg* weitergereicht weitergetragen raised flagged sensibilis* geschult schulung* training coached fachbereich* fachteam* teams management leitung vorgesetzt* supervisor* manager* head teamleit* bereichs* zustaendigen uebermittelt uebergab* adressiert besprochen',
  refund:
    'erstatt* *erstattung rueckerstatt* zurueckerstatt* refund* reimburs* zurueckzahl* auszahl* ueberweis* ueberwiesen payout transfer* zurueckgezahlt ausgezahlt zurueckgebucht rueckzahl* zurueckerhalten zurueckbekomm* zurueckueberwies* rueckbuch* rueckueberweis* returned paid pay pays payment* zahlung* zahlen zahlt bezahl* rueckerstattung* auszahlung* ueberweisung* angewiesen repay* rebate* remit* settle* settled settlement betrag amount* summe sum kaufpreis money geld wertersatz reversed reversal kostenerstattung uebernahme chargeback',
  credit:
    '*gutschrift gutschreib* gutgeschrieb* credit* verrechn* abgezogen abzieh* deduct* abzug gut gutzuschreiben gutschriftsbeleg guthaben* verrechnung* angerechnet anrechn* gekuerzt kuerz* minder* abgerechnet entfaellt entfallen wegfall* offset zieh* ziehen anteilig* prorated',
  voucher:
    '*gutschein* voucher* coupon* gift *punkte points meilen miles bonus* guthaben freimonat* upgrade* *freikarte* *coupon* praemie* *rabattcode code codes *geschenk* *wertscheck gratismonat* *freifahrt* complimentary compliments lounge gratis* extra* dankeschoen blumen pralinen flowers box perk* treat token* passes freiminuten datenvolumen gigabyte einladen einladung invite drink coffee',
  waive:
    'erlass* waiv* verzicht* ausgebucht stornier* storno remov* cancel* zurueckgenommen cleared reduz* reduc* nachlass* rabatt* discount* trim* halbier* erliess* gestrichen streich* nullgestellt geloescht entfern* drop* dropped wipe* wiped written halve* halved rueckgaengig* zurueckgenomm* zuruecknehm* annull* entlass* released release befrei* vorzeitig* aufhebung* aufgehoben kulant* sonderkuendigung* lift* lifted',
  compensate:
    '*entschaedig* compensat* ausgleich* *kulanz* goodwill gesture entgegenkomm* wiedergutmach* trostpflaster pauschal* schadenersatz* schadensersatz* schmerzensgeld wiedergutzu* entgegengekomm* freiwillig* rechtspflicht praejudiz* voluntar* obligation gratia recompense',
  replace:
    'ersatz* ersetz* replac* austausch* ausgetauscht umtausch* getauscht tauschen neu neue neuen neues new exchange* swap* *ersatz* neulieferung nachlieferung nachgeliefert nachliefer* neugeraet* tausch* another redeliver* reship* resend resent zweit* nochmal* erneut anderes another spare ersatzkarte umgebucht umbuch* rebook* rebooked',
  repair:
    'repar* behoben beheben behob fixed fix repair* restor* resolv* geloest wiederhergestellt instand* entstoer* sorted mended working wieder repariert* wiederhergestell* entstoert* laeuft funktioniert* rectif* correct* cured solved loesung gefixt fixes freigeschaltet freischalt* aktivier* activat* reactivat* unlocked unblock* entsperr* reset zurueckgesetzt eingestellt umgestellt richtiggestell* berichtig* korrektur* korrigier* updated aktualisiert hergestellt gewechselt wechsel*',
  technician:
    '*technik* engineer* technic* monteur* fahrer* courier* driver* zustell* handwerker* servicetechniker* bote boten zusteller* paketbote* spedition* installateur* mechanic* plumber* fitter* crew kollege',
  appoint:
    '*termin *termine *terminen appointment* slot visit* gebucht booked vereinbar* arrang* schedul* reservier* zwischen between eingetragen termin* zeitfenster kommt kommen besuch vorbei vorbeikomm* anfahrt booking window pickup abhol* collect* collection abgeholt abholung eingeplant geplant planned eingebucht anberaumt',
  done: 'veranlasst angewiesen angestossen freigegeben korrigiert corrected issued processed instructed authoris* authoriz* approved bewilligt genehmigt uebernehmen uebernommen cover* unterwegs verschickt versendet shipped dispatched initiated ausgeloest weg veranlassen veranlass* unverzueglich* geschickt abgeschickt losgeschickt rausgeschickt rausgegangen raus gebracht hinterlegt vorbereitet prepared enclosed anbei beigefuegt added posted popped put set eingerichtet gesetzt vermerkt erledigt completed complete done erfolgt erfolgreich',
  refuse:
    'ablehn* abgelehnt lehnen lehne reject* declin* denied deny refus* zurueckweis* zurueckgewiesen versagt versagen uphold upheld widersprechen ablehnung* verweiger* absage* nein zurueckgewies* verwerf* verworfen dismissed* unbegruendet* unfounded unsuccessful favour favor against verneint abschlaegig* negativ* disagree* widersprech* bestreit* bestritt* gegenstandslos',
  entitle:
    '*anspruch* ansprueche* entitle* eligib* berechtig* qualif* liab* haft* verpflicht* obligat* gedeckt versichert* zustehen zusteht gesetzlich* legal* law rechtlich* rechtsgrund* grundlage basis grounds grund anrecht covered deckung deckt exclud* ausschluss* exempt* guarantee haftungs* selbstbehalt* excess eigenverschuld* selbst fahrlaess* neglig* schuld* fault blame verschulden verursach* caused misuse unsachgemaess* wear verschleiss* gebrauchsspur*',
  accord:
    'nachkommen entsprechen stattgeben zustimmen gewaehr* anerkenn* accept* grant* agree* akzeptier* honour honor comply entgegen erfuell* einraeum* bewillig* allow* allowed permit* nachgeben eingehen einlassen exception* ausnahme* machen zugesteh* gewaehrung kulanzweg make',
  terms:
    'agb *bedingungen terms conditions policy policies richtlinie* regulation* verordnung* tarifbedingung* clause ziffer paragraf vertragl* contractual* fristgerecht expired abgelaufen warranty garantie* gewaehrleist* widerrufsrecht paragraph* section klausel* frist* fristen deadline* window ablauf tarif* vertrag* contract* agreement* vereinbarung* signed laufzeit* kuendigungsfrist* notice ordnungsgemaess* rechtmaessig* korrekt berechtigt* zulaess* legitim* valid gueltig* verjaehr* zeitraum* widerruf* rules rule regel* vorschrift* vorgabe* statut* versicherungsbedingung* satzung* hausordnung* befoerder*',
  force:
    'aussergewoehnlich* extraordinary streik* strike* unwetter* weather gewalt naturgewalt circumstances umstand witterung* storm sturm* ausstand flugsicherung* atc bird vogelschlag sperrung* einfluss* influence beyond control pandemi* ausserhalb',
  decision:
    'entscheid* entschieden decision* decid* bleibt bleiben stand final* endgueltig abgeschlossen closed abschliessend* outcome ergebnis festhalten halten halte maintain* remain* remains unveraendert* unchanged weiterhin dabei uphold* end ende beendet closing geschlossen schluss stance position standpunkt haltung ausgang erneute* further conclude* concluded conclusion* pruefergebnis* determined verdict',
  number:
    '*nummer *nummern nr number* reference* *code *id aktenzeichen zaehlerstand kennung kundennr bestellnr vertragsnr ticketnr fallnr nummer* imei seriennr serial pnr postcode postleitzahl plz geburtsdatum birth address* adresse* anschrift* username nutzername benutzername buchung* *konto kundenkonto account* charge batch model* modell* typenschild*',
  photo:
    '*foto *fotos photo* *bild *bilder picture* screenshot* image* *aufnahme pic pics video* fotos fotografie* ablichtung* schnappschuss* clip nahaufnahme*',
  paper:
    '*rechnung invoice* *beleg *belege receipt* quittung* nachweis* proof* *ausweis dokument* document* kopie copy scan* unterlagen unterschrieben signed kontoauszug statement* bescheinigung* bon kassenbon* kassenzettel kaufbeleg* attest* gutachten* erklaerung declaration vollmacht* kostenvoranschlag* estimate boarding bordkarte* passport personalausweis* lieferschein* vertragskopie anzeige evidence',
  bank: 'iban* bankverbindung* kontonummer* kontodaten sort bic kontoverbindung bankdaten kontoinhaber* payee routing',
  private:
    'dm dms pn pns *direktnachricht* privatnachricht* inbox* privat* private* messenger direct direktnachrichten dming pm pms inboxed nachrichtenfunktion persoenlich* directly',
  form: '*formular* form *portal* chat* *app website* webseite* webpage hilfecenter online link homepage whatsapp *bereich rueckgabeformular webform* onlineportal* selfservice self web seite* knopf button klick* click* menue menu einstellung* settings faq* faqs login einlogg* anmeld* rubrik reiter',
  shop: '*filiale* *shop store branch* haendler* verkaeufer* seller* retailer* hersteller* manufacturer* partner* reisebuero* vermieter* makler* *anbieter* provider* schlichtung* verbund laden geschaeft* kasse markt counter desk theke desk servicepunkt* paketshop* hausbank* netzbetreiber* bauamt behoerde* authority ombuds* verbraucher* operator* carrier* airline* issuer* bookingportal plattform* platform* vendor* supplier* lieferant* merchant* werkstatt*',
  turn: 'wend* kontakt* contact* reach* erreich* nutz* verwend* use using visit besuch* melde richten adressieren erreichbar direct* anspreche* ansprech* suchen aufsuch* zugehen approach* address try versuch* probier* benutz* stell* stellen go head klicken waehl* choose anlaufstelle*',
  charge:
    'zustaendig* responsib* verantwort* handle* administer* bearbeitet dealt looked zustaendigkeit* handhab* kuemmer* betreu* abgewickelt abwick* liegt lies deal deals dealing manage* remit scope zustaendigkeitsbereich federfuehr*',
  arrive:
    'erhalten eingegangen eingang *eingangsbestaetigung receiv* empfang* angekommen arrived registrier* register* erfasst logged assigned zugeordnet angelegt created vorgemerkt notiert aufgenommen landed acknowledg* eingang* eintreff* eintraf zugegangen vorliegt vorliegen entgegengenommen gespeichert notiz queued hinterlegt safely submitted submission* opened eroeffnet angenommen recorded verbucht got gotten receipt',
  message:
    '*nachricht* message* *anfrage* request* enquir* inquir* mail* email* *anliegen *beschwerde* complaint* reklamation* case cases fall feedback zuschrift* ticket* vorgang* mitteilung* query queries schreiben brief* letter* nachfrage* anliegens meldung* schadensmeldung* claim claims dispute* antrag* application* eingabe* comments report* incident* issue* concern kontaktaufnahme note submission kritik* rueckfrage* frage* question*',
  machine:
    '*automat* maschinell* autoreply bot assistent* assistant virtual *system* autorespond* noreply unmonitored ueberwacht monitored automatis* automated autogenerated computer* robot* *bot roboter digital* postfach* mailbox* unattended unbeaufsichtigt gelesen elektronisch* generated generiert* erzeugt* ki ai',
  time: 'tag tage tagen *werktag* arbeitstag* *day *days stunde* hour* woche* week* hrs monat* month* minut* bearbeitungszeit* wartezeit* bankarbeitstag* uhr montags werktags wochentag* bueroz* geschaeftszeit* *zeiten hours business working quartal* jahr* year* ueblicherweise usually typically normally regel durchschnitt* average',
  soon: 'bald* kuerze shortly soon* schnellst* moeglichst umgehend asap zeitnah* geduld* patien* wait* *schlange queue spaetestens unverzueglich volume aufkommen moment* demnaechst naechst* next binnen innerhalb within before by bis eile quick* fast rasch* zuegig* hochdruck delay* verzoeger* dauert dauern laenger longer warten busy hochbetrieb viele many high hoch order reihenfolge reihe turn sobald earliest',
  hear: 'meld* back touch hoeren hear update* gemeldet zurueckmeld* informier* inform* unaufgefordert keep posted loop informieren benachrichtig* notif* gehoert follow',
  away: '*urlaub feierabend asleep offline unbesetzt ruhetag* oeffnungszeit* shut urlaub* abwesen* office buero leave vacation holiday* elternzeit dienstreise *vertretung* krank* erreichbar feiertag* maternity absence out besetzt stellvertret* zurueck return* abwesend dienstlich messe fortbildung* seminar* conference travelling traveling trip reise* parental sick krankheitsbedingt unwell mutterschutz sabbatical ruhestand retired pension teilzeit vertretungsweise vertritt covering deputy stellvertreter* zugriff access ferien betriebsferien weihnachtsferien emergency urgent* dringend*',
  news: 'newsletter* deal* sale aktion gewinn* sichern unsubscribe abmelden *umfrage* survey* bewert* rate rating gewinnspiel* rabattcode* sparen save entdeck* discover verlos* webinar angebote neuheit* neuigkeit* news launch* black friday cyber limited exklusiv* exclusive gewinnen win prize* prizes competition giveaway teilnehm* teilnahme* participate mitmachen mitmach* join event* veranstalt* fruehling* sommer* winter* weihnacht* christmas season* saison* digest webversion browser preferences abbestell* feedbackbogen zufrieden* satisf* sterne stars nutzungsbedingung* datenschutzerklaerung* verfuegbar faellig wartungsarbeit* maintenance entgelt* preisanpass* preisaender*',
  offering:
    'biete bieten anbieten angeboten *angebot offer* propose vorschlag* vorschlagen angebotene anbot vorschlage suggest* willing bereit entgegenkommend angeboten* zusage* zugesagt versprech* versproch* promise*',
  which:
    'wann welch* wie wo was which when what where who ob whether how woran wofuer womit seit since welchen welcher wieviel worum',
  could: 'koenn* kann kannst could can would moecht* might wuerd* may duerfen darf',
  if: 'wenn falls sollte sollten if should sofern sobald once unless vorbehaltlich soweit solange insofern assuming provided otherwise andernfalls ansonsten',
  free: 'kostenlos* free gratis kostenfrei* kosten charge* gebuehr* fee fees unentgeltlich* gebuehrenfrei* porto* portofrei zuschlag* surcharge* preis* price* charges charged berechn* billed',
  help: 'helfen help* hilfe* assist* support* weiterhelfen geholfen unterstuetz* unterstuetzung beistehen beraten beratung advise advice',
  glad: 'gern gerne happy glad freu* pleased delighted erfreut erfreulich* froh freude pleasure lovely gute good news happily selbstverstaendlich* natuerlich* course absolutely',
  unpleasant:
    'sad unglueck* misslich* schief falsch wrong versehen mistake error fehler panne versaeum* defekt* broken kaputt beschaedig* damage* fault faulty stoerung* outage* ausfall* ausgefallen verspaet* late delayed verloren lost verschwunden vertausch* verwechs* irrtuem* irrtum* incorrect* poor schlecht* bad unacceptable inakzeptab* shortcoming* short panne* verlorengegangen problem*',
  stranger:
    'kunde kunden kundin customer customers client passenger* guest* gaeste* reisende* verbraucher* consumer* haushalt* nutzer* user* mitglied* member* community leute people everyone alle allen fans freunde',
  thing:
    'artikel item items produkt* product* geraet* device* unit paket* parcel* sendung* package shipment* lieferung* deliver* bestellung* order orders koffer suitcase bag baggage gepaeck* flug* flight* zug train* fahrt* ride* journey* reservier* zimmer room* auto car router modem handy fernseher* tv waschmaschine* kuehlschrank* anschluss* line connection leitung* internet* strom* power gas',
  person: 'frau herr mr mrs ms dr familie miss sir madam damen herren',
  greet:
    'hallo hi hey hello dear liebe lieber geehrte geehrter guten moin servus gruss gruesse gruessen regards sincerely cordially lg vg mfg best beste viele freundlichen freundliche herzliche kind warm',
}

interface Index {
  readonly whole: ReadonlyMap<string, string>
  readonly starts: ReadonlyMap<string, string>
  readonly ends: ReadonlyMap<string, string>
}

/** Shortest and longest part of a word that a pattern gives. */
const SHORTEST = 2
const LONGEST = 18

function indexOf(concepts: Readonly<Record<string, string>>): Index {
  const index = {
    whole: new Map<string, string>(),
    starts: new Map<string, string>(),
    ends: new Map<string, string>(),
  }
  for (const [concept, words] of Object.entries(concepts)) {
    for (const word of words.split(' ')) {
      const bare = word.replaceAll('*', '')
      if (word.startsWith('*')) keep(index.ends, bare, concept)
      if (word.endsWith('*')) keep(index.starts, bare, concept)
      keep(index.whole, bare, concept)
    }
  }
  return index
}

/** A word that stands in two concepts belongs to the first. */
function keep(index: Map<string, string>, word: string, concept: string): void {
  if (!index.has(word)) index.set(word, concept)
}

const INDEX = indexOf(CONCEPTS)

/** @returns the concept of a word of tokens.ts, or null */
export function conceptOf(word: string): string | null {
  const whole = INDEX.whole.get(word)
  if (whole !== undefined) return whole
  for (let size = Math.min(word.length, LONGEST); size >= SHORTEST; size -= 1) {
    const found = INDEX.starts.get(word.slice(0, size)) ?? INDEX.ends.get(word.slice(-size))
    if (found !== undefined) return found
  }
  return null
}
