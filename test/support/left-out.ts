/** Says at the end of `npm test` what it did not run, so that nobody takes it for all there is. */

/** Vitest's global setup: nothing before, one line after. */
export default function setup(): () => void {
  return () => {
    process.stdout.write(
      'Left out: the tests with real servers (Dovecot, a Secret Service). `npm run test:servers` runs them; ' +
        '.ci/run installs what they need.\n',
    )
  }
}
