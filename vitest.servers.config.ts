import { defineConfig } from 'vitest/config'
import base from './vitest.config.ts'

/** The tests that need servers of the operating system; `.ci/run` installs those. One file at a time. */
export default defineConfig({
  test: {
    ...base.test,
    include: ['test/realservers/**/*.test.ts'],
    exclude: [],
    globalSetup: ['test/support/build.ts'],
    fileParallelism: false,
    passWithNoTests: false,
  },
})
