import { spawn } from 'node:child_process';

/** Shows an address in the person's browser, where there is a display; says nothing if that fails. */
export function openAddress(address, { platform = process.platform, environment = process.env } = {}) {
  const command = openCommand(address, platform, environment);
  if (command === null) return;
  const [program, ...rest] = command;
  const child = spawn(program, rest, { stdio: 'ignore', detached: true });
  child.on('error', () => {}); // The address is printed as well.
  child.unref();
}

function openCommand(address, platform, environment) {
  if (platform === 'darwin') return ['open', address];
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', address];
  return environment.DISPLAY || environment.WAYLAND_DISPLAY ? ['xdg-open', address] : null;
}
