/** Words that send somebody elsewhere, and words that only look like it. */
import { phrases } from './phrase.ts'

/** Somebody is asked to go somewhere; "we have sent you a DM" is not such a request. */
export const ASKED = phrases(
  '(?:schreiben|schicken|senden|mailen|kontaktieren|nutzen|verwenden|wenden|melden|rufen|richten|füllen|reichen|folgen|besuchen|wählen|öffnen|setzen|stellen|eröffnen|verständigen|antworten|schildern) sie',
  '(?:schreib|schreibe|schick|schicke|send|sende|mail|maile|kontaktier|kontaktiere|nutz|nutze|verwende|wende|meld|melde|ruf|rufe|füll|fülle|folg|folge|öffne|eröffne|geh|schreibt|schickt|meldet|nutzt) (?:uns|dich|dafür|dazu|bitte|hierfür|doch|mal|euch|einfach|das|die|den|da|ihm|ihnen|denen|deine?[nr]?|unser*|gerne?|kurz|hier|bei|an|per|eine|stattdessen)',
  "(?:schreib|schick|post|meld|ruf)(?:e|est)?(?:'s| es| du es| dich) ",
  'bitte~(?:per|über|via|an|unter|mit|in|als|zu|auf|bei|nutzen|schreiben|senden|schicken|wenden|melden|anrufen|kontaktieren|verwenden|dorthin|dahin)',
  '(?:bitten|bitte ich|muss) (?:wir )?(?:sie|dich|um)~(?:schriftlich*|an|unter|über|wenden|dort*)',
  'wenden sie sich',
  'wende dich',
  'erreichen sie~(?:unter|über|per|auf|:)',
  'erreichen sie (?:uns|unsere[nr]?|diese|dort|die)',
  'erreichst du uns',
  '(?:können|könnten|würden|wollen) sie~(?:schreiben|schicken|senden|mailen|anrufen|kontaktieren|wenden)',
  '(?:kannst|könntest|magst|würdest) du~(?:schreiben|schicken|schildern|senden|mailen|anrufen|kontaktieren|wenden|folgen)',
  '(?:please|kindly)~(?:write|e-?mail|contact|send|call|use|message|dm|visit|reach|submit|fill|follow|get in touch|phone|ring|direct|via|by|address|complete|sign in|log in|start|open|approach|raise|dial|click|resend|put it)',
  '(?:send|drop|shoot|pop|give) (?:us|me|them|him|her|our|an?)',
  '(?:can|could|would|may|might) (?:you|i)~(?:write|e-?mail|contact|send*|call|message|dm|follow|pop|drop|give|ring|clear|ask)',
  '(?:write|e-?mail|contact|call|message|dm|inbox|ring|dial|phone) (?:us|to|them|our|the|him|her|\\d|\\+\\d|@)',
  'follow us',
  'get in touch with',
  'get hold of',
  'head (?:over )?to',
  "(?:you'll|you will|you) (?:need|have|want) (?:to (?:ring|call|write|use|contact|e-?mail|go|speak)|this form|the form|our form)",
  "(?:you are|you're|you were) (?:requested|advised|asked|best|welcome) to",
  '(?:we|i)~(?:ask|need|request)~(?:in writing|form|write|enter|submit|put)',
  '(?:best|easiest|quickest|fastest)~(?:speak|to|thing|over|is)',
  'to (?:reach|get) (?:us|help|in touch)',
  'can be (?:raised|reached|made|submitted|found)',
  'should be (?:submitted|sent|addressed|made|raised)',
  'go (?:in )?(?:through|via)',
  'submit (?:yours|your|it|them)',
  'turn (?:please )?to',
)

/** It is said where the matter belongs, or that it does not belong here. */
export const ELSEWHERE = phrases(
  'zuständig*',
  'verantwortlich',
  'richtige (?:stelle|adresse|ansprechpartner)',
  'neue adresse',
  'ausschließlich',
  'nur (?:online|telefonisch|schriftlich|über|unter|per|noch|dort)',
  'direkt (?:an|bei|unter|über)',
  'dorthin',
  'dort',
  '(?:gehen|geht|laufen|läuft|muss|müssen)~(?:an|über|auf|dorthin)',
  '(?:nimmt|nehmen|bearbeitet|erledigt|erledigen|hilft|helfen|behebt)',
  '(?:wickelt|kennt sich|ist~da)',
  '(?:auf|unter|bei|über)',
  'am schnellsten',
  'formular',
  'fragen~an',
  '\\p{L}*(?:nummer|telefon|hotline|notruf)',
  'responsible',
  '(?:handled|managed|administered|looked after|dealt with|run) by',
  'deals? with',
  '(?:belong|belongs) to',
  'only',
  'exclusively',
  'instead',
  'direct(?:ly)?',
  'under',
  'over on',
  'department',
  '(?:wrong|right|separate|other) (?:team|department|place|office|desk)',
  'go(?:es)? to',
  'live at',
  'at',
  'via',
  'line is',
  'nodal officer',
)

/** Closing words of every second letter: an open door, not a redirect. */
export const COURTESY = phrases(
  '(?:weitere[nr]?|noch|sonstige[nr]?|etwaige[nr]?|ihre[nr]?|allgemeine[nr]?) (?:fragen|rückfragen|anliegen)',
  'bei (?:fragen|rückfragen|weiteren)',
  '(?:für|zu|von) (?:telefonische[nr]? )?rückfragen',
  '(?:haben sie|hast du|sollten sie|solltest du)~fragen',
  'gerne? (?:jederzeit|auch)',
  'jederzeit',
  'stehen (?:wir|ihnen)',
  'besuchen sie uns',
  'dringende*',
  'in dringenden',
  'alternativ',
  '(?:any|further|other|more|additional) (?:questions|queries)',
  'feel free',
  "do(?: not|n't) hesitate",
  'urgent',
  'in the meantime',
  'you can also',
  'visit our (?:help|faq|community)*',
  'follow the progress',
  'faqs?',
  'app herunter*',
  'download (?:the|our)',
  'newsletter',
  'bewerten sie',
  'rate (?:us|this)',
)

/** Surveys and adverts: what stands there is no place to go. */
export const PROMOTION = phrases(
  'app herunter*',
  'download (?:the|our) (?:\\p{L}+ )?app',
  'newsletter',
  'bewerten sie',
  'rate (?:us|this|my|our)',
  'umfrage',
  'survey',
  'how did (?:we|i) do',
  'wie (?:war|zufrieden)',
  'unsubscribe',
)

/** Only if something else happens. */
export const CONDITIONAL = phrases(
  '(?:wenn|falls|sollten?|sofern|sobald) (?:sie|du|der|die|das|es|ihnen|dir|etwas|noch|wider|dies)',
  '(?:if|should) (?:you (?:need|want|have|prefer|would|do not|are unable|no longer)|the|this|it|anything)',
)

/** What is not to be done, or not possible. */
export const NOT_THERE = phrases(
  'abzusehen',
  'abstand',
  'verzichten',
  'nicht (?:mehr )?(?:erreichbar|möglich|anrufen|schreiben|annehmen|beantwort*|öffentlich)',
  '(?:musst|müssen) (?:du|sie)~nicht',
  "(?:not|can't|cannot|no longer)~(?:by|via|over|on|through) (?:e-?mail|phone|post|social|here)",
  'refrain',
  "(?:don't|do not) (?:call|write|e-?mail|reply|contact|need)",
  'nicht nötig',
  '(?:in|im) (?:diesem )?chat hier',
  '(?:in|im) diesem chat',
  'in this chat',
)

/** We did it, or shall: no task for the reader. */
export const THEIRS = phrases(
  '(?:haben|hatten) (?:wir )?(?:ihnen|dir|euch)~(?:geschickt|gesendet|geschrieben|zugesandt)',
  'wir (?:haben|schicken|senden|schreiben|rufen|melden) (?:ihnen|dir|sie|dich|uns)',
  "we(?: have|'ve) (?:sent|e-?mailed|dm'?d|messaged)",
  "(?:we|i)(?:'ll| will) (?:send|call|e-?mail|message|dm|write)",
  'you will receive',
  'sie erhalten',
  'du bekommst',
)

export const FOLLOW = phrases(
  'folg(?:e|en|t)? (?:sie )?(?:bitte )?uns',
  'folgst du uns',
  'folgen sie uns',
  'follow us',
  'follow back',
  'give us a follow',
  'follow @[a-z0-9_]{2,30}',
  'follow (?:our|the|this) (?:page|account|profile)',
)
