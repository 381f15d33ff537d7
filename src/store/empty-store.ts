/** What a command that only reads is given where nothing was ever stored. */
import { EXIT, UserError } from '../errors.ts'
import type { Store } from './store.ts'

/** A command that said it only reads tried to write: a fault of ours, not of the user. */
export function readOnly(): never {
  throw new TypeError('the case store was opened for reading only')
}

const unknown = (id: string): never => {
  throw new UserError('unknown_case', EXIT.usage, `There is no case ${id}.`)
}

/** @returns a store without cases that creates no file */
export function emptyStore(): Store {
  return {
    load: () => null,
    resolve: () => [],
    append: unknown,
    create: readOnly,
    overview: () => [],
    delivered: () => null,
    trayCount: () => 0,
    trayGet: () => null,
    trayList: () => [],
    receive: readOnly,
    received: () => null,
    assign: readOnly,
    discard: readOnly,
    mark: () => null,
    keepMark: readOnly,
    forget: unknown,
    forgottenAt: () => null,
    rebuild: readOnly,
    verify: () => [],
    holidays: () => null,
    keepHolidays: () => undefined,
    close: () => undefined,
  }
}
