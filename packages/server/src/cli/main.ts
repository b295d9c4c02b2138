import { runCommand } from './run-command.js';

const [name = 'help', ...args] = process.argv.slice(2);
process.exitCode = await runCommand(name, {
  args,
  env: process.env,
  say: (line) => process.stdout.write(`${line}\n`),
});
