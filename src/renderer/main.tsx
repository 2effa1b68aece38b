import { pickHost } from './host/pick.ts';

// A placeholder until the workbench is drawn here.
document.getElementById('root')!.textContent = `Lectern on a ${pickHost().kind} host`;
