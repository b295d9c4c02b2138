import type { ChatbotRepository } from '../chatbots/chatbot-repository.js';
import { configurationHash } from '../chatbots/fingerprint.js';
import type { KnowledgeService } from '../knowledge/documents/knowledge-service.js';
import { DEMO_CHATBOTS, type DemoChatbot } from './demo-chatbots.js';

const TENANT = 'demo';

export interface SeedDependencies {
  readonly chatbots: ChatbotRepository;
  readonly knowledge: KnowledgeService;
  /** Called when there is something to seed. */
  readonly onStart: () => void;
  /** Default: those of the demo. */
  readonly demos?: readonly DemoChatbot[];
}

/**
 * Fills an empty database with the demo chatbots, once: what is changed or deleted later stays so.
 * All are made before the first is published, so a start that was interrupted before is completed
 * by the next one. Documents that follow their files are brought up to date at every start, and
 * published unless an operator has changed the draft; their vectors are made when somebody first
 * asks, so that no start waits for the model or heats for it.
 */
export async function seedDemo({
  chatbots,
  knowledge,
  onStart,
  demos = DEMO_CHATBOTS,
}: SeedDependencies): Promise<void> {
  const states = await Promise.all(
    demos.map(async ({ chatbotId }) => stateOf(chatbotId, chatbots)),
  );
  if (states.includes('unfinished') || (await chatbots.isEmpty())) {
    onStart();
    await addAll(demos, states, chatbots, knowledge);
  }
  for (const [index, demo] of demos.entries()) {
    if (!demo.followsFiles || states[index] !== 'there') continue;
    const documents = await demo.documents();
    if (documents.length === 0) continue;
    await knowledge.replaceAll(TENANT, demo.chatbotId, documents, { later: true });
    // What an operator has not published yet is not ours to publish.
    const [draft, live] = await Promise.all([
      chatbots.find(TENANT, demo.chatbotId),
      chatbots.findRevision(demo.chatbotId, 'live'),
    ]);
    if (draft && live && draft.revision === live.revision) {
      await chatbots.publish(TENANT, demo.chatbotId, 'seed', null);
    }
  }
}

type State = 'missing' | 'unfinished' | 'there';

async function stateOf(chatbotId: string, chatbots: ChatbotRepository): Promise<State> {
  const chatbot = await chatbots.find(TENANT, chatbotId);
  if (!chatbot) return 'missing';
  return chatbot.revision === 1 && chatbot.live === null ? 'unfinished' : 'there';
}

async function addAll(
  demos: readonly DemoChatbot[],
  states: readonly State[],
  chatbots: ChatbotRepository,
  knowledge: KnowledgeService,
): Promise<void> {
  const added: { demo: DemoChatbot; documents: Awaited<ReturnType<DemoChatbot['documents']>> }[] =
    [];
  for (const [index, demo] of demos.entries()) {
    if (states[index] === 'there') continue;
    const documents = await demo.documents();
    if (documents.length === 0) continue;
    const { chatbotId, config } = demo;
    const configuration = configurationHash(config);
    const first = { tenantId: TENANT, chatbotId, config, configuration, createdBy: 'seed' };
    // Null: it is unfinished, or another process that starts at this moment was faster.
    const created = await chatbots.create(first, null);
    if (created || states[index] === 'unfinished') added.push({ demo, documents });
  }
  for (const { demo, documents } of added) {
    await knowledge.put(TENANT, demo.chatbotId, documents, { later: demo.followsFiles });
  }
  for (const { demo } of added) await chatbots.publish(TENANT, demo.chatbotId, 'seed', null);
}
