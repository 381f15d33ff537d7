/**
 * `npm run train:replies`: learns from vectors/replies/ and writes src/replies/roles/weights.json.
 * `-- --measure` only prints how messages of each file fare when the others were learned from.
 */
import { writeFileSync } from 'node:fs'
import { lines, messageOf, ownCode } from './replies/corpus.mjs'
import { fitKinds, fitLabelled, fitRoles, heldOutRoles, inferRoles, rowsOfSentences } from './replies/fit.mjs'
import { accuracy, calibrate, confusion, machineOrPerson } from './replies/judge.mjs'
import { pack, weightiest } from './replies/pack.mjs'
import {
  crossValidate,
  FACT,
  factsWith,
  isWorded,
  rowOf,
  weighable,
  weighableSentence,
} from './replies/weighing.mjs'

const OUT = new URL('../src/replies/roles/weights.json', import.meta.url)
const log = text => process.stderr.write(`${text}\n`)

const code = await ownCode(
  'src/replies/prepare.ts',
  'src/replies/roles/features.ts',
  'src/replies/roles/facts.ts',
  'src/replies/roles/model.ts',
  'src/replies/roles/choose.ts',
)
const messages = [...lines('mail.jsonl'), ...lines('posts.jsonl')]
  .filter(entry => entry.split === 'train' && isWorded(entry))
  .map(entry => weighable(entry, code, messageOf))
const sentences = sentencesOfCorpus()
log(`${messages.length} messages, ${sentences.length} sentences`)

inferRoles(messages, fitLabelled(sentences, code.ROLES), code.ROLES)
const { found, roleModels } = crossValidate(messages, sentences, code, log)
const verdicts = [...found].map(([message, kinds]) => verdictOf(message, kinds))
report(verdicts)
if (!process.argv.includes('--measure')) writeFileSync(OUT, `${JSON.stringify(trained())}\n`)

function sentencesOfCorpus() {
  const all = lines('sentences.jsonl').map((one, at) => weighableSentence(one, at, code, messageOf))
  const held = heldOutRoles(all, code.ROLES)
  return all.map((one, at) => ({ ...one, facts: factsWith(one, [held[at]], code) }))
}

function verdictOf({ entry }, { kinds, facts }) {
  const chosen = code.chooseKind(kinds, facts)
  return {
    id: entry.id,
    channel: entry.channel,
    want: entry.expect.class,
    got: chosen.class,
    sure: chosen.probability,
    isMachine: entry.expect.automatic === true,
    saysMachine: chosen.automatic,
    right: chosen.class === entry.expect.class,
  }
}

/** Learned twice: the second time only with the features that ship, which then take over what the others knew. */
function trained() {
  const rows = messages.map(message => ({
    features: rowOf(message, roleModels.get(message.group), code),
    label: message.kind,
  }))
  const extra = rowsOfSentences(sentences)
  const first = [fitRoles(sentences, messages, code.ROLES), fitKinds([...rows, ...extra], code.KINDS)]
  const kept = weightiest(first, countsOf())
  const only = features => new Map([...features].filter(([name]) => name.startsWith(FACT) || kept.has(name)))
  const roleModel = fitRoles(
    sentences.map(one => ({ ...one, vector: only(one.vector) })),
    messages.map(one => ({ ...one, vectors: one.vectors.map(only) })),
    code.ROLES,
  )
  const kindModel = fitKinds(
    [...rows, ...extra].map(row => ({ ...row, features: only(row.features) })),
    code.KINDS,
  )
  return pack(roleModel, kindModel, calibrate(verdicts), code)
}

function countsOf() {
  const counts = new Map()
  const texts = [
    ...messages.flatMap(one => [...one.vectors, one.subject]),
    ...sentences.map(one => one.vector),
  ]
  for (const text of texts) for (const name of text.keys()) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

function report(all) {
  const print = text => process.stdout.write(`${text}\n`)
  const percent = value => `${(100 * value).toFixed(1)} %`
  const groups = grouped(all)
  for (const [group, some] of groups) print(`${group}: ${percent(accuracy(some))} of ${some.length}`)
  for (const isMail of [true, false]) {
    const some = all.filter(({ channel }) => (channel === 'email') === isMail)
    const { precision, recall, said, are } = machineOrPerson(some)
    print(`${isMail ? 'mail' : 'posts'}: ${percent(accuracy(some))} of ${some.length}`)
    print(`  machine: precision ${percent(precision)} of ${said}, recall ${percent(recall)} of ${are}`)
    print(confusion(some))
  }
  for (const [low, high] of [
    [0, 0.5],
    [0.5, 0.7],
    [0.7, 0.8],
    [0.8, 0.9],
    [0.9, 0.95],
    [0.95, 1.01],
  ]) {
    const some = all.filter(({ sure }) => sure >= low && sure < high)
    print(`probability ${low} to ${Math.min(1, high)}: ${percent(accuracy(some))} of ${some.length} right`)
  }
}

function groupOf({ id }) {
  return id.split('-')[0]
}

function grouped(all) {
  const groups = new Map()
  for (const one of all) groups.set(groupOf(one), [...(groups.get(groupOf(one)) ?? []), one])
  return groups
}
