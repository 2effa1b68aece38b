export function start(options: {
  readonly words: readonly string[];
  readonly folder: string;
  readonly electron?: string;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly serve?: () => void | Promise<void>;
  readonly say?: (sentence: string) => void;
  readonly patience?: number;
  readonly platform?: string;
  /** Whether the system lets no program in a home folder make a sandbox; else it is asked. */
  readonly restricted?: boolean;
}): Promise<number | null>;
