import { ViewerResolver } from '../access/viewer.resolver.js';
import { BatchesResolver } from '../governance/batches.resolver.js';
import { InstallationResolver } from '../installation/installation.resolver.js';
import { ProvisionResolver } from '../provision/provision.resolver.js';

/** Every resolver class of the schema; each domain adds its own. */
export const RESOLVERS = [ViewerResolver, BatchesResolver, InstallationResolver, ProvisionResolver] as const;
