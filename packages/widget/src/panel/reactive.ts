import type { PropertyDeclaration, ReactiveElement } from 'lit';

type Decorator = (prototype: ReactiveElement, name: string) => void;

/**
 * Declares a property whose changes render, as Lit's own `@property` does; that one serves two kinds
 * of decorators and weighs ten times as much. Without options it has no attribute.
 */
export function reactive(options: PropertyDeclaration = { attribute: false }): Decorator {
  return (prototype, name) =>
    (prototype.constructor as typeof ReactiveElement).createProperty(name, options);
}
