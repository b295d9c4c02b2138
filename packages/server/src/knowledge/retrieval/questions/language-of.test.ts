import t from 'tap';
import { foreignLanguage, languageOf } from './language-of.js';

t.test('[8.8] the language of a question shows in its small words or its script', (t) => {
  for (const [question, language] of [
    ['How long does it take?', 'en'],
    ['Wie lange habe ich Zeit?', 'de'],
    ['Combien coûte la livraison en Italie ?', 'fr'],
    ['¿Cuánto tiempo tengo para devolver un producto?', 'es'],
    ['Quanto custa o envio para Portugal?', 'pt'],
    ['どうやって埋め込みますか', 'ja'],
    ['你们周一营业吗？', 'zh'],
    ['هل تفتحون يوم الأحد؟', 'ar'],
    ['¿Qué talla necesito?', 'es'],
    ['Lieferzeit nach Österreich?', 'de'],
    ['Habt ihr sonntags offen?', 'de'],
    ['Puis-je retourner des chaussures portées ?', 'fr'],
    ['Avez-vous un magasin à Paris ?', 'fr'],
    ['Hoe lang duurt de levering?', 'nl'],
    ['Kan ik gedragen schoenen terugsturen?', 'nl'],
    ['¿Aceptan tarjeta de crédito?', 'es'],
    ['quiero cancelar mi pedido', 'es'],
    ['Onde está a minha encomenda?', 'pt'],
    ['Aceitam cartão de crédito?', 'pt'],
    ['Posso restituire le scarpe usate?', 'it'],
    ['Avete un negozio a Milano?', 'it'],
    ['can i come in on sat', 'en'],
    ['u open 2day?', null],
    ['los angeles store', null],
    ['refund', null],
    ['my phone will die', null],
    ['', null],
  ] as const) {
    t.equal(languageOf(question), language, question);
  }
  t.equal(foreignLanguage('Wie lange habe ich Zeit?', 'de-AT'), null);
  t.equal(foreignLanguage('Wie lange habe ich Zeit?', 'en'), 'de');
  t.end();
});
