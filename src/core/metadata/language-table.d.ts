// The table of the detector of languages, which its package keeps to itself.

declare module '*/eld/src/ngrams/extrasmall.js' {
  export const ngramsData: {
    readonly languages: Readonly<Record<number, string>>;
    readonly ngrams: Readonly<Record<string, Readonly<Record<number, number>>>>;
  };
}

declare module '*/eld/src/avgScore.js' {
  export const avgScore: Readonly<Record<string, number>>;
}

declare module '*/eld/src/dictionary.js' {
  export const dictionary: readonly string[];
}

declare module '*/eld/src/regexPatterns.js' {
  export const separators: RegExp;
}
