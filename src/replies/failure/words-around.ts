/** What stands around it in English and German: titles of reports, and the words that only mail systems use. */

/** Titles of reports that may tell anything. */
export const TITLES = [
  'delivery status notification',
  'mail delivery (?:warning|status|sub-?system|report)',
  'delivery (?:notification|report)',
  '(?:message|mail) status',
  '(?:zustell|nachrichten)status*',
  'rückmeldung des mail*',
  'mail-?(?:system|zustellung)*',
]

/** What only mail systems write around it. */
export const BANNERS = [
  'this is the (?:mail ?(?:er-?daemon|system|server|delivery)|[a-z]{1,20}-send program|[a-z]{1,20} (?:mail|smtp) )*',
  '(?:created|generated|sent) automatically by~(?:mail|smtp)*',
  'mail delivery (?:software|agent)',
  'transcript of (?:the )?session',
  'the original message was received',
  '(?:below|this|here) (?:this line )?(?:is|follows) (?:a copy|the header|the original)*',
  '(?:original|returned|undelivered|failed) message (?:headers? )?(?:follows|below|is attached|attached)',
  'diagnostic information for administrators',
  'diagnoseinformationen für administratoren',
  '(?:remote|generating|receiving|rejecting|reporting) (?:server|host|mta|system)',
  '(?:remote|mail|smtp) (?:server|host) (?:said|replied|responded|returned|answered|issued)*',
  'response (?:from the remote server )?was',
  'smtp (?:error|server|response|code)',
  'rcpt to',
  'in reply to (?:rcpt|data|mail|end of)*',
  'technical (?:details|report)',
  'hier (?:ist|schreibt|meldet sich) (?:das|der|ihr) (?:programm|mail)*',
  '(?:des|vom|unseres|unserem|the|our|this) mail-?(?:gateway|server|system)*',
  'automatisch (?:vom|von einem|durch den) mail*',
  '(?:original)?nachricht (?:folgt|ist angehängt|angehängt)',
  'kopie (?:ihrer|der) nachricht',
  'retry timeout|delivery attempts?|zustellversuch*',
  '(?:failure reason|(?:intended|affected|failed) recipient*|fehlergrund|servermeldung)',
  '(?:diagnostic|reason)[- ]code|diagnose-?code',
]
