/** Malformed and hostile mails: the list that the limits of mail parsing are held against. */
import { ENCODINGS } from './encodings.ts'
import { HEADERS } from './headers.ts'
import { HTML } from './html.ts'
import { LINES } from './lines.ts'
import { type Shape, shapesOf } from './shape.ts'
import { STRUCTURE } from './structure.ts'

export interface HostileMail {
  readonly name: string
  readonly bytes: Uint8Array
}

const SHAPES: readonly Shape[] = [
  ...shapesOf('parts', STRUCTURE),
  ...shapesOf('head', HEADERS),
  ...shapesOf('encoding', ENCODINGS),
  ...shapesOf('html', HTML),
  ...LINES,
]

export const HOSTILE_COUNT = SHAPES.length

/** @param size about how many bytes those mails have that can have any number; each is built when it is its turn */
export function* hostileMails(size = 1_000_000): Generator<HostileMail> {
  for (const { name, build } of SHAPES) {
    const built = build(size)
    yield { name, bytes: typeof built === 'string' ? Buffer.from(built, 'utf8') : built }
  }
}
