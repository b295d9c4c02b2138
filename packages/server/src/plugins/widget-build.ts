import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { RELEASES, WIDGET } from './served-folders.js';

/** A build of the widget. */
export interface WidgetBuild {
  /** Version, such as `1.2.3`. */
  readonly version: string;
  /** Value of the attribute `integrity` for each of its files, by path. */
  readonly integrity: Readonly<Record<string, string>>;
}

/** A build that is served, and where from. */
export interface ServedBuild extends WidgetBuild {
  readonly folder: string;
}

/** @returns the build that is served at `/chatbot.js`; null: there is none */
export function widgetBuild(): ServedBuild | null {
  return read(WIDGET);
}

/** @returns earlier releases that are still served */
export function keptBuilds(): readonly ServedBuild[] {
  if (!existsSync(RELEASES)) return [];
  return readdirSync(RELEASES).flatMap((name) => read(join(RELEASES, name)) ?? []);
}

function read(folder: string): ServedBuild | null {
  const file = join(folder, 'build.json');
  if (!existsSync(file)) return null;
  return { ...(JSON.parse(readFileSync(file, 'utf8')) as WidgetBuild), folder };
}
