/** The thread in which a publication is worked out: seconds of arithmetic for a large force, which would keep every other request waiting. */
import { parentPort, workerData } from 'node:worker_threads';
import type { FromThread } from '../../threads/in-thread.js';
import { publication, type PublicationFields, type PublishWork } from './publish-aside.js';

parentPort!.postMessage({ found: { ...publication(workerData as PublishWork) } } satisfies FromThread<PublicationFields>);
