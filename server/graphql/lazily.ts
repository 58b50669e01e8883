/**
 * The type of a decorated field whose class lives in a module that in turn needs this one. Written as the class itself it
 * would be emitted as decorator metadata, read while the modules are still loading, and stop the compiled server with
 * «Cannot access before initialization»; through this alias nothing is emitted. The class goes into `@Field(() => …)`.
 */
export type Lazily<Type> = Type;
