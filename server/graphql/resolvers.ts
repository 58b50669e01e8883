import { ViewerResolver } from '../access/viewer.resolver.js';
import { ProvisionResolver } from '../provision/provision.resolver.js';

/** Every resolver class of the schema; each domain adds its own. */
export const RESOLVERS = [ViewerResolver, ProvisionResolver] as const;
