import type { ClientSocket } from './client-socket.js';
import type { EngineParts } from './engine-parts.js';
import type { RoomMember } from './room-member.js';
import { SessionRoom } from './session-room.js';

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

  constructor(parts: EngineParts) {
    this.#parts = parts;
  }

  get size(): number {
    return this.#rooms.size;
  }

  /** The place counts at once; wait for `room.listening` before reading what news follow on. */
  join(socket: ClientSocket, session: { id: string; chatbotId: string }): Place {
    const { id, chatbotId } = session;
    const room = this.#rooms.get(id) ?? new SessionRoom(this.#parts, id, chatbotId);
    this.#rooms.set(id, room);
    const member = room.add(socket);
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
