import { primaryLanguage } from './text-search-language.js';

/** What a chatbot says of its own accord, in the language of its configuration. */
export interface Phrases {
  readonly unknown: string;
  /** Before a list of the topics nearest to the question. */
  readonly nearest: string;
  /** For a message without a word in it. */
  readonly unclear: string;
  readonly greeting: string;
  readonly thanks: string;
  readonly farewell: string;
}

const ENGLISH: Phrases = {
  unknown:
    'I don’t know. I found nothing about that in what I have to read. Try other words, or ask about one thing at a time.',
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
    nearest: 'Am nächsten kommen diese Themen:',
    unclear: 'Bitte fragen Sie in Worten, zum Beispiel mit einer kurzen Frage.',
    greeting: 'Hallo! Was möchten Sie wissen?',
    thanks: 'Gern geschehen. Haben Sie noch eine Frage?',
    farewell: 'Auf Wiedersehen!',
  },
  fr: {
    unknown:
      'Je ne sais pas. Je n’ai rien trouvé à ce sujet dans mes documents. Essayez avec d’autres mots ou posez une seule question à la fois.',
    nearest: 'Les sujets les plus proches sont :',
    unclear: 'Posez votre question avec des mots, par exemple en une courte phrase.',
    greeting: 'Bonjour ! Que souhaitez-vous savoir ?',
    thanks: 'Je vous en prie. Avez-vous une autre question ?',
    farewell: 'Au revoir !',
  },
  es: {
    unknown:
      'No lo sé. No he encontrado nada sobre eso en mis documentos. Pruebe con otras palabras o pregunte una sola cosa a la vez.',
    nearest: 'Los temas más cercanos son:',
    unclear: 'Escriba su pregunta con palabras, por ejemplo en una frase corta.',
    greeting: '¡Hola! ¿Qué le gustaría saber?',
    thanks: 'De nada. ¿Tiene alguna otra pregunta?',
    farewell: '¡Hasta luego!',
  },
  pt: {
    unknown:
      'Não sei. Não encontrei nada sobre isso nos meus documentos. Tente com outras palavras ou pergunte uma coisa de cada vez.',
    nearest: 'Os temas mais próximos são:',
    unclear: 'Escreva a sua pergunta com palavras, por exemplo numa frase curta.',
    greeting: 'Olá! O que gostaria de saber?',
    thanks: 'De nada. Tem mais alguma pergunta?',
    farewell: 'Até logo!',
  },
  ja: {
    unknown:
      'わかりません。手元の資料には、その内容が見つかりませんでした。別の言葉で、または一つずつお尋ねください。',
    nearest: '近い内容は次のとおりです。',
    unclear: '短い質問のように、言葉でお尋ねください。',
    greeting: 'こんにちは。何についてお知りになりたいですか。',
    thanks: 'どういたしまして。ほかにご質問はありますか。',
    farewell: 'さようなら。',
  },
  zh: {
    unknown: '我不知道。在我掌握的资料里没有找到相关内容。请换一种说法，或一次只问一件事。',
    nearest: '最接近的主题有：',
    unclear: '请用文字提问，例如一个简短的问题。',
    greeting: '您好！您想了解什么？',
    thanks: '不客气。还有其他问题吗？',
    farewell: '再见！',
  },
  ar: {
    unknown:
      'لا أعرف. لم أجد شيئًا عن ذلك في المستندات المتاحة لي. جرّب كلمات أخرى، أو اسأل عن أمر واحد في كل مرة.',
    nearest: 'أقرب المواضيع المتاحة:',
    unclear: 'يرجى كتابة سؤالك بالكلمات، في جملة قصيرة مثلًا.',
    greeting: 'مرحبًا! ماذا تود أن تعرف؟',
    thanks: 'على الرحب والسعة. هل لديك سؤال آخر؟',
    farewell: 'إلى اللقاء!',
  },
};

/** The phrases of a BCP 47 language; English where there are none. */
export function phrasesFor(language: string): Phrases {
  return PHRASES[primaryLanguage(language)] ?? ENGLISH;
}
