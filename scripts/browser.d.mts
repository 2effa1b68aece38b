export function findBrowser(options?: { readonly install?: boolean }): string;
export const browserFlags: string[];
