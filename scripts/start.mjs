/**
 * `npm start`: installs and builds what is missing or out of date, then becomes the server. Needs
 * Node and nothing else. PORT, HOST, DATA_DIR and the other settings are the server's to read.
 */
import './setup/node-version.mjs';
import module from 'node:module';
import { pathToFileURL } from 'node:url';
import { build, isBuilt } from './setup/build.mjs';
import { install } from './setup/install.mjs';
import { inRoot, root } from './setup/root.mjs';
import { forwardSignals } from './setup/run.mjs';

async function prepare() {
  const stopForwarding = forwardSignals();
  await install(console.log);
  if (!isBuilt()) {
    console.log('Building ...');
    const started = Date.now();
    await build();
    console.log(`Built in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
  }
  stopForwarding();
}

process.chdir(root);
try {
  await prepare();
} catch (error) {
  if (error.details) console.error(error.details.trim().split('\n').slice(-40).join('\n'));
  console.error(error.message);
  process.exit(1);
}
console.log('Starting the server ...');
process.setSourceMapsEnabled(true);
module.enableCompileCache?.(); // Since Node 22: a quicker second start.
await import(pathToFileURL(inRoot('packages/server/dist/server.js')).href);
