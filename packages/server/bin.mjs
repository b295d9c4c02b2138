#!/usr/bin/env node
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`The server needs Node 20.19 or newer; this is ${process.versions.node}.\n`);
  process.exit(1);
}
const [command] = process.argv.slice(2);
await import(
  command === undefined || command === 'start' ? './dist/server.js' : './dist/cli/main.js'
);
