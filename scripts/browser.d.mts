export function findBrowser(options?: { readonly install?: boolean }): string;
