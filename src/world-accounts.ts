/** What `connect` needs to set up an account: the servers of a mail address, and sign-ins without a password. */
import type { Timer } from './channels/x/sign-in/callback.ts'
import type { System, World } from './world.ts'

type Parts = Pick<World, 'findServers' | 'signInByDevice' | 'signInToX'>

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
    signInToX: async (place, way) => {
      const { signInToX } = await import('./channels/x/sign-in/sign-in.ts')
      const clock = () => Date.parse(system.clock())
      return signInToX(place, way, { timer: timerOf(system), clock, unlessStopped })
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

function timerOf({ pause }: System): Timer {
  if (pause !== undefined) return pausing(pause)
  return (run, milliseconds) => {
    const timer = setTimeout(run, milliseconds)
    return () => clearTimeout(timer)
  }
}

/** Time as a test lets it pass. */
function pausing(pause: NonNullable<System['pause']>): Timer {
  return (run, milliseconds) => {
    let wanted = true
    void pause(milliseconds).then(() => wanted && run())
    return () => {
      wanted = false
    }
  }
}

/** @throws UserError `interrupted` (exit 130) at Ctrl-C or a signal that ends the program */
async function unlessStopped<T>(work: () => Promise<T>): Promise<T> {
  const { interrupted } = await import('./terminal/prompts.ts')
  const { onEnding } = await import('./terminal/endings.ts')
  let listened = () => {}
  const stopped = new Promise<never>((_, reject) => {
    listened = onEnding(() => reject(interrupted()))
  })
  // Listened for before anything begins: the link on the screen says that one may stop.
  return Promise.race([work(), stopped]).finally(() => listened())
}
