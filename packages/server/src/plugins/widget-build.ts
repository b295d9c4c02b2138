import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { RELEASES, WIDGET } from './served-folders.js';

/** A build of the widget. */
export interface WidgetBuild {
  /** As in `1.2.3`. */
  readonly version: string;
  /** Of each of its files, by path: what the attribute `integrity` says. */
  readonly integrity: Readonly<Record<string, string>>;
}

/** @returns the build that is served at `/chatbot.js`; null: there is none */
export function widgetBuild(): WidgetBuild | null {
  return read(WIDGET);
}

/** @returns earlier releases that are still served */
export function keptBuilds(): readonly WidgetBuild[] {
  if (!existsSync(RELEASES)) return [];
  return readdirSync(RELEASES).flatMap((name) => read(join(RELEASES, name)) ?? []);
}

function read(folder: string): WidgetBuild | null {
  const file = join(folder, 'build.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as WidgetBuild) : null;
}
