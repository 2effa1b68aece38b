export function findBrowser(options?: { readonly install?: boolean; readonly light?: boolean }): string;
export const browserFlags: string[];
