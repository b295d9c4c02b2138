import { primaryLanguage } from '../terms/text-search-language.js';

/** Phrases of a chatbot's own, in the language of its configuration. */
export interface Phrases {
  readonly unknown: string;
  /** Words before several passages, any of which may answer. */
  readonly several: string;
  /** Words after the likeliest passage, before others that are less likely. */
  readonly also: string;
  /** Words for one question of several that has no answer. */
  readonly unknownPart: (question: string) => string;
  /** Answer to a question in this language if the documents are in another, which it names. */
  readonly otherLanguage: (documents: string) => string;
  /** Words before a list of the topics nearest to the question. */
  readonly nearest: string;
  /** Answer to a message without a word in it. */
  readonly unclear: string;
  readonly greeting: string;
  readonly thanks: string;
  readonly farewell: string;
}

const ENGLISH: Phrases = {
  unknown:
    'I don’t know. I found nothing about that in what I have to read. Try other words, or ask about one thing at a time.',
  several: 'I am not sure which of these you mean:',
  also: 'This may help too:',
  unknownPart: (question) => `“${question}”: I don’t know.`,
  otherLanguage: (documents) =>
    `I don’t know. What I have to read is in ${documents}: please ask in ${documents}.`,
  nearest: 'The nearest topics I have are:',
  unclear: 'Please ask me in words, for example with a short question.',
  greeting: 'Hello! What would you like to know?',
  thanks: 'You’re welcome. Is there anything else?',
  farewell: 'Goodbye!',
};

const PHRASES: Record<string, Phrases> = {
  en: ENGLISH,
  de: {
    unknown:
      'Das weiß ich nicht. In meinen Unterlagen steht dazu nichts. Versuchen Sie es mit anderen Worten oder mit einer Frage nach der anderen.',
    several: 'Ich bin nicht sicher, was davon Sie meinen:',
    also: 'Vielleicht hilft auch das:',
    unknownPart: (question) => `„${question}“: Das weiß ich nicht.`,
    otherLanguage: (documents) =>
      `Das weiß ich nicht. Meine Unterlagen sind auf ${documents}: Bitte fragen Sie auf ${documents}.`,
    nearest: 'Am nächsten kommen diese Themen:',
    unclear: 'Bitte fragen Sie in Worten, zum Beispiel mit einer kurzen Frage.',
    greeting: 'Hallo! Was möchten Sie wissen?',
    thanks: 'Gern geschehen. Haben Sie noch eine Frage?',
    farewell: 'Auf Wiedersehen!',
  },
  fr: {
    unknown:
      'Je ne sais pas. Je n’ai rien trouvé à ce sujet dans mes documents. Essayez avec d’autres mots ou posez une seule question à la fois.',
    several: 'Je ne suis pas sûr de ce que vous cherchez parmi ceci :',
    also: 'Ceci peut aussi vous aider :',
    unknownPart: (question) => `« ${question} » : je ne sais pas.`,
    otherLanguage: (documents) =>
      `Je ne sais pas. Mes documents sont en ${documents} : posez votre question en ${documents}.`,
    nearest: 'Les sujets les plus proches sont :',
    unclear: 'Posez votre question avec des mots, par exemple en une courte phrase.',
    greeting: 'Bonjour ! Que souhaitez-vous savoir ?',
    thanks: 'Je vous en prie. Avez-vous une autre question ?',
    farewell: 'Au revoir !',
  },
  es: {
    unknown:
      'No lo sé. No he encontrado nada sobre eso en mis documentos. Pruebe con otras palabras o pregunte una sola cosa a la vez.',
    several: 'No estoy seguro de a cuál de estos puntos se refiere:',
    also: 'Esto también le puede ayudar:',
    unknownPart: (question) => `«${question}»: no lo sé.`,
    otherLanguage: (documents) =>
      `No lo sé. Mis documentos están en ${documents}: haga su pregunta en ${documents}.`,
    nearest: 'Los temas más cercanos son:',
    unclear: 'Escriba su pregunta con palabras, por ejemplo en una frase corta.',
    greeting: '¡Hola! ¿Qué le gustaría saber?',
    thanks: 'De nada. ¿Tiene alguna otra pregunta?',
    farewell: '¡Hasta luego!',
  },
  pt: {
    unknown:
      'Não sei. Não encontrei nada sobre isso nos meus documentos. Tente com outras palavras ou pergunte uma coisa de cada vez.',
    several: 'Não tenho a certeza de qual destes pontos procura:',
    also: 'Isto também pode ajudar:',
    unknownPart: (question) => `“${question}”: não sei.`,
    otherLanguage: (documents) =>
      `Não sei. Os meus documentos estão em ${documents}: faça a sua pergunta em ${documents}.`,
    nearest: 'Os temas mais próximos são:',
    unclear: 'Escreva a sua pergunta com palavras, por exemplo numa frase curta.',
    greeting: 'Olá! O que gostaria de saber?',
    thanks: 'De nada. Tem mais alguma pergunta?',
    farewell: 'Até logo!',
  },
  nl: {
    unknown:
      'Dat weet ik niet. In mijn documenten heb ik daar niets over gevonden. Probeer het met andere woorden, of vraag één ding tegelijk.',
    several: 'Ik weet niet zeker wat u hiervan bedoelt:',
    also: 'Dit helpt misschien ook:',
    unknownPart: (question) => `“${question}”: dat weet ik niet.`,
    otherLanguage: (documents) =>
      `Dat weet ik niet. Mijn documenten zijn in het ${documents}: stel uw vraag in het ${documents}.`,
    nearest: 'Deze onderwerpen komen het dichtst in de buurt:',
    unclear: 'Stel uw vraag in woorden, bijvoorbeeld in één korte zin.',
    greeting: 'Hallo! Wat wilt u weten?',
    thanks: 'Graag gedaan. Hebt u nog een vraag?',
    farewell: 'Tot ziens!',
  },
  it: {
    unknown:
      'Non lo so. Nei miei documenti non ho trovato nulla al riguardo. Provi con altre parole o faccia una domanda alla volta.',
    several: 'Non sono sicuro di quale di questi punti intenda:',
    also: 'Anche questo può essere utile:',
    unknownPart: (question) => `“${question}”: non lo so.`,
    otherLanguage: (documents) =>
      `Non lo so. I miei documenti sono in ${documents}: faccia la domanda in ${documents}.`,
    nearest: 'Gli argomenti più vicini sono:',
    unclear: 'Scriva la domanda a parole, per esempio in una breve frase.',
    greeting: 'Buongiorno! Che cosa desidera sapere?',
    thanks: 'Prego. Ha altre domande?',
    farewell: 'Arrivederci!',
  },
  ja: {
    unknown:
      'わかりません。手元の資料には、その内容が見つかりませんでした。別の言葉で、または一つずつお尋ねください。',
    several: '次のどれをお探しか、はっきりしません。',
    also: 'こちらも参考になるかもしれません。',
    unknownPart: (question) => `「${question}」：わかりません。`,
    otherLanguage: (documents) =>
      `わかりません。手元の資料は${documents}です。${documents}でお尋ねください。`,
    nearest: '近い内容は次のとおりです。',
    unclear: '短い質問のように、言葉でお尋ねください。',
    greeting: 'こんにちは。何についてお知りになりたいですか。',
    thanks: 'どういたしまして。ほかにご質問はありますか。',
    farewell: 'さようなら。',
  },
  zh: {
    unknown: '我不知道。在我掌握的资料里没有找到相关内容。请换一种说法，或一次只问一件事。',
    several: '我不确定您指的是以下哪一项：',
    also: '以下内容可能也有帮助：',
    unknownPart: (question) => `“${question}”：我不知道。`,
    otherLanguage: (documents) => `我不知道。我掌握的资料是${documents}的，请用${documents}提问。`,
    nearest: '最接近的主题有：',
    unclear: '请用文字提问，例如一个简短的问题。',
    greeting: '您好！您想了解什么？',
    thanks: '不客气。还有其他问题吗？',
    farewell: '再见！',
  },
  ar: {
    unknown:
      'لا أعرف. لم أجد شيئًا عن ذلك في المستندات المتاحة لي. جرّب كلمات أخرى، أو اسأل عن أمر واحد في كل مرة.',
    several: 'لست متأكدًا أيّ مما يلي تقصد:',
    also: 'قد يفيدك هذا أيضًا:',
    unknownPart: (question) => `«${question}»: لا أعرف.`,
    otherLanguage: (documents) =>
      `لا أعرف. المستندات المتاحة لي مكتوبة بهذه اللغة: ${documents}. يرجى السؤال بها.`,
    nearest: 'أقرب المواضيع المتاحة:',
    unclear: 'يرجى كتابة سؤالك بالكلمات، في جملة قصيرة مثلًا.',
    greeting: 'مرحبًا! ماذا تود أن تعرف؟',
    thanks: 'على الرحب والسعة. هل لديك سؤال آخر؟',
    farewell: 'إلى اللقاء!',
  },
};

/** Tells whether there are phrases in a BCP 47 language. */
export const hasPhrases = (language: string) => primaryLanguage(language) in PHRASES;

/** The phrases of a BCP 47 language; English where there are none. */
export function phrasesFor(language: string): Phrases {
  return PHRASES[primaryLanguage(language)] ?? ENGLISH;
}
