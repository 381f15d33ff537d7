/** What `bench-replies.mjs` counts: right and wrong, as shares of 1; null where there was nothing to count. */

const DELIVERY = ['bounce', 'delay']
/** Lower ends of the bins of confidence. */
const BINS = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95]
const SURE = 0.9

const share = (part, whole) => (whole === 0 ? null : part / whole)
const count = (list, holds) => list.filter(holds).length

/** @param judged `{want, got}` each; @returns precision and recall of what `is` says of both sides */
function twoSided(judged, wanted, got) {
  const hits = count(judged, each => wanted(each) && got(each))
  const given = count(judged, got)
  const asked = count(judged, wanted)
  return { precision: share(hits, given), recall: share(hits, asked), given, asked, hits }
}

const isRight = ({ want, got }) => want.classes.includes(got.class)
/** Where several classes are right, the one that was given, else the first. */
const wantedClass = each => (isRight(each) ? each.got.class : each.want.classes[0])

function classesOf(judged) {
  const names = [...new Set(judged.flatMap(each => [wantedClass(each), each.got.class]))].sort()
  const rows = names.map(name => ({
    class: name,
    ...twoSided(
      judged,
      each => wantedClass(each) === name,
      each => each.got.class === name,
    ),
  }))
  const [right, nearly] = [count(judged, isRight), count(judged, isNearlyRight)]
  return { accuracy: share(right, judged.length), right, nearly, rows }
}

/** @returns class wanted -> class given -> number */
function confusionOf(judged) {
  const table = {}
  for (const each of judged) {
    const row = (table[wantedClass(each)] ??= {})
    row[each.got.class] = (row[each.got.class] ?? 0) + 1
  }
  return table
}

function calibrationOf(judged) {
  const bins = BINS.map((from, index) => {
    const below = BINS[index + 1] ?? Number.POSITIVE_INFINITY
    const inside = judged.filter(({ got }) => got.confidence >= from && got.confidence < below)
    const sum = inside.reduce((total, { got }) => total + got.confidence, 0)
    return {
      from,
      given: inside.length,
      mean: share(sum, inside.length),
      held: share(count(inside, isRight), inside.length),
    }
  })
  const sure = judged.filter(({ got }) => got.confidence >= SURE)
  return { bins, sure: { given: sure.length, held: share(count(sure, isRight), sure.length) } }
}

const isFailure = name => DELIVERY.includes(name)
const isPermanent = got => got.class === 'bounce' && got.bounce?.permanent === true

/** A failure that may pass is told as `delay`, or as a `bounce` that is not permanent; tables do not agree which. */
const isNearlyRight = each =>
  isRight(each) ||
  (each.want.permanent === false && isFailure(each.got.class) && each.want.classes.every(isFailure))

function deliveryOf(judged) {
  const sides = twoSided(
    judged,
    ({ want }) => want.classes.every(isFailure),
    ({ got }) => isFailure(got.class),
  )
  const found = judged.filter(({ want, got }) => isFailure(got.class) && want.classes.some(isFailure))
  const kinds = found.filter(({ want }) => typeof want.permanent === 'boolean')
  const codes = found.filter(({ want }) => want.status)
  return {
    ...sides,
    kinds: kinds.length,
    permanent: share(
      count(kinds, ({ want, got }) => isPermanent(got) === want.permanent),
      kinds.length,
    ),
    codes: codes.length,
    status: share(
      count(codes, ({ want, got }) => got.bounce?.status === want.status),
      codes.length,
    ),
  }
}

function automaticOf(judged) {
  const known = judged.filter(({ want }) => typeof want.automatic === 'boolean')
  return twoSided(
    known,
    ({ want }) => want.automatic,
    ({ got }) => got.automatic,
  )
}

const sameList = (a, b) => JSON.stringify([...a].sort()) === JSON.stringify([...b].sort())
const bare = text => text.toLowerCase().replace(/^(?:mailto:|tel:|https?:\/\/)|[\s/]+$/g, '')
const folded = text => text.replaceAll(/\s+/g, ' ').trim()

/** A field of a reading -> whether it is right; undefined: nothing was said of it. */
const FIELDS = {
  language: ({ want, got }) => (want.language === undefined ? undefined : got.language === want.language),
  settles: ({ want, got }) => (want.settles === undefined ? undefined : got.settles === want.settles),
  official: ({ want, got }) => (want.official === undefined ? undefined : got.official === want.official),
  tickets: ({ want, got }) => (want.tickets ? sameList(want.tickets, got.tickets) : undefined),
  promise: ({ want, got }) => (want.promise === undefined ? undefined : !want.promise === !got.promise),
  promiseRule: ({ want, got }) =>
    want.promiseRule === undefined ? undefined : (got.promise?.rule ?? null) === want.promiseRule,
  redirect: ({ want, got }) =>
    want.redirect === undefined ? undefined : want.redirect?.channel === got.redirect?.channel,
  redirectAddress: ({ want, got }) =>
    want.redirect ? bare(want.redirect.address ?? '') === bare(got.redirect?.address ?? '') : undefined,
  needs: ({ want, got }) => (want.needs ? sameList(want.needs, got.needs) : undefined),
  needsInclude: ({ want, got }) => want.needsInclude?.every(each => got.needs.includes(each)),
  visible: ({ want, got }) =>
    typeof want.visible === 'string' ? folded(want.visible) === folded(got.visibleText) : undefined,
}

function fieldsOf(judged) {
  const rows = Object.entries(FIELDS).map(([field, judge]) => {
    const verdicts = judged.map(judge).filter(verdict => verdict !== undefined)
    return { field, asked: verdicts.length, right: share(count(verdicts, Boolean), verdicts.length) }
  })
  return rows.filter(({ asked }) => asked > 0)
}

/** A group of messages. @param judged `{name, channel, want, got}` each */
export function countGroup(judged) {
  return {
    messages: judged.length,
    classes: classesOf(judged),
    confusion: confusionOf(judged),
    automatic: automaticOf(judged),
    delivery: deliveryOf(judged),
    calibration: calibrationOf(judged),
    fields: fieldsOf(judged),
  }
}

/** @returns how many are right, for each file of messages and each folder of mails */
export function countSources(judged) {
  const groups = new Map()
  for (const each of judged) {
    const source = sourceOf(each)
    if (!groups.has(source)) groups.set(source, [])
    groups.get(source).push(each)
  }
  return [...groups].map(([source, list]) => ({ source, messages: list.length, right: count(list, isRight) }))
}

const sourceOf = ({ name }) =>
  name.includes(':') ? name.slice(0, name.lastIndexOf(':')) : name.replace(/[^/]*$/, '') || 'raw mails'

/** @returns wrong classes, the surest first */
export function mistakesIn(judged) {
  return judged
    .filter(each => !isRight(each))
    .sort((a, b) => b.got.confidence - a.got.confidence)
    .map(({ name, want, got }) => ({
      name,
      wanted: want.classes.join('|'),
      got: got.class,
      confidence: got.confidence,
      evidence: got.evidence,
    }))
}
