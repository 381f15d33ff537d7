// The package's types describe its CommonJS entry only; these are the parts of its ESM build that are used.
declare module 'twitter-text/dist/esm/parseTweet.js' {
  export default function parseTweet(text: string): {
    readonly weightedLength: number
    readonly valid: boolean
  }
}

declare module 'twitter-text/dist/esm/extractUrls.js' {
  export default function extractUrls(text: string): readonly string[]
}
