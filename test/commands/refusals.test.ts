/** Each refusal of the verbs that work on a case: its code, exit 2 unless said otherwise, and nothing recorded. */
import { beforeEach, describe, expect, it } from 'vitest'
import { type Desk, desk, ENOUGH } from '../support/in-process.ts'

let at: Desk
beforeEach(async () => {
  at = desk()
  await at.run([...ENOUGH, '--yes', '--json'])
  await at.run(['confirm', 'testfirma-1'])
  await at.run([...ENOUGH, '--title', 'Second', '--yes'])
})

const versions = async () =>
  Promise.all(
    ['testfirma-1', 'testfirma-2'].map(
      async id => (await at.run(['show', id, '--json'])).json().case.events.length,
    ),
  )

describe('a refusal', () => {
  it.each([
    ['unknown_case', 'show nobody-1', ['nobody-1', 'status --all']],
    ['unknown_case', ['show', ''], []],
    ['unknown_case', ['forget', ' ', '--yes'], []],
    ['ambiguous_case', 'show testfirma', ['testfirma-1', 'testfirma-2']],
    ['wrong_usage', 'show', ['case', 'help show']],
    ['wrong_usage', 'confirm testfirma-1 testfirma-2', ['too many']],
    ['nothing_to_confirm', 'confirm testfirma-1', ['testfirma-1']],
    ['bad_input', 'confirm testfirma-2 --sent --not-sent', ['--not-sent']],
    ['date_in_future', 'confirm testfirma-2 --at 2026-11-24', ['--at']],
    ['bad_date', 'confirm testfirma-2 --at someday', ['--at']],
    ['bad_url', 'confirm testfirma-2 --url https://example.com/', ['--url']],
    ['unreadable_attachment', 'confirm testfirma-2 --attach /nowhere.png', ['/nowhere.png']],
    ['hand_off_open', 'next testfirma-2 --channel x', ['confirm testfirma-2']],
    ['not_offered', 'next testfirma-1 --channel facebook', ['facebook', 'x']],
    ['missing_input', 'log testfirma-1', ['--channel']],
    ['missing_input', 'log testfirma-1 --channel x', ['--text']],
    ['unknown_channel', 'log testfirma-1 --channel fax --text x', ['fax', 'phone']],
    ['empty_field', ['log', 'testfirma-1', '--channel', 'phone', '--text', '  '], ['--text']],
    ['empty_field', 'log testfirma-1 --channel phone --text -', ['--text']],
    ['unreadable_file', 'log testfirma-1 --from-file /nowhere.eml', ['/nowhere.eml']],
    ['unknown_unmatched', 'log testfirma-1 --unmatched abc', ['abc']],
    ['unknown_reply', 'judge testfirma-1 --as solved', ['testfirma-1']],
    ['unknown_reply', 'judge testfirma-1 --as solved --reply 1', ['1']],
    ['missing_input', 'change testfirma-1', ['--wish']],
    ['empty_field', ['change', 'testfirma-1', '--wish', ' '], ['--wish']],
    ['empty_field', ['change', 'testfirma-1', '--wish', '\u200b...'], ['--wish']],
    ['too_long', ['change', 'testfirma-1', '--wish', 'x'.repeat(2_001)], ['--wish', '2000']],
    ['bad_input', 'change testfirma-1 --add-ref 123', ['--add-ref']],
    ['unknown_company', 'change testfirma-1 --company nobody', ['nobody']],
    ['unknown_channel', 'change testfirma-1 --channels fax', ['fax']],
    ['unknown_channel', 'change testfirma-1 --skip letter --why x', ['letter', 'email, x']],
    ['missing_input', 'change testfirma-1 --skip x', ['--why']],
    ['missing_input', 'wait testfirma-1', ['--until']],
    ['bad_input', 'wait testfirma-1 --until 2026-12-24 --for 3bd', ['--until', '--for']],
    ['bad_date', 'wait testfirma-1 --until sometime', ['--until']],
    ['date_in_past', 'wait testfirma-1 --until 2026-11-20', ['--until']],
    ['bad_rule', 'wait testfirma-1 --for 3weeks', ['3weeks']],
    ['missing_input', 'close testfirma-1', ['--outcome', 'given-up']],
    ['bad_input', 'close testfirma-1 --outcome fine', ['--outcome', 'fine']],
    ['case_open', 'reopen testfirma-1', ['testfirma-1']],
  ] as const)('%s: %s', async (code, typed, words) => {
    const before = await versions()
    const argv = typeof typed === 'string' ? typed.split(' ') : typed
    const { exit, json } = await at.run([...argv, '--yes', '--json'])
    const { error } = json()
    expect([exit, error.code]).toEqual([2, code])
    const said = [error.message, ...error.hints, ...error.missing].join('\n')
    for (const word of words) expect(said).toContain(word)
    expect(await versions()).toEqual(before)
  })

  it('a closed case is neither closed nor continued', async () => {
    await at.run(['close', 'testfirma-1', '--outcome', 'solved'])
    for (const argv of [
      ['close', 'testfirma-1', '--outcome', 'solved'],
      ['next', 'testfirma-1'],
    ]) {
      const { exit, json } = await at.run([...argv, '--json'])
      expect([exit, json().error.code]).toEqual([2, 'case_closed'])
    }
  })

  it('forget wants a yes: exit 3, and everything is still there', async () => {
    const { exit, json } = await at.run(['forget', 'testfirma-1', '--json'])
    expect([exit, json().error.code]).toEqual([3, 'approval_needed'])
    expect(await versions()).toEqual([3, 2])
  })
})

describe('--dry-run', () => {
  it.each([
    ['confirm testfirma-2'],
    ['log testfirma-1 --channel phone --text called'],
    ['change testfirma-1 --wish other'],
    ['wait testfirma-1 --for 3bd'],
    ['close testfirma-1 --outcome solved'],
    ['forget testfirma-1'],
    ['next testfirma-1 --channel x'],
    ['config set me.name Erika'],
  ])('%s says what would be, records nothing', async typed => {
    const before = await versions()
    const { exit, json } = await at.run([...typed.split(' '), '--dry-run', '--json'])
    expect([exit, json().schema]).toEqual([0, expect.stringMatching(/^escalate\//)])
    expect(await versions()).toEqual(before)
    expect((await at.run(['config', 'get', 'me.name', '--json'])).json().value).toBeNull()
  })
})

describe('a verb of a later version', () => {
  it.each([
    'export --format html',
    'import file',
    'schedule install',
    'completion bash',
    'companies add x',
    'companies refresh',
  ])('%s says so, exit 2', async typed => {
    const { exit, stdout, stderr } = await at.run(typed.split(' '))
    expect(exit).toBe(2)
    expect(stdout + stderr).toContain('later version')
  })
})
