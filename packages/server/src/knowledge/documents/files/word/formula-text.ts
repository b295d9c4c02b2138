import { raised } from '../html/raised.js';
import { child, elementsIn, textIn, type XmlElement } from './xml-tree.js';

/** A formula of Office (OMML: ECMA-376, part 1, 22.1) on one line, as people type it: `x² = (a+b)/2`. */
export function formulaText(element: XmlElement): string {
  const of = (name: string) => {
    const part = child(element, name);
    return part ? formulaText(part) : '';
  };
  const property = (name: string) =>
    child(child(element, `${element.name}Pr`), name)?.attributes['m:val'];
  switch (element.name) {
    case 'm:r':
      return textIn(element, 'm:t');
    case 'm:f':
      return `${grouped(of('m:num'))}/${grouped(of('m:den'))}`;
    case 'm:sSup':
      return `${grouped(of('m:e'))}${above(of('m:sup'))}`;
    case 'm:sSub':
      return `${of('m:e')}${below(of('m:sub'))}`;
    case 'm:sSubSup':
      return `${of('m:e')}${below(of('m:sub'))}${above(of('m:sup'))}`;
    case 'm:rad':
      return `${of('m:deg') === '' ? '√' : `${raised(of('m:deg'))}√`}${grouped(of('m:e'))}`;
    case 'm:nary':
      return `${property('m:chr') ?? '∫'}${below(of('m:sub'))}${above(of('m:sup'))} ${of('m:e')}`;
    case 'm:limLow':
      return `${of('m:e')}${below(of('m:lim'))} `;
    case 'm:limUpp':
      return `${of('m:e')}${above(of('m:lim'))} `;
    case 'm:func':
      return `${of('m:fName').trim()} ${of('m:e')}`;
    case 'm:d': {
      const parts = elementsIn(element).filter(({ name }) => name === 'm:e');
      const inside = parts.map(formulaText).join(property('m:sepChr') ?? '|');
      return `${property('m:begChr') ?? '('}${inside}${property('m:endChr') ?? ')'}`;
    }
    case 'm:m':
      return `[${rowsOf(element, 'm:mr').join('; ')}]`;
    case 'm:mr':
      return rowsOf(element, 'm:e').join(', ');
    case 'm:eqArr':
      return rowsOf(element, 'm:e').join('; ');
  }
  return elementsIn(element).map(formulaText).join('');
}

const rowsOf = (element: XmlElement, name: string) =>
  elementsIn(element)
    .filter((each) => each.name === name)
    .map(formulaText);

const grouped = (text: string) => (/^[\p{L}\p{N}.,]*$/u.test(text) ? text : `(${text})`);
const below = (text: string) => (text === '' ? '' : `_${grouped(text)}`);
const above = (text: string) => {
  if (text === '') return '';
  const letters = raised(text);
  return letters === text ? `^${grouped(text)}` : letters;
};
