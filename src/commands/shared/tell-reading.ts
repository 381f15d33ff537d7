/** What a person should know at once of a reply that was recorded. */
import type { Reading } from '../../case/reading.ts'
import { lookAlikeIn } from '../../replies/look-alike.ts'
import { CASE_TALK } from '../../terminal/texts/case-talk.ts'
import { shortDate } from '../../terminal/texts/channels.ts'
import { TIMELINE } from '../../terminal/texts/timeline.ts'
import type { World } from '../../world.ts'

/** How it was understood; promises are proposed, strangers and questions for bank data warned of. */
export function tellReading(reading: Reading, sender: string | null, id: string, world: World): void {
  const { output, language, launch } = world
  const texts = CASE_TALK[language]
  const percent = Math.round(reading.confidence * 100)
  output.say(texts.readAs(TIMELINE[language].classes[reading.class], percent, `${launch} judge ${id}`))
  if (reading.official === false) {
    const like = lookAlikeIn(reading.evidence)
    const who = sender ?? '?'
    output.warn(like === null ? texts.notOfficial(who) : texts.lookAlike(who, like))
  }
  if (reading.needs.includes('bank-data')) output.warn(texts.bankData)
  const { promise } = reading
  if (promise?.dueAt && reading.official !== false)
    output.say(texts.promise(promise.text, shortDate(promise.dueAt, language), `${launch} wait ${id}`))
}
