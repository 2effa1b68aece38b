export function isThere(pid: number): boolean;
