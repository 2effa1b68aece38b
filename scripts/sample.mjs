// Writes resources/sample.lectern from its sources in resources/sample. The tests check that it was not forgotten.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const { module } = await runnerImport(fileURLToPath(new URL('../test/core/sample-project.ts', import.meta.url)));
const bytes = await module.buildSample();
writeFileSync(module.sampleFile, bytes);
console.log(`${module.sampleFile}: ${bytes.length} bytes`);
