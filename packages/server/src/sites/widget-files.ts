import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WidgetFile } from '@chatbot-test/shared/protocol/witness.schema.js';
import type { ServedBuild } from '../plugins/widget-build.js';

/** Judgement on the widget's files, as a page has them. */
export interface JudgedFiles {
  /** Version of the widget that they are of; null: of none that is served, or the page has told none. */
  readonly version: string | null;
  /** True: each of them may be a file of the build that is live. */
  readonly areIntact: boolean;
}

interface KnownFile {
  readonly version: string;
  readonly bytes: number;
  /** SHA-256, hexadecimal. */
  readonly hash: string;
  readonly isCurrent: boolean;
}

/** Compares files of the widget that pages have with those that are served. */
export class WidgetFiles {
  readonly #known = new Map<string, KnownFile>();

  /** @param kept releases before, which pages may have pinned */
  constructor(current: ServedBuild | null, kept: readonly ServedBuild[] = []) {
    for (const build of kept) this.#add(build, `v/${build.version}/`, false);
    if (!current) return;
    this.#add(current, '', true);
    this.#add(current, `v/${current.version}/`, true);
  }

  #add({ version, integrity, folder }: ServedBuild, prefix: string, isCurrent: boolean): void {
    for (const path of Object.keys(integrity)) {
      const file = join(folder, path);
      if (!existsSync(file)) continue;
      const contents = readFileSync(file);
      const hash = createHash('sha256').update(contents).digest('hex');
      this.#known.set(prefix + path, { version, bytes: contents.length, hash, isCurrent });
    }
  }

  judge(files: readonly WidgetFile[] = []): JudgedFiles {
    const found = files.map((file) => {
      const known = this.#known.get(file.path);
      return known && isSame(file, known) ? known : null;
    });
    return {
      version: found.find((known) => known !== null)?.version ?? null,
      areIntact: found.every((known) => known?.isCurrent),
    };
  }
}

function isSame({ bytes, hash }: WidgetFile, known: KnownFile): boolean {
  const isAsLong = bytes === 0 || bytes === known.bytes;
  return isAsLong && (hash === undefined || hash === known.hash);
}
