import { BackupError } from '../backup/backup-line.js';
import { adviceOn } from '../doctor/database-advice.js';
import { reasonOf } from '../doctor/finding.js';
import { StartError } from '../start-error.js';
import { wrongIn, type Arguments } from './arguments.js';
import { backup } from './backup.js';
import { CommandError, type Command, type CommandContext } from './command.js';
import { doctor } from './doctor.js';
import { migrate } from './migrate.js';
import { move } from './move.js';
import { restore } from './restore.js';
import { verify } from '../publishing/verify-command.js';

const COMMANDS: Readonly<Record<string, Command>> = {
  backup,
  restore,
  migrate,
  move,
  doctor,
  verify,
};

const FLAG = { type: 'boolean' } as const;

const ARGUMENTS: Readonly<Record<string, Arguments>> = {
  backup: { usage: 'backup FILE', most: 1 },
  restore: { usage: 'restore FILE [--replace]', options: { replace: FLAG }, most: 1 },
  migrate: { usage: 'migrate' },
  move: { usage: 'move' },
  doctor: { usage: 'doctor [--json]', options: { json: FLAG } },
  verify: {
    usage: 'verify ADDRESS [--json] [--key KEY] [--ask QUESTION] [--browser] [--pictures FOLDER]',
    options: {
      ...{ json: FLAG, browser: FLAG },
      ...{ key: { type: 'string' }, ask: { type: 'string' }, pictures: { type: 'string' } },
    },
    most: 1,
  },
};

const HELP = `chatbot-test-server [command]

  start               starts the server; the default
  backup FILE         writes a backup of everything to FILE
  restore FILE        restores a backup into an empty database; --replace moves an embedded one aside
  migrate             upgrades the tables, as a start does
  move                copies the embedded database into the one at DATABASE_URL
  doctor [--json]     checks the settings and all that the server needs, and says what to do
  verify ADDRESS      checks whether a site shows what was published: docs/proof.md

Settings are environment variables: docs/operations.md.`;

const HELP_WORDS: ReadonlySet<string> = new Set(['help', '--help', '-h']);

/** Carries out a command. Never rejects. @returns the exit code */
export async function runCommand(name: string, context: CommandContext): Promise<number> {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  const taken = ARGUMENTS[name];
  const asksForHelp = [name, ...context.args].some((word) => HELP_WORDS.has(word));
  if (!command || !taken || asksForHelp) {
    if (!asksForHelp) context.say(`There is no command “${name}”.\n`);
    context.say(HELP);
    return asksForHelp ? 0 : 2;
  }
  const wrong = wrongIn(context.args, taken);
  if (wrong !== null) {
    context.say(wrong);
    return 2;
  }
  try {
    return await command(context);
  } catch (error) {
    const isForPeople = [CommandError, StartError, BackupError].some(
      (kind) => error instanceof kind,
    );
    const advice = adviceOn(error);
    const reason = reasonOf(error);
    if (isForPeople) context.say(reason);
    else if (advice) context.say(`The database ${advice.says}. ${advice.action}`);
    else context.say(`${name} failed: ${reason}`);
    return 1;
  }
}
