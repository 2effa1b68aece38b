import { register } from 'node:module';
import './begun.mjs';

// Lets the built main process, which imports `electron`, find the stand-in instead.

const electron = new URL('./electron.mjs', import.meta.url).href;
const hooks = `export const resolve = (name, context, next) =>
  name === 'electron' ? { url: ${JSON.stringify(electron)}, shortCircuit: true } : next(name, context);`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
