/** Stops at once, with one line, on a Node that is too old. Imported first by start and test. */
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Node ${process.versions.node} is too old: this project needs Node 20.19 or later (https://nodejs.org).`,
  );
  process.exit(1);
}
