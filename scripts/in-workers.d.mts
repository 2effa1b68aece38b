import type { Plugin } from 'vite';

/** A plugin for what is bundled into workers: of packages with a form for pages it takes the one that needs no page. */
export function inWorkers(): Plugin;
