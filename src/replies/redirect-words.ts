/** Words that send somebody elsewhere, and words that only look like it. */
import { phrases } from './phrase.ts'

/** Somebody is asked to go somewhere; "we have sent you a DM" is not such a request. */
export const ASKED = phrases(
  '(?:schreiben|schicken|senden|mailen|kontaktieren|nutzen|verwenden|wenden|melden|rufen|richten|füllen|reichen|folgen|besuchen) sie',
  '(?:schreib|schreibe|schick|schicke|send|sende|mail|maile|kontaktier|kontaktiere|nutz|nutze|verwende|wende|meld|melde|ruf|rufe|füll|fülle|folg|folge|schreibt|schickt|meldet|nutzt) (?:uns|dich|dafür|dazu|bitte|hierfür|doch|mal|euch|einfach|das|die|den|deine?[nr]?|unser*|gerne?|kurz|hier|bei|an|per|eine)',
  'bitte~(?:per|über|via|an|unter|mit|in|als|zu|nutzen|schreiben|senden|schicken|wenden|melden|anrufen|kontaktieren|verwenden)',
  'wenden sie sich',
  'wende dich',
  'erreichen sie (?:uns|unseren|unsere)',
  'erreichst du uns',
  '(?:können|könnten|würden) sie~(?:schreiben|schicken|senden|mailen|anrufen|kontaktieren|wenden)',
  '(?:kannst|könntest|magst|würdest) du~(?:schreiben|schicken|senden|mailen|anrufen|kontaktieren|wenden|folgen)',
  'please~(?:write|e-?mail|contact|send|call|use|message|dm|visit|reach|submit|fill|follow|get in touch|phone|ring|direct|via|by)',
  '(?:send|drop|shoot) (?:us|me) an?',
  '(?:can|could|would) you~(?:write|e-?mail|contact|send|call|message|dm|follow)',
  '(?:write|e-?mail|contact|call|message|dm) us',
  'follow us',
  'get in touch with',
)

/** Closing words of every second letter: an open door, not a redirect. */
export const COURTESY = phrases(
  '(?:weitere[nr]?|noch|sonstige[nr]?|etwaige[nr]?|ihre[nr]?|allgemeine[nr]?) (?:fragen|rückfragen|anliegen)',
  'bei (?:fragen|rückfragen)',
  'für rückfragen',
  '(?:haben sie|hast du|sollten sie|solltest du)~fragen',
  'gerne? (?:jederzeit|auch)',
  'jederzeit',
  'stehen (?:wir|ihnen)',
  'besuchen sie uns',
  'dringende*',
  'in dringenden',
  'alternativ',
  '(?:any|further|other|more|additional) questions',
  'feel free',
  "do(?: not|n't) hesitate",
  'urgent',
  'in the meantime',
  'you can also',
  'visit our (?:help|faq|community)*',
)

/** We did it, or shall: no task for the reader. */
export const THEIRS = phrases(
  '(?:haben|hatten) (?:wir )?(?:ihnen|dir|euch)~(?:geschickt|gesendet|geschrieben|zugesandt)',
  'wir (?:haben|schicken|senden|schreiben|rufen|melden) (?:ihnen|dir|sie|dich|uns)',
  "we(?: have|'ve) (?:sent|e-?mailed|dm'?d|messaged)",
  "we(?:'ll| will) (?:send|call|e-?mail|message|dm|write)",
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
  'follow @?[a-z0-9_]{2,30}',
)
