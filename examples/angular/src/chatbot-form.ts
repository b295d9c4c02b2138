import { Component, computed, CUSTOM_ELEMENTS_SCHEMA, inject, input, signal } from '@angular/core';
import type { OnInit } from '@angular/core';
import { SERVER } from './chat-server';
import {
  type Chatbot,
  type Config,
  embedCode,
  linesOf,
  publishChatbot,
  readChatbot,
  saveChatbot,
  stateOf,
  wordsOf,
} from './chatbots';
import { Operator } from './operator';

/** The edit form; what nobody has saved yet is in the test beside it at once. */
@Component({
  selector: 'app-chatbot-form',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    @if (saved(); as chatbot) {
      @if (config(); as form) {
        <h1>{{ chatbot.config.name }}</h1>
        <div class="editor">
          <form aria-label="Chatbot" (submit)="save($event)">
            @if (problem()) {
              <p role="alert">{{ problem() }}</p>
            }
            <p role="status">
              {{ isSaved() ? stateOf(chatbot.revision, chatbot.live) : 'Unsaved changes' }}
            </p>
            <label>
              Name
              <input
                #name
                required
                maxlength="60"
                [value]="form.name"
                (input)="change({ name: name.value })"
              />
            </label>
            <label>
              Welcome message
              <textarea
                #welcome
                [value]="form.appearance.welcomeMessage"
                (input)="changeAppearance({ welcomeMessage: welcome.value })"
              ></textarea>
            </label>
            <label>
              Colour
              <input
                #colour
                type="color"
                [value]="form.appearance.light.primary"
                (input)="
                  changeAppearance({ light: { ...form.appearance.light, primary: colour.value } })
                "
              />
            </label>
            <label>
              Sites that may embed it, one a line
              <textarea
                #sites
                [value]="
                  form.allowedOrigins.join(
                    '
'
                  )
                "
                (change)="change({ allowedOrigins: linesOf(sites.value) })"
              ></textarea>
            </label>
            <div class="buttons">
              <button>Save</button>
              <button type="button" [disabled]="!isSaved()" (click)="publish()">Publish</button>
            </div>
            @if (chatbot.live !== null) {
              <section aria-label="Embed code">
                <pre>{{ embedCode(id()) }}</pre>
              </section>
            }
          </form>
          <chatbot-test
            layout="inline"
            [server]="server"
            [chatbotId]="id()"
            [token]="operator.token()"
            [config]="form"
            [open]="operator.token() !== ''"
            (chatbot-test-token)="operator.renew(true)"
          ></chatbot-test>
        </div>
      }
    } @else if (problem()) {
      <p role="alert">{{ problem() }}</p>
    } @else {
      <p role="status">Loading the chatbot …</p>
    }
  `,
})
export class ChatbotForm implements OnInit {
  readonly id = input.required<string>();
  readonly server = SERVER;
  readonly embedCode = embedCode;
  readonly linesOf = linesOf;
  readonly stateOf = stateOf;
  readonly operator = inject(Operator);
  readonly saved = signal<Chatbot | null>(null);
  readonly config = signal<Config | null>(null);
  readonly problem = signal('');
  readonly isSaved = computed(() => this.config() === this.saved()?.config);

  ngOnInit(): void {
    void this.run(readChatbot(this.id()));
  }

  change(values: Partial<Config>): void {
    this.config.update((config) => config && { ...config, ...values });
  }

  changeAppearance(values: Partial<Config['appearance']>): void {
    const appearance = this.config()?.appearance;
    if (appearance) this.change({ appearance: { ...appearance, ...values } });
  }

  save(event: Event): void {
    event.preventDefault();
    const [saved, config] = [this.saved(), this.config()];
    if (saved && config) void this.run(saveChatbot(saved, config));
  }

  publish(): void {
    void this.run(publishChatbot(this.id()));
  }

  private async run(deed: Promise<Chatbot>): Promise<void> {
    try {
      const chatbot = await deed;
      this.saved.set(chatbot);
      this.config.set(chatbot.config);
      this.problem.set('');
    } catch (error) {
      this.problem.set(wordsOf(error));
    }
  }
}
