// The part of pdf.js that is used. Its own types want a window, which the core does not have.

declare module 'pdfjs-dist/legacy/build/pdf.mjs' {
  /** Words of one font that stand beside one another; of type others are marks of structure. */
  interface TextItem {
    readonly str: string;
    readonly fontName: string;
    readonly dir: 'ltr' | 'rtl' | 'ttb';
    /** The matrix that places it: its last two are where it begins, in points from the lower left. */
    readonly transform: readonly number[];
    readonly width: number;
    readonly height: number;
    readonly hasEOL: boolean;
  }
  interface Page {
    readonly view: readonly number[];
    readonly rotate: number;
    getTextContent(options: {
      includeMarkedContent: false;
      disableNormalization: true;
    }): Promise<{ readonly items: readonly (TextItem | { readonly type: string })[] }>;
    getAnnotations(): Promise<
      readonly {
        readonly subtype: string;
        readonly fieldValue?: unknown;
        readonly contentsObj?: { readonly str: string };
      }[]
    >;
    /** Without what is drawn over the page. */
    getOperatorList(options: { annotationMode: 0 }): Promise<Drawing>;
    readonly commonObjs: { has(name: string): boolean; get(name: string): unknown };
    cleanup(): boolean;
  }
  /** What is drawn: the number of each operation, and what it is done with. */
  export interface Drawing {
    readonly fnArray: readonly number[];
    readonly argsArray: readonly unknown[];
  }
  /** Those of text, and of what moves it. */
  export type Operation =
    | 'save'
    | 'restore'
    | 'transform'
    | 'paintFormXObjectBegin'
    | 'paintFormXObjectEnd'
    | 'beginText'
    | 'setTextMatrix'
    | 'moveText'
    | 'setLeadingMoveText'
    | 'nextLine'
    | 'setLeading'
    | 'setCharSpacing'
    | 'setWordSpacing'
    | 'setHScale'
    | 'setTextRise'
    | 'setFont'
    | 'showText';
  export const OPS: Readonly<Record<Operation, number>>;
  interface PdfDocument {
    readonly numPages: number;
    getPage(number: number): Promise<Page>;
    getPageLabels(): Promise<readonly string[] | null>;
    getMetadata(): Promise<{ readonly info: Readonly<Record<string, unknown>> }>;
  }
  export function getDocument(source: {
    readonly data: Uint8Array;
    readonly isEvalSupported: false;
    readonly useWorkerFetch: false;
    readonly useSystemFonts: false;
    readonly disableFontFace: true;
    readonly enableXfa: false;
    readonly stopAtErrors: false;
    readonly fontExtraProperties: true;
    readonly verbosity: 0;
  }): { readonly promise: Promise<PdfDocument>; destroy(): Promise<void> };
}

declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs' {
  export const WorkerMessageHandler: unknown;
}
