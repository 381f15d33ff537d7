// The package's types describe its CommonJS entry only; this is the part of its ESM build that is used.
declare module 'twitter-text/dist/esm/parseTweet.js' {
  export default function parseTweet(text: string): {
    readonly weightedLength: number
    readonly valid: boolean
  }
}
