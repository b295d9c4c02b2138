import { primaryLanguage } from '../terms/text-search-language.js';
import { writtenWords } from '../terms/words.js';

/** Words that many questions of a language have, and that say what language it is. */
const TELLING: Readonly<Record<string, ReadonlySet<string>>> = {
  en: words(
    `the is are what how when where which who why can could do does did you your my it and for with of
    to have has would should from not there this that any long much if in on at or we they get be an
    was were i im dont`,
  ),
  de: words(
    `der die das ist sind wie wann wo wer warum welche welcher welches welchen kann können könnt ich sie
    ihr ihre ihren mein meine meinen meiner nicht kein keine ein eine einen einer und mit für von zu zum
    zur haben habe habt hatte gibt es wird werden wurde auf bei euch eure wenn oder auch kostet kosten
    lange viel nach nehmt nehmen muss müssen darf dürfen soll sollte möchte brauche braucht brauchen
    macht machen liefert liefern bietet verkauft geht im ins am dem den wohin woher wieviel bitte danke
    noch schon etwas jemand wir uns mir mich sich
    versandkosten lieferung lieferzeit bestellung öffnungszeiten rückgabe passwort preis preise schweiz`,
  ),
  fr: words(
    `le la les l est sont comment quand où qui pourquoi quel quelle quels quelles puis puis-je peut peux
    peut-on je j vous mon ma mes votre vos une un des du et avec pour combien dans ne pas avez avez-vous
    est-ce quest-ce quoi cest sur au aux chez ou si il ya coûte faut faites faire voudrais livrez
    acceptez proposez vendez mes mon sans quelque nous en suis
    ai de livraison délai remboursement commande retour horaires prix magasin`,
  ),
  es: words(
    `el los las la es son cómo cuándo dónde adónde quién qué cuál cuáles puedo puede pueden mi mis su sus
    una un y con para por de del al en cuánto cuánta cuántos cuesta cuestan cuanto tengo tiene tienen hay
    está están se me si quiero quisiera necesito envían venden aceptan hacen hacer ustedes nos yo sin
    tarda tardan abren cierran horario
    apertura envío pedido devolución devolver reembolso precio precios tienda cita`,
  ),
  pt: words(
    `os as o um uma são como quando onde quem quê qual quais posso pode podem meu minha meus minhas seu
    sua com para por de em no na quanto custa custam tenho têm tem há não do da dos das é ao você vocês
    se quero preciso gostaria aceitam vendem fazem entregam fica está estão horário
    envio encomenda pedido devolução devolver reembolso preço preços loja`,
  ),
  nl: words(
    `het een zijn hoe wanneer waar wie waarom welke kan kunnen ik jullie mijn niet geen van naar voor met
    heb hebben heeft wat kost kosten lang veel er bij dit dat de u uw jij je op te om als of is moet
    moeten mag mogen krijg terug wordt worden hebt doen doet graag wil vergeten gaan
    verzendkosten levering bestelling openingstijden terugsturen winkel wachtwoord prijs`,
  ),
  it: words(
    `il lo la gli le i è sono come quando dove dovè chi perché quale quali posso può mio mia miei una un
    con per quanto quanti costa costano ho avete hai della del dei di non che c cè si sul al nel mi vi
    vorrei devo accettate fate spedite vendete consegnate qual orari
    spedizione ordine reso rimborso prezzo prezzi negozio`,
  ),
};
/** Letters and marks that one of these languages has, and the others seldom. */
const LETTERS: Readonly<Record<string, RegExp>> = {
  de: /[äöüß]/u,
  fr: /[êûœçèà]/u,
  es: /[ñ¿¡]/u,
  pt: /[ãõ]/u,
  it: /[òìù]/u,
};
/** Scripts of one language that the widget speaks each. */
const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Arabic}/gu, 'ar'],
];
/** Other letters than these tell more: `qué` is Spanish, `die` may be English. */
const IS_PLAIN = /^[a-z]+$/;
/** Length in which a question shows its language, in UTF-16 code units. */
const LONGEST = 600;

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}

/**
 * The language of a question, as a primary BCP 47 subtag; null where it cannot be told: short ones
 * seldom show it.
 */
export function languageOf(question: string): string | null {
  const text = question.slice(0, LONGEST);
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  for (const [script, language] of SCRIPTS) {
    const own = text.match(script)?.length ?? 0;
    if (own * 4 > letters && own > 0) return language;
  }
  const written = writtenWords(text);
  const tokens = [...new Set([...written, ...(text.match(/[¿¡]/gu) ?? [])])];
  const counts = Object.entries(TELLING)
    .map(([language, telling]) => ({
      language,
      count: tokens.reduce((sum, word) => {
        if (telling.has(word)) return sum + (IS_PLAIN.test(word) ? 1 : 2);
        return LETTERS[language]?.test(word) ? sum + 1 : sum;
      }, 0),
    }))
    .sort((a, b) => b.count - a.count);
  const [first, second] = counts;
  if (!first || first.count < 2 || first.count === second?.count) return null;
  return first.language;
}

/** The language of a question if it is surely another than this one (BCP 47), else null. */
export function foreignLanguage(question: string, language: string): string | null {
  const own = languageOf(question);
  return own === null || own === primaryLanguage(language) ? null : own;
}
