import type { Rejoin } from '@chatbot-test/shared/config/http-provider.schema.js';
import type { WireEvent } from '../wire/wire-events.js';
import { lastNumber, textsOf } from './path.js';

/** Ids are shorter; whatever is longer is none, and not kept. */
const LONGEST_ID = 400;

/** Place within a generation of a service. */
export interface GenerationPlace {
  /** The service's id of it; empty as long as it has told none. */
  readonly id: string;
  /** Number of the last event that was read, or its id where that is none; null: none has one. */
  readonly position: number | string | null;
}

/** A generation of a service: what to rejoin it by, and how far it has been read. */
export class Generation {
  readonly #rejoin: Rejoin;
  #place: GenerationPlace;

  constructor(rejoin: Rejoin, place: GenerationPlace = { id: '', position: null }) {
    this.#rejoin = rejoin;
    this.#place = place;
  }

  get place(): GenerationPlace {
    return this.#place;
  }

  get isKnown(): boolean {
    return this.#place.id !== '';
  }

  /**
   * Notes where an event stands.
   *
   * @returns whether it is new: a stream that was rejoined may repeat some
   */
  take(event: WireEvent): boolean {
    const { id, position } = this.#place;
    const texts = textsOf(event, this.#rejoin.position);
    const number = lastNumber(texts);
    if (number !== null && typeof position === 'number' && number <= position) return false;
    const told = id === '' ? (textsOf(event, this.#rejoin.id).at(-1) ?? '') : id;
    this.#place = {
      id: told.length > LONGEST_ID ? '' : told,
      position: number ?? texts.at(-1)?.slice(0, LONGEST_ID) ?? position,
    };
    return true;
  }
}
