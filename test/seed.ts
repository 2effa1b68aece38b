import fc from 'fast-check';
import { inject } from 'vitest';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Whether generated cases are new in every run, as LECTERN_FUZZ=1 asks. */
    readonly fuzz: boolean;
  }
}

// Every run tries the same generated cases, so that a red run is red again. LECTERN_FUZZ=1 looks for new ones.
if (!inject('fuzz')) fc.configureGlobal({ seed: 20_250_630 });
