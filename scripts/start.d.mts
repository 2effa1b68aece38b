export function start(options: {
  readonly words: readonly string[];
  readonly folder: string;
  readonly electron?: string;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly serve?: () => void | Promise<void>;
  readonly say?: (sentence: string) => void;
  readonly patience?: number;
  readonly platform?: string;
}): Promise<number | null>;
