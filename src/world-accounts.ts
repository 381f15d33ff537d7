/** What `connect` needs to set up a mail account: its servers, and a sign-in without a password. */
import type { System, World } from './world.ts'

type Parts = Pick<World, 'findServers' | 'signInByDevice'>

/** @returns those parts of the world; the sign-in server counts by the real hour, so --now has no say in it */
export function accountsOf(system: System): Parts {
  return {
    findServers: async (address, options) => {
      const { findServers } = await import('./channels/email/accounts/find-servers.ts')
      const { realNet } = await import('./channels/email/accounts/net.ts')
      return findServers(address, system.net ?? realNet(), options)
    },
    signInByDevice: async (connection, show) => {
      const { signInByDevice } = await import('./channels/email/oauth/device-sign-in.ts')
      const clock = () => Date.parse(system.clock())
      return signInByDevice(connection, { show, pause: system.pause ?? waitUnlessStopped, clock })
    },
  }
}

/** @throws UserError `interrupted` (exit 130) at Ctrl-C, so that the command ends as at any other question */
async function waitUnlessStopped(milliseconds: number): Promise<void> {
  const { interrupted } = await import('./terminal/prompts.ts')
  await new Promise<void>((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(interrupted())
    }
    const timer = setTimeout(() => {
      process.off('SIGINT', stop)
      resolve()
    }, milliseconds)
    process.once('SIGINT', stop)
  })
}
