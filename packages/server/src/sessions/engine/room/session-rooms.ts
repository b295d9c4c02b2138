import type { SessionRecord } from '../../storage/session-repository.js';
import type { ClientSocket } from '../connection/client-socket.js';
import type { EngineParts } from '../engine-parts.js';
import { NO_OVERRIDES, type Overrides } from '../overrides.js';
import type { RoomMember } from './room-member.js';
import { SessionRoom } from './session-room.js';

/** Sessions that are looked at by one query. */
const HEADS_AT_ONCE = 500;

/** A socket's place in the room of its session. */
export interface Place {
  readonly room: SessionRoom;
  readonly member: RoomMember;
  leave(): void;
}

/** The rooms of all sessions that have sockets on this process. */
export class SessionRooms {
  readonly #parts: EngineParts;
  readonly #rooms = new Map<string, SessionRoom>();
  #isLooking = false;
  #lookAgain = false;

  constructor(parts: EngineParts) {
    this.#parts = parts;
  }

  /** News may not have arrived: whoever is behind the log is brought up to date. Never rejects. */
  async lookForMissed(): Promise<void> {
    this.#lookAgain = true;
    if (this.#isLooking) return;
    this.#isLooking = true;
    const { storage, log } = this.#parts;
    try {
      while (this.#lookAgain) {
        this.#lookAgain = false;
        const ids = [...this.#rooms.keys()];
        for (let i = 0; i < ids.length; i += HEADS_AT_ONCE) {
          const heads = await storage.messages.findHeads(ids.slice(i, i + HEADS_AT_ONCE));
          for (const { id, ...head } of heads) this.#rooms.get(id)?.offerHead(head);
        }
      }
    } catch (err) {
      log.warn({ err }, 'the log cannot be looked at for missed news at the moment');
    } finally {
      this.#isLooking = false;
    }
  }

  get size(): number {
    return this.#rooms.size;
  }

  /** The room of a session, if it has sockets here. */
  find(sessionId: string): SessionRoom | undefined {
    return this.#rooms.get(sessionId);
  }

  /**
   * Gives the overrides of a session as far as this process knows them: it has the session's
   * sockets, or those that ask here.
   */
  overridesOf(sessionId: string): Overrides {
    return this.#rooms.get(sessionId)?.overrides ?? NO_OVERRIDES;
  }

  /** The place counts at once; wait for `room.listening` before reading what news follow on. */
  join(socket: ClientSocket, session: SessionRecord): Place {
    const { id } = session;
    const room = this.#rooms.get(id) ?? new SessionRoom(this.#parts, session);
    this.#rooms.set(id, room);
    const member = room.add(socket, session);
    return {
      room,
      member,
      leave: () => {
        room.remove(member);
        if (!room.isEmpty || this.#rooms.get(id) !== room) return;
        this.#rooms.delete(id);
        room.close();
      },
    };
  }
}
