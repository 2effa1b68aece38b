export interface Results {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly failures: readonly { readonly name: string; readonly why: string }[];
  readonly flaky: readonly string[];
}
export function fromVitest(report: Results | null, status: number): Results;
export function fromPlaywright(report: unknown, status: number): Results;
