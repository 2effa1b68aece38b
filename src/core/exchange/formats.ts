import { citationFormat } from './csl.ts';
import { csvFormat } from './csv.ts';
import { wordFormat } from './docx.ts';
import type { Exporter } from './exporter.ts';
import { pageFormat } from './html.ts';
import { jsonFormat } from './json.ts';
import { markdownFormat } from './markdown.ts';
import { vaultFormat } from './obsidian.ts';
import { openDocumentFormat } from './odt.ts';
import { projectExchange } from './refi/qdpx.ts';
import { webAnnotationFormat } from './web-annotation/write.ts';
import { workbookFormat } from './xlsx.ts';

/** Every format in which evidence leaves, in the order in which they are offered. */
export const exporters = [
  markdownFormat,
  wordFormat,
  openDocumentFormat,
  pageFormat,
  workbookFormat,
  csvFormat,
  vaultFormat,
  citationFormat,
  projectExchange,
  webAnnotationFormat,
  jsonFormat,
] as const satisfies readonly Exporter[];

/** Names one of them. */
export type ExporterId = (typeof exporters)[number]['id'];

/** The format of this name. */
export function exporterOf(id: ExporterId): Exporter {
  return exporters.find((one) => one.id === id)!;
}
