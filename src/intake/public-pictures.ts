/** Pictures of a case that the person may add to a public post, cleaned. */
import { basename } from 'node:path'
import type { Attachment } from '../case/model.ts'
import { isPictureName, withoutMetadata } from './picture-metadata.ts'

/** X takes 4 pictures in a post (X docs, media); Bluesky and Mastodon as many. */
const MOST = 4

export interface PublicPictures {
  readonly clean: readonly { readonly name: string; readonly bytes: Uint8Array }[]
  /** Names of those that could not be cleaned, and are not handed over. */
  readonly refused: readonly string[]
}

/** @param read bytes by SHA-256; a picture that cannot be read is not handed over, and keeps no post back */
export async function publicPictures(
  attachments: readonly Attachment[],
  read: (sha256: string) => Promise<Uint8Array>,
): Promise<PublicPictures> {
  const clean: { name: string; bytes: Uint8Array }[] = []
  const refused: string[] = []
  for (const { name, sha256 } of attachments.filter(each => isPictureName(each.name)).slice(0, MOST)) {
    const bytes = await read(sha256).then(withoutMetadata, () => null)
    if (bytes) clean.push({ name: basename(name), bytes })
    else refused.push(name)
  }
  return { clean, refused }
}
