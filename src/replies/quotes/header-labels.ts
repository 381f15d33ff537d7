/** How mail programs name the fields of a mail above the text they quote, by language. */

export type Field = 'from' | 'sent' | 'to' | 'copy' | 'subject' | 'other'

const NAMES: Readonly<Record<Field, string>> = {
  from: 'from|von|de|da|van|från|fra|od|feladó|kimden|gönderen|от|от кого|від|від кого|από|lähettäjä|de la|expéditeur|remitente|mittente|afzender|odesílatel|nadawca|отправитель|发件人|寄件者|寄件人|差出人|送信者|보낸 사람|보낸사람',
  sent: 'sent|date|received|sent at|gesendet|gesendet am|datum|empfangen|verschickt|envoyé|envoyé le|date d’envoi|enviado|enviado el|enviada em|enviado em|fecha|inviato|data|data di invio|verzonden|verzonden op|skickat|sendt|dato|lähetetty|päivämäärä|päiväys|wysłano|wysłane|odesláno|odoslané|dátum|küldve|elküldve|gönderildi|tarih|дата|отправлено|надіслано|dată|trimis|ημερομηνία|στάλθηκε|发送时间|发送日期|日期|寄件日期|傳送日期|送信日時|日付|보낸 날짜|날짜',
  to: 'to|an|à|a|para|per|aan|till|til|vastaanottaja|do|komu|pro|címzett|kime|alıcı|кому|получатель|către|προς|destinataire|destinatario|empfänger|收件人|收件者|宛先|받는 사람|받는사람',
  copy: 'cc|bcc|kopie|kopia|kopi|kopio|copie|copia|cópia|dw|másolat|bilgi|копия|копія|κοιν|抄送|副本|참조|reply-to|reply to|antwort an|répondre à|rispondi a|risposta|responder a|beantwoorden',
  subject:
    'subject|betreff|objet|asunto|oggetto|assunto|onderwerp|ämne|emne|aihe|temat|předmět|predmet|tárgy|konu|тема|subiect|θέμα|主题|主旨|件名|제목|sujet',
  other:
    'importance|priority|priorität|wichtigkeit|importancia|importanza|priorité|attachments|attachment|anlagen|anlage|anhänge|pièces jointes|datos adjuntos|allegati|bijlagen|message-id|organization|newsgroups|sensitivity|kategorien|categories|mailed-by',
}

const FIELDS: ReadonlyMap<string, Field> = new Map(
  Object.entries(NAMES).flatMap(([field, names]) => names.split('|').map(name => [name, field as Field])),
)

/** A name of at most 24 characters before the colon, perhaps bold (`*From:*`) or with a blank before it (French). */
const LABELLED = /^[\s*_|]{0,8}([^\s:：*_|][^:：*_|\n]{0,24}?)\s?[*_]{0,2}\s?[:：][*_]{0,2}(?=\s|$|[^\s/])/

/** @returns the field that the line gives, and its value; null where the line gives none */
export function fieldIn(line: string): { readonly field: Field; readonly value: string } | null {
  const found = LABELLED.exec(line)
  const field = found ? FIELDS.get(found[1]!.toLowerCase()) : undefined
  return found && field ? { field, value: line.slice(found[0].length).trim() } : null
}
