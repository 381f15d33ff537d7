/** The same in other languages, as far as mail systems speak them. Scripts without blanks between words stand apart. */

/** Systems that know only ASCII leave the accents out. */
const PLAIN: Readonly<Record<string, string>> = {
  ...{ à: 'a', á: 'a', â: 'a', ã: 'a', ç: 'c', è: 'e', é: 'e', ê: 'e', ì: 'i', í: 'i', î: 'i' },
  ...{ ñ: 'n', ò: 'o', ó: 'o', ô: 'o', õ: 'o', ù: 'u', ú: 'u', û: 'u', ł: 'l', ą: 'a', ę: 'e', ż: 'z' },
}
const withOrWithoutAccents = (pattern: string): string =>
  pattern.replace(/[à-ūą-ż]/g, letter => (PLAIN[letter] ? `[${letter}${PLAIN[letter]}]` : letter))

export const SURE_OTHER = [
  // French
  "(?:message|courriel|e-?mail|mail|destinataire)*~n'(?:a|ont) (?:pas|jamais) (?:pu )?(?:être |été )?(?:remis|livré|distribué|délivré|envoyé|acheminé|transmis)*",
  'non (?:remis|distribué|délivré|livré|distribuable)e?',
  'échec (?:de (?:la |l.)?)?(?:remise|distribution|livraison|envoi|acheminement)',
  "n'est pas parvenu*",
  "(?:destinataire|adresse|boîte|utilisateur|compte)*~(?:inconnu|introuvable|inexistant|pleine?|saturé|désactivé|fermé|supprimé|n'existe (?:pas|plus)|dépassé)*",
  "retour à l'expéditeur",
  '(?:message|courriel|e-?mail|mail)~(?:nous revient|retourné|refusé|rejeté|bloqué|non remis)*',
  // Spanish
  'no se (?:pudo|ha podido|puede|pudieron) (?:entregar|enviar|distribuir)',
  'no (?:ha sido|fue|pudo ser) (?:entregad|enviad)*',
  '(?:mensaje|correo) (?:no entregado|devuelto|rechazado)',
  '(?:error|fallo|notificación) (?:de|en la) (?:entrega|envío)',
  'no se (?:encontró|ha encontrado)~(?:dirección|destinatario|buzón)',
  '(?:buzón|usuario|dirección|destinatario|cuenta)~(?:llen[oa]|no (?:existe|admite|válid)*|desconocid*|inexistente|(?:superado|excedido)~(?:cuota|límite|espacio))',
  '(?:mensaje|correo)~(?:devuelto|rechazado|bloqueado)',
  // Portuguese
  'não (?:pôde|pode|foi possível|foi)~(?:entreg|envi)*',
  'falha na entrega|não entregue|não pode ser entregue',
  '(?:mensagem|e-?mail|correio)~(?:devolvid|rejeitad|recusad|bloquead)*|caixa~cheia',
  '(?:utilizador|usuário|destinatário|endereço|conta)~(?:não existe|inexistente|desconhecid*|inválid*)',
  // Italian
  'recapito non riuscito|mancat[oa] (?:recapito|consegna)|impossibile recapitare|mancato recapito',
  'non è stat[oa] (?:possibile )?(?:recapita|consegna|inoltra)*',
  'consegna~fallita|(?:messaggio|e-?mail)~(?:respint|rifiutat|restituit|bloccat)*',
  '(?:casella|indirizzo|utente|destinatario)~(?:piena|inesistente|sconosciut*|non (?:esiste|(?:è stat[oa] )?trovat*|valid*))',
  // Dutch
  'niet (?:worden |kunnen worden )?(?:bezorgd|afgeleverd|verzonden|bestelbaar)',
  'onbestelbaar*',
  '(?:bezorging|aflevering)~mislukt',
  '(?:postvak|mailbox|adres|gebruiker|ontvanger)~(?:vol|bestaat niet|onbekend|niet gevonden)|onbekende (?:gebruiker|ontvanger)',
  '(?:bericht|e-?mail)~(?:geweigerd|teruggestuurd|geblokkeerd)',
  // Polish, Czech
  '(?:nie można|nie udało się|niemożliw)*~dostarcz*',
  'nie (?:została?|zostało|mogła?) (?:zostać )?(?:dostarczon|doręczon)*',
  'niedostarczon*|niedoręczon*|zwrot (?:wiadomości|do nadawcy)',
  '(?:adresat|użytkownik|skrzynka|konto|odbiorca)~(?:nie istnieje|przepełnion*|pełna|nieznan*)',
  'nedoručiteln*|nelze doručit*|nebyla? (?:možné )?doručen*',
  // Danish, Swedish, Norwegian
  '(?:kunne|kunde|kan)~(?:ikke|inte)~(?:leveres|levereras|afleveres|sendes|levere)',
  '(?:ikke|inte) leverere?t|ikke levert|olevere*|leveransfel|oleverbar*',
  // Finnish, Turkish, Hungarian
  'toimit(?:us|taminen) epäonnistui|ei voitu toimittaa',
  '(?:teslim|gönderil|ilet)(?:il)?(?:emedi|edilemedi|ilemedi)|teslim edilemedi',
  'kézbesíthetetlen*|nem (?:kézbesíthető|sikerült kézbesíteni|lehetett kézbesíteni)',
  // Russian, Ukrainian, Bulgarian
  'недоставлен*|недоставк*|не ?доставлен*',
  'не (?:может|могло|может быть|удалось|было|был|смогли)~(?:доставлен|доставить|отправлен)*',
  'не вдалося доставити|не може бути доставлен*',
  // Romanian, Slovak, Slovene, Croatian, Serbian, Lithuanian, Latvian, Estonian, Indonesian, Vietnamese, Catalan
  'nu a putut fi (?:livrat|trimis|transmis)*|imposibil de livrat|nelivrat*',
  'nepodarilo~doručiť|nepodařilo~doručit|nedoručen*',
  'ni bilo (?:mogoče|možno) dostaviti|nedostavljiv*|nije (?:moguće )?(?:isporučen|isporučiti|dostavljen)*|neisporuč*',
  'nepristatyt*|nepavyko pristatyti|nevar piegādāt|netika piegādāt*|ei (?:saa|saanud|õnnestunud)~(?:edastada|toimetada)',
  'tidak (?:dapat )?(?:terkirim|dikirim|disampaikan)|gagal (?:dikirim|terkirim)',
  'không (?:thể )?(?:gửi|chuyển)(?: được)?',
  "no s'ha pogut (?:lliurar|enviar)",
  // Greek
  'δεν (?:ήταν δυνατή|μπόρεσε|παραδόθηκε)*',
].map(withOrWithoutAccents)

export const LATE_OTHER = [
  "retardé*|différé*|n'a pas encore (?:été|pu)",
  'retrasad*|demorad*|aún no se ha|todavía no se ha',
  'atrasad*|ainda não (?:foi|pôde)',
  'ritardat*|in ritardo|non è ancora stat[oa]',
  'vertraag*|vertraging|nog niet (?:bezorgd|afgeleverd)',
  'opóźni*|zpožd*|forsinke*|försena*|fördröj*',
  'задерж*|отложен*|ещё не доставлен*',
].map(withOrWithoutAccents)

/** Chinese, Japanese, Korean, Arabic, Hebrew, Thai: words end at no blank there, or change at both ends. */
export const SURE_IDEOGRAMS =
  /退信|退件|退回|投[递遞]失[败敗]|[无無]法(?:投[递遞]|送[达達]|[发發]送|投寄)|未能?(?:送[达達]|投[递遞]|[发發]送)|(?:[发發]送|送信|配信|配達|配送)(?:失[败敗]|不能|エラー|できません)|エラー通知|不達|届けられません|届けることができません|お届けできません|送信できません|配信できません|宛先不明|宛先が|メールボックスが(?:一杯|いっぱい)|반송|전송(?:에)? ?실패|배달되지|전달(?:할 수 없|되지)|발송 ?실패|تعذر (?:ال)?تسليم|لم يتم تسليم|לא נמסר|לא ניתן (?:היה )?למסור|ไม่สามารถ(?:ส่ง|นำส่ง)/u
export const LATE_IDEOGRAMS = /延[迟遲]|遅延|遅れて|再送(?:信)?を|지연/u
