/** German or English, by the small words that every text of a few lines holds. */

const GERMAN =
  /(?<![\p{L}])(?:der|die|das|und|ist|nicht|sie|ihr|ihre|ihnen|wir|uns|bitte|ein|eine|für|mit|zu|auf|dir|du|dein|deine|am|im|von|haben|hat|werden|wird|leider|danke|den|dem|es|ich|per|kein|keine)(?![\p{L}])/giu
const ENGLISH =
  /(?<![\p{L}])(?:the|and|is|not|you|your|we|us|please|a|an|for|with|to|on|of|have|has|will|are|our|be|this|that|it|from|thank|thanks|sorry|i|can|by|at)(?![\p{L}])/giu

/** @returns the language with clearly more of its small words; null where neither leads */
export function languageOf(text: string): 'de' | 'en' | null {
  const sample = text.slice(0, 5000)
  const german = (sample.match(GERMAN) ?? []).length
  const english = (sample.match(ENGLISH) ?? []).length
  if (german === english) return /[äöüß]/i.test(sample) ? 'de' : null
  return german > english ? 'de' : 'en'
}
