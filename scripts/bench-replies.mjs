/**
 * `npm run bench:replies -- DIR... [--json] [--worst N] [--floor NAME=VALUE]`: how well replies are read, measured on
 * labelled messages. In each DIR it takes every table of raw mails (`*.tsv` with the columns `file`, `class`, and
 * if there are any `permanent`, `status`, `automatic`; several classes that are right parted by `|`), every `*.jsonl` of the
 * format of vectors/replies, and every pair `NAME.in.txt`, `NAME.want.txt` of a text with quotes and without.
 * `--floor` judges (repeatable): the exit code is 1 when a figure is below; a name that is none lists them all.
 * `--hostile` measures the mails of test/support/hostile instead: none may take more than 2 seconds.
 */
import { parseArgs } from 'node:util'
import { benchHostile } from './bench-replies-hostile.mjs'
import { loadAll } from './bench-replies-load.mjs'
import { measure, programParts } from './bench-replies-measure.mjs'
import { print } from './bench-replies-print.mjs'

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    worst: { type: 'string', default: '20' },
    floor: { type: 'string', multiple: true, default: [] },
    hostile: { type: 'boolean', default: false },
  },
})

async function run() {
  if (options.hostile) return benchHostile(Number(options.worst))
  if (positionals.length === 0) throw new Error('name a folder: npm run bench:replies -- vectors/replies')
  const { samples, quotes } = loadAll(positionals)
  if (samples.length + quotes.length === 0) throw new Error('no labelled messages there')
  const measured = await measure(samples, quotes, await programParts())
  const figures = figuresOf(measured)
  if (options.json) process.stdout.write(`${JSON.stringify({ ...measured, figures })}\n`)
  else print(measured, Number(options.worst))
  return judge(figures, options.floor)
}

/** The figures that `--floor` can judge, all of them the better the higher. */
function figuresOf({ all, mail, posts, quotes, speed }) {
  return {
    classes: all.classes.accuracy,
    mail: mail.classes.accuracy,
    posts: posts.classes.accuracy,
    'automatic.precision': all.automatic.precision,
    'automatic.recall': all.automatic.recall,
    'delivery.precision': all.delivery.precision,
    'delivery.recall': all.delivery.recall,
    'delivery.permanent': all.delivery.permanent,
    'delivery.status': all.delivery.status,
    'confidence.sure': all.calibration.sure.held,
    'quotes.exact': quotes.exact,
    'quotes.exactWords': quotes.exactWords,
    'quotes.lineF1': quotes.lineF1,
    'quotes.meanF1': quotes.meanF1,
    speed: speed.readPerSecond,
    ...Object.fromEntries(all.fields.map(({ field, right }) => [`field.${field}`, right])),
    ...Object.fromEntries(
      all.classes.rows.flatMap(row => [
        [`${row.class}.precision`, row.precision],
        [`${row.class}.recall`, row.recall],
      ]),
    ),
  }
}

/** @returns 1 where a figure is below its floor, or was not measured; else 0 */
function judge(figures, floors) {
  let code = 0
  for (const floor of floors) {
    const [, name, value] = /^(.+?)=(.+)$/.exec(floor) ?? []
    if (name === undefined || Number.isNaN(Number(value)))
      throw new Error(`--floor ${floor}: NAME=VALUE is wanted`)
    if (!(name in figures)) throw new Error(`--floor ${name}: one of ${Object.keys(figures).join(', ')}`)
    if (figures[name] !== null && figures[name] >= Number(value)) continue
    process.stderr.write(
      `below the floor: ${name} is ${figures[name]?.toFixed(4) ?? 'not measured'}, floor ${value}\n`,
    )
    code = 1
  }
  return code
}

// A reader such as `head` may close the pipe.
process.stdout.on('error', () => {})
try {
  process.exitCode = await run()
} catch (error) {
  process.stderr.write(`bench:replies: ${error.message}\n`)
  process.exitCode = 2
}
