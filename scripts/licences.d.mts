import type { Plugin } from 'vite';

export function licences(): { readonly page: () => Plugin; readonly workers: () => Plugin };
