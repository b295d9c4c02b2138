import { Component, computed, signal } from '@angular/core';
import { ChatbotForm } from './chatbot-form';
import { ChatbotList } from './chatbot-list';
import { Sessions } from './sessions';

/** Your own router takes this place. */
@Component({
  selector: 'app-root',
  imports: [ChatbotForm, ChatbotList, Sessions],
  host: { '(window:hashchange)': 'follow()' },
  template: `
    <nav aria-label="Dashboard">
      <a href="#/">Chatbots</a>
      <a href="#/sessions">Sessions</a>
    </nav>
    <main>
      @switch (kind()) {
        @case ('chatbots') {
          @for (each of [id()]; track each) {
            <app-chatbot-form [id]="each" />
          }
        }
        @case ('sessions') {
          <app-sessions />
        }
        @default {
          <app-chatbot-list />
        }
      }
    </main>
  `,
})
export class App {
  readonly hash = signal(location.hash);
  readonly kind = computed(() => this.hash().split('/')[1] ?? '');
  readonly id = computed(() => this.hash().split('/')[2] ?? '');

  follow(): void {
    this.hash.set(location.hash);
  }
}
