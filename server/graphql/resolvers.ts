import { ViewerResolver } from '../access/viewer.resolver.js';

/** Every resolver class of the schema; each domain adds its own. */
export const RESOLVERS = [ViewerResolver] as const;
