import { withPath } from '../chatbot-service/providers/model/model-endpoint.js';
import { EgressClient } from '../egress/egress-client.js';
import type { Settings } from '../env.js';
import { requestEmbeddings } from '../knowledge/retrieval/embeddings/endpoint/request-embeddings.js';
import { embeddingEndpoint } from '../knowledge/retrieval/embeddings/endpoint/embedding-endpoint.js';
import type { Engine } from '../knowledge/retrieval/embeddings/encoder/encoder.js';
import { WorkerSentenceEmbedder } from '../knowledge/retrieval/embeddings/worker-sentence-embedder.js';
import { bad, doubtful, good, reasonOf, type Finding } from './finding.js';

const ANSWER_MS = 10_000;
const OPENAI = 'https://api.openai.com/v1';

/** Asks the language model's service whether it knows the key and the model. It costs nothing. */
export async function checkModel({ model, egressAllow }: Settings): Promise<Finding> {
  const about = 'model';
  if (model.apiKey === null && model.baseUrl === OPENAI) {
    return good(about, 'none is set up: chatbots answer from their documents, or bring their own');
  }
  const egress = new EgressClient({ allow: [...egressAllow, new URL(model.baseUrl).host] });
  try {
    const response = await egress.fetch(withPath(model.baseUrl, '/models'), {
      headers: model.apiKey === null ? {} : { authorization: `Bearer ${model.apiKey}` },
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    const text = await response.text();
    if (response.status === 401 || response.status === 403) {
      return bad(about, `${model.baseUrl} refuses the key`, 'Set OPENAI_API_KEY to a valid one.');
    }
    if (response.status === 404) return good(about, `${model.baseUrl} answers and lists no models`);
    if (!response.ok) {
      return doubtful(
        about,
        `${model.baseUrl} answers ${response.status}`,
        'Check the status of the service.',
      );
    }
    return text.includes(JSON.stringify(model.model))
      ? good(about, `${model.model} at ${model.baseUrl}`)
      : doubtful(
          about,
          `${model.baseUrl} does not list ${model.model}`,
          'Set OPENAI_MODEL to one that it has.',
        );
  } catch (error) {
    return bad(
      about,
      `${model.baseUrl} cannot be reached: ${reasonOf(error)}`,
      'Check OPENAI_BASE_URL, and the outgoing connections of this machine.',
    );
  }
}

/** Has one short text embedded; where a service does that, it costs next to nothing. */
export async function checkEmbedder({ embeddings, egressAllow }: Settings): Promise<Finding> {
  const about = 'embedder';
  if (embeddings === null) return checkLocalEmbedder(about);
  const egress = new EgressClient({ allow: [...egressAllow, new URL(embeddings.baseUrl).host] });
  try {
    const endpoint = embeddingEndpoint(embeddings);
    const [vector] = await requestEmbeddings(
      endpoint,
      (url, init) => egress.fetch(url, init),
      ['How are you?'],
      AbortSignal.timeout(ANSWER_MS),
    );
    return good(about, `${embeddings.model}, ${vector?.length ?? 0} dimensions`);
  } catch (error) {
    return bad(
      about,
      reasonOf(error),
      'Check EMBEDDINGS_BASE_URL, EMBEDDINGS_MODEL and EMBEDDINGS_API_KEY. Until then questions are searched by words alone.',
    );
  }
}

async function checkLocalEmbedder(about: string): Promise<Finding> {
  const engines: Engine[] = [];
  const embedder = new WorkerSentenceEmbedder({ onEngine: (engine) => engines.push(engine) });
  try {
    await embedder.warm();
    return engines.at(-1) === 'native'
      ? good(about, 'the local model, by onnxruntime-node')
      : good(
          about,
          'the local model, by WebAssembly; with onnxruntime-node it is six times as fast',
        );
  } catch (error) {
    return doubtful(
      about,
      reasonOf(error),
      'Reinstall the packages. Until then questions are searched by words alone.',
    );
  } finally {
    await embedder.close();
  }
}
