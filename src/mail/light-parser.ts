/**
 * The parser of the library with four things done otherwise, by what is inside of it: what it keeps of a body that is
 * not encoded, what it takes an undeclared charset for, in a body and in a head, and which of the texts of a mail are
 * handed on.
 */
import PostalMime, { type Email, type PostalMimeOptions } from 'postal-mime'
import { headLineBytes } from './head-line.ts'
import { LineBytes } from './line-bytes.ts'
import { undeclaredCharset } from './undeclared-charset.ts'
import { windowsLetters } from './windows-letters.ts'

/** A part of a mail that is read, in one form or in two of which a reader sees one. */
export interface TextPart {
  /** Null: there is none in this form. */
  readonly plain: string | null
  readonly html: string | null
}

/** What the library keeps for itself: tests fail where a later release of it keeps something else. */
interface Node {
  readonly state: string
  readonly content: ArrayBuffer | null
  readonly contentType: { readonly parsed: { readonly value: string; readonly params: { charset?: string } } }
  readonly contentTransferEncoding: { readonly encoding: string }
  contentDecoder: unknown
}
interface Inside {
  readonly currentNode: Node
  readonly textMap: ReadonlyMap<Node, Readonly<Record<string, readonly { readonly value: string }[]>>>
  parse(bytes: Uint8Array): Promise<Email>
  processLine(line: Uint8Array, isFinal: boolean): Promise<void>
  collectNode(node: Node, alternative: Node | false, related: boolean): Promise<void>
  renderTextContent(): void
}

const Library = PostalMime as unknown as new (options: PostalMimeOptions) => Inside

const joined = (items: readonly { readonly value: string }[] | undefined): string | null =>
  items === undefined ? null : windowsLetters(items.map(({ value }) => value).join('\n'))

/** A part may come back after another one: what it has by then stays. */
function lighten(node: Node): void {
  const isEncoded = /base64|quoted-printable/i.test(node.contentTransferEncoding.encoding)
  if (!isEncoded && !(node.contentDecoder instanceof LineBytes)) node.contentDecoder = new LineBytes()
}

/** Parses one mail, once. Its `text` and `html` stay away: {@link LightParser.texts} has them part by part. */
export class LightParser extends Library {
  private lightened: Node | null = null

  /** Every line becomes a blob of its own in the library: 9 MB of text took it 1.4 s, and take 0.15 s so (measured). */
  override async processLine(line: Uint8Array, isFinal: boolean): Promise<void> {
    const node = this.currentNode
    if (node !== this.lightened && node.contentDecoder) {
      this.lightened = node
      lighten(node)
    }
    return super.processLine(node.state === 'header' ? headLineBytes(line) : line, isFinal)
  }

  override async collectNode(node: Node, alternative: Node | false, related: boolean): Promise<void> {
    const { value, params } = node.contentType.parsed
    const isText = value.startsWith('text/') && node.content !== null
    const charset = isText ? undeclaredCharset(params.charset, node.content) : null
    if (charset !== null) params.charset = charset
    return super.collectNode(node, alternative, related)
  }

  override renderTextContent(): void {}

  /** @returns the texts of the mail in their order; forms of the same one (`multipart/alternative`) together */
  texts(): TextPart[] {
    return [...this.textMap.values()].map(({ plain, html }) => ({ plain: joined(plain), html: joined(html) }))
  }
}
