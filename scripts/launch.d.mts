export function remedy(runtime: string, options?: { readonly restricted?: boolean }): string | null;
