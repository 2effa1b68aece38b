/** The part of saxen that xml.ts uses; the package has no types of its own. */
declare module 'saxen' {
  type Attributes = Readonly<Record<string, string>>;
  export class Parser {
    /** Which prefix elements and attributes of a namespace get, whatever they are written with. */
    ns(prefixes: Readonly<Record<string, string>>): this;
    on(event: 'openTag', hear: (name: string, attributes: () => Attributes | false) => void): this;
    on(event: 'closeTag', hear: (name: string) => void): this;
    on(event: 'text' | 'cdata' | 'attention', hear: (words: string) => void): this;
    on(event: 'error', hear: (error: Error) => void): this;
    /** Answers with what is wrong, if somebody hears of errors. */
    parse(xml: string): Error | null;
  }
}
