/** True where a value of this kind does not compile. */
export type Refused<Type, Value> = Value extends Type ? false : true;
