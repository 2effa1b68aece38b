/* global Response */
import path from 'node:path';
import { app, BrowserWindow, protocol } from 'electron';

// A program that shows an empty page and does nothing else: what a start costs before any of it is ours.

const page = '<!doctype html><title>Empty</title><body data-empty>An empty page.</body>';
const preload = path.join(import.meta.dirname, '../../out/preload/index.cjs');

app.requestSingleInstanceLock();
process.on('message', () => app.quit());
void app.whenReady().then(() => {
  protocol.handle('lectern', async () => new Response(page, { headers: { 'Content-Type': 'text/html' } }));
  void new BrowserWindow({ webPreferences: { preload } }).loadURL('lectern://app/');
});
