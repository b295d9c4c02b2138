import type { TLocalizedValidationError } from 'typebox/error';

const TYPE = '/properties/type';

/**
 * A union reports what is wrong with each of its members. Where they differ in `type`, only what is
 * wrong with the one that was meant; where none was, only that.
 */
export function ofMeantMember(
  errors: readonly TLocalizedValidationError[],
): TLocalizedValidationError[] {
  const others = errors
    .filter(({ keyword, schemaPath }) => keyword === 'const' && schemaPath.endsWith(TYPE))
    .map(({ schemaPath }) => schemaPath.slice(0, -TYPE.length));
  const unions = new Set(others.map((member) => member.replace(/\/anyOf\/\d+$/, '')));
  const isMeant = ({ schemaPath }: TLocalizedValidationError) =>
    !others.some((member) => isWithin(schemaPath, member));
  return errors.filter((error) => {
    const { keyword, schemaPath } = error;
    const union = [...unions].find((path) => isWithin(schemaPath, path));
    if (union === undefined) return true;
    const ofMembers = errors.filter((each) => isWithin(each.schemaPath, `${union}/anyOf`));
    if (ofMembers.some(isMeant)) return isMeant(error) && schemaPath !== union;
    return keyword === 'const' && schemaPath.endsWith(TYPE);
  });
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}
