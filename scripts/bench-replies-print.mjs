/** The figures of `bench-replies.mjs` as plain text. */

const percent = value => (value === null ? '-' : `${(100 * value).toFixed(1)} %`).padStart(8)
const two = value => (value === null ? '-' : value.toFixed(2)).padStart(6)
const whole = number => String(number).padStart(6)
const cut = (text, most) => (text.length > most ? `${text.slice(0, most - 1)}…` : text)

function line(text = '') {
  process.stdout.write(`${text}\n`)
}

/** @param most number of mistakes that are shown, of each kind */
export function print(
  { all, mail, posts, sources, quotes, mistakes, automaticMistakes, unreadable, speed },
  most,
) {
  if (all.messages > 0) {
    printClasses(all, mail, posts, sources)
    printConfusion(all.confusion)
    printFacts(all)
    printCalibration(all.calibration)
    printMistakes(mistakes, automaticMistakes, most)
  }
  if (unreadable.length > 0) line(`\nnot readable (counted as answer): ${unreadable.join(', ')}`)
  if (quotes.texts > 0) printQuotes(quotes, most)
  if (all.messages > 0) printSpeed(speed)
}

function printClasses(all, mail, posts, sources) {
  line(`classes, ${all.messages} messages`)
  line(`  ${'class'.padEnd(16)}precision  recall  wanted   given`)
  for (const row of all.classes.rows)
    line(
      `  ${row.class.padEnd(16)}${percent(row.precision)}${percent(row.recall)}  ${whole(row.asked)}  ${whole(row.given)}`,
    )
  for (const [name, group] of Object.entries({ all, mail, posts }))
    if (group.messages > 0)
      line(
        `  ${name.padEnd(5)} right: ${percent(group.classes.accuracy)} (${group.classes.right} of ${group.messages})`,
      )
  printSources(all, sources)
}

function printSources(all, sources) {
  if (all.classes.nearly > all.classes.right)
    line(`  taking delay and temporary bounce for one: ${all.classes.nearly} of ${all.messages}`)
  if (sources.length < 2) return
  for (const { source, messages, right } of sources)
    line(`    ${percent(right / messages)}  of ${whole(messages)}  ${source}`)
}

function printConfusion(table) {
  const names = [...new Set([...Object.keys(table), ...Object.values(table).flatMap(Object.keys)])].sort()
  line('\nconfusion: wanted downwards, given to the right')
  line(`  ${''.padEnd(14)}${names.map(name => cut(name, 8).padStart(9)).join('')}`)
  for (const name of names) {
    const cells = names.map(other => String(table[name]?.[other] ?? '.').padStart(9))
    if (table[name]) line(`  ${name.padEnd(14)}${cells.join('')}`)
  }
}

function printFacts({ automatic, delivery, fields }) {
  line('\nattributes')
  line(
    `  automatic or person   precision${percent(automatic.precision)}   recall${percent(automatic.recall)}   (${automatic.asked} automatic, ${automatic.given} called so)`,
  )
  line(
    `  delivery failures     precision${percent(delivery.precision)}   recall${percent(delivery.recall)}   (${delivery.asked} failures, ${delivery.given} called so)`,
  )
  if (delivery.kinds > 0)
    line(`  permanent or temporary    right${percent(delivery.permanent)}   of ${delivery.kinds}`)
  if (delivery.codes > 0)
    line(`  status code               right${percent(delivery.status)}   of ${delivery.codes}`)
  for (const { field, asked, right } of fields)
    line(`  ${field.padEnd(26)}right${percent(right)}   of ${asked}`)
}

function printCalibration({ bins, sure }) {
  line('\nconfidence: of the verdicts given with it, how many held')
  line('   from    mean    given      held')
  for (const { from, mean, given, held } of bins)
    if (given > 0) line(`  ${two(from)}  ${two(mean)}   ${whole(given)}  ${percent(held)}`)
  line(`  0.90 and more     ${whole(sure.given)}  ${percent(sure.held)}`)
}

const toldMistake = ({ name, wanted, got, confidence, evidence }) =>
  `  ${two(confidence)}  ${cut(name, 44).padEnd(45)}${wanted} -> ${got}  ${cut(JSON.stringify(evidence), 120)}`

function printMistakes(mistakes, automaticMistakes, most) {
  line(`\nworst mistakes: ${mistakes.length} wrong classes, the surest first`)
  for (const each of mistakes.slice(0, most)) line(toldMistake(each))
  if (automaticMistakes.length === 0) return
  line(`\nautomatic or person mistaken: ${automaticMistakes.length}`)
  for (const each of automaticMistakes.slice(0, most)) line(toldMistake(each))
}

function printQuotes(quotes, most) {
  line(`\nquotes, ${quotes.texts} texts`)
  line(`  exactly right ${percent(quotes.exact)}   but for blanks ${percent(quotes.exactWords)}`)
  line(`  line F1       ${two(quotes.lineF1)}     mean of the texts  ${two(quotes.meanF1)}`)
  for (const { name, missing, extra } of quotes.wrong.slice(0, most))
    line(`    ${cut(name, 50).padEnd(52)}${missing} lines missing, ${extra} too many`)
}

function printSpeed({ readPerSecond, slowestRead, parsed, parsePerSecond, slowestParse }) {
  const slowest = ({ name, milliseconds }) => `slowest ${milliseconds.toFixed(1)} ms: ${name}`
  line('\nspeed')
  line(
    `  reading after parsing  ${whole(Math.round(readPerSecond))} messages a second   ${slowest(slowestRead)}`,
  )
  if (parsed > 0)
    line(
      `  parsing                ${whole(Math.round(parsePerSecond))} mails a second      ${slowest(slowestParse)}`,
    )
}
