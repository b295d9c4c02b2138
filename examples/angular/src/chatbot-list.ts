import { Component, CUSTOM_ELEMENTS_SCHEMA, inject, signal } from '@angular/core';
import { SERVER } from './chat-server';
import { createChatbot, listChatbots, stateOf, type Summary, wordsOf } from './chatbots';
import { Operator } from './operator';

@Component({
  selector: 'app-chatbot-list',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <h1>Chatbots</h1>
    @if (problem()) {
      <p role="alert">{{ problem() }}</p>
    }
    @if (chatbots(); as rows) {
      <ul class="rows" aria-label="Chatbots">
        @for (chatbot of rows; track chatbot.id) {
          <li>
            <a [href]="'#/chatbots/' + chatbot.id">{{ chatbot.name }}</a>
            {{ stateOf(chatbot.draft.revision, chatbot.live?.revision ?? null) }}
            <button [attr.aria-label]="'Test ' + chatbot.name" (click)="tested.set(chatbot.id)">
              Test
            </button>
          </li>
        }
      </ul>
    } @else if (!problem()) {
      <p role="status">Loading chatbots …</p>
    }
    <form aria-label="New chatbot" (submit)="create($event, name.value, knowledge.value)">
      <label>
        Name
        <input #name required maxlength="60" />
      </label>
      <label>
        What it knows
        <textarea #knowledge required></textarea>
      </label>
      <div class="buttons">
        <button>Create chatbot</button>
      </div>
    </form>
    <chatbot-test
      [server]="server"
      [chatbotId]="tested()"
      [token]="operator.token()"
      [open]="tested() !== '' && operator.token() !== ''"
      (chatbot-test-token)="operator.renew(true)"
      (chatbot-test-close)="tested.set('')"
    ></chatbot-test>
  `,
})
export class ChatbotList {
  readonly server = SERVER;
  readonly stateOf = stateOf;
  readonly operator = inject(Operator);
  readonly chatbots = signal<Summary[] | null>(null);
  readonly problem = signal('');
  readonly tested = signal('');

  constructor() {
    listChatbots().then(
      (chatbots) => this.chatbots.set(chatbots),
      (error: unknown) => this.problem.set(wordsOf(error)),
    );
  }

  async create(event: Event, name: string, knowledge: string): Promise<void> {
    event.preventDefault();
    try {
      const { id } = await createChatbot(name, knowledge);
      location.hash = `/chatbots/${id}`;
    } catch (error) {
      this.problem.set(wordsOf(error));
    }
  }
}
