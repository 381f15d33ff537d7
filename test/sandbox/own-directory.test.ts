import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { homeDirectory } from '../../src/companies/home-directory.ts'
import { writeSandboxCompany } from '../../src/sandbox/own-directory.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'escalate-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

it('leads to the fake company only, whatever is asked for', () => {
  const file = join(folder, 'companies.json')
  writeSandboxCompany(file)
  const directory = homeDirectory(file, true)
  expect(directory.search('telekom').map(({ company }) => company.id)).toEqual(['sandbox'])
  expect(directory.search('vodafone')).toEqual([])
  expect(homeDirectory(file).search('vodafone').length).toBeGreaterThan(0)
})
