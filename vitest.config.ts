import { defineConfig } from 'vitest/config'

// Node 20 reads the extra certificates at every start: that would triple the time of each program a test starts.
delete process.env.NODE_EXTRA_CA_CERTS
// A developer's own settings must not reach into a test.
for (const name of Object.keys(process.env)) if (name.startsWith('ESCALATE_')) delete process.env[name]

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Real servers come from Debian packages: vitest.servers.config.ts runs those tests.
    exclude: ['test/realservers/**'],
    globalSetup: ['test/support/build.ts', 'test/support/left-out.ts'],
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
})
